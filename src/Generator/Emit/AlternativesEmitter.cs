using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Bindery.Schema.Syntax;

namespace Bindery.Generator.Emit;

/// <summary>Writes the fields with the alternatives of elements, whose attributes select a derived class.</summary>
internal static class AlternativesEmitter
{
    public static void Emit(EmitContext context, SourceWriter writer, ClassModel model)
    {
        if (model.Alternatives is { } own)
            Emit(context, writer, own, model.Name);
        foreach (var slot in model.Slots)
            if (SlotOf(slot) is { Alternatives: { } alternatives } child && model.Type?.Inherited.Contains(slot.Member.Name) != true)
                Emit(context, writer, alternatives, child.ClassName);
    }

    /// <summary>Returns the children of a slot that have a class; null if there are none.</summary>
    public static ClassSlot? SlotOf(SlotModel slot) => slot as ClassSlot ?? (slot as WrapperSlot)?.Item as ClassSlot;

    private static void Emit(EmitContext context, SourceWriter writer, AlternativesModel alternatives, string declared)
    {
        var derived = context.TypeOf(declared)!.Derived.Select(one => one.ClassName).ToList();
        var attributes = alternatives.Cases.SelectMany(one => one.Test is null ? [] : AttributesIn(one.Test)).Distinct().ToList();
        writer.Line().Line($"internal static readonly {EmitContext.Type("XmlAlternatives")} {alternatives.Field} = new(").Indent();
        writer.Line($"new({ReaderEmitter.Names(attributes)}),").Line("static texts =>").Line("{").Indent();
        var isDecided = false;
        foreach (var one in alternatives.Cases)
        {
            var result = $"return {derived.IndexOf(one.ClassName!).ToString(CultureInfo.InvariantCulture)};";
            // A constant condition would make code unreachable, which is a warning.
            var constant = one.Test is null ? true : one.Test.Constant;
            if (constant == false)
                continue;
            if (constant == true)
            {
                writer.Line(result);
                isDecided = true;
                break;
            }
            writer.Line($"if ({Condition(one.Test!, attributes)})").Indent().Line(result).Unindent();
        }
        if (!isDecided)
            writer.Line("return -1;");
        writer.Unindent().Line("},").Line($"{string.Join(", ", derived.Select(name => $"typeof({context.InExpression(name)})"))});").Unindent();
    }

    private static IEnumerable<XmlName> AttributesIn(AttributeTest test) => test switch
    {
        AttributeTest.IsPresent present => [new XmlName(present.NamespaceUri, present.LocalName)],
        AttributeTest.HasText text => [new XmlName(text.NamespaceUri, text.LocalName)],
        AttributeTest.Not not => AttributesIn(not.Inner),
        AttributeTest.And and => AttributesIn(and.Left).Concat(AttributesIn(and.Right)),
        AttributeTest.Or or => AttributesIn(or.Left).Concat(AttributesIn(or.Right)),
        _ => [],
    };

    private static string Condition(AttributeTest test, List<XmlName> attributes)
    {
        return test switch
        {
            AttributeTest.Always always => always.IsTrue ? "true" : "false",
            AttributeTest.IsPresent present => $"{Text(present.NamespaceUri, present.LocalName)} is not null",
            AttributeTest.HasText text => $"{Text(text.NamespaceUri, text.LocalName)} == {EmitContext.Literal(text.Text)}",
            AttributeTest.Not not => $"!({Condition(not.Inner, attributes)})",
            AttributeTest.And and => $"({Flat(and)})",
            AttributeTest.Or or => $"({Flat(or)})",
            _ => throw new System.InvalidOperationException(test.GetType().Name),
        };

        // Each level of parentheses would take stack of the compiler.
        string Flat(AttributeTest one) => one switch
        {
            AttributeTest.And { Left: var left } and =>
                $"{(left is AttributeTest.And ? Flat(left) : Condition(left, attributes))} && {Condition(and.Right, attributes)}",
            AttributeTest.Or { Left: var left } or =>
                $"{(left is AttributeTest.Or ? Flat(left) : Condition(left, attributes))} || {Condition(or.Right, attributes)}",
            _ => Condition(one, attributes),
        };

        string Text(string namespaceUri, string localName) =>
            $"texts[{attributes.IndexOf(new XmlName(namespaceUri, localName)).ToString(CultureInfo.InvariantCulture)}]";
    }
}
