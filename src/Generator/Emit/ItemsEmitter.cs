using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;

namespace Bindery.Generator.Emit;

/// <summary>Writes the methods that read the items of a large document one by one: a pair of methods for each list of the root, or of its only child.</summary>
internal static class ItemsEmitter
{
    // A limit for the size of the code; more kinds of elements are unlikely to be read one by one.
    private const int MostNames = 64;

    public static void Emit(EmitContext context, SourceWriter writer, ClassModel root)
    {
        // The base class, which is the class of another root, already has them.
        if (root.Type is { HidesDocument: true })
            return;
        var (owner, around) = (root, new List<XmlName>());
        if (root.Slots.Count == 1 && root.Slots[0] is ClassSlot { IsList: false } only)
        {
            owner = context.Schema.Classes.First(candidate => candidate.Name == only.ClassName);
            around.Add(only.Xml);
        }
        foreach (var slot in owner.Slots)
            switch (slot)
            {
                case ClassSlot { IsList: true } list:
                    Emit(context, writer, root, owner, list.Member, list.ClassName, [(list.Xml, list.ClassName)], around, list.Alternatives);
                    break;
                case SubstitutionSlot { IsList: true, Cases.Count: <= MostNames } group:
                    Emit(
                        context,
                        writer,
                        root,
                        owner,
                        group.Member,
                        group.BaseName,
                        group.Cases.Select(itemCase => (itemCase.Xml, itemCase.ClassName)).ToList(),
                        around);
                    break;
                case WrapperSlot { Item: ClassSlot item } wrapper:
                    Emit(
                        context,
                        writer,
                        root,
                        owner,
                        wrapper.Member,
                        item.ClassName,
                        [(item.Xml, item.ClassName)],
                        [.. around, wrapper.Xml],
                        item.Alternatives);
                    break;
                case ItemsSlot { TextName: null, AnyName: null, Cases.Count: <= MostNames } items:
                    var cases = items.Cases.Select(itemCase => (itemCase.Xml, itemCase.ClassName)).ToList();
                    Emit(context, writer, root, owner, items.Member, items.BaseName, cases, around);
                    break;
            }
    }

    private static void Emit(
        EmitContext context,
        SourceWriter writer,
        ClassModel root,
        ClassModel owner,
        MemberModel member,
        string type,
        List<(XmlName Xml, string ClassName)> cases,
        IReadOnlyList<XmlName> around,
        AlternativesModel? alternatives = null)
    {
        var name = "Read" + member.Name;
        if (member.IsOutputOnly
            || name == "ReadTyped"
            || context.Members.Contains(name)
            || root.Declared.Any(declared => declared.StartsWith(name + "(", System.StringComparison.Ordinal)))
            return;
        var reader = EmitContext.Type("BindingReader");
        var items = $"{EmitContext.Type("XmlItems")}<{type}>";
        var options = $"{EmitContext.Type("XmlReadOptions")}? options = null";
        var names = $"new[] {{ {ReaderEmitter.Names(cases.Select(one => one.Xml))} }}";
        var steps = string.Concat(around.Select(step => ", " + EmitContext.Literal(step.Clark)));
        var list = ReferenceEquals(owner, root) ? member.Name : owner.Name + "." + member.Name;

        // A documentation comment of C# cannot refer to an inherited member.
        var shown = owner.Type is { } follows && follows.Inherited.Contains(member.Name) ? $"<c>{list}</c>" : $"<see cref=\"{list}\"/>";

        writer.Line();
        writer.Line($"/// <summary>Reads {shown} from a file one by one, for documents that are too large for memory.</summary>");
        writer.Line($"public static {items} {name}(string path, {options}) => {name}().From(path, options);");
        writer.Line();
        writer.Line($"/// <summary>Reads {shown} from a stream one by one, for documents that are too large for memory.</summary>");
        writer.Line($"public static {items} {name}({EmitContext.Type("Stream")} utf8, {options}) => {name}().From(utf8, options);");
        writer.Line();
        writer.Line($"private static {EmitContext.Type("ItemBinding")}<{type}> {name}() => Binding.Items(").Indent();
        if (cases.Count == 1)
        {
            var field = alternatives is null || ReferenceEquals(owner, root) ? alternatives?.Field : $"{context.InExpression(owner.Name)}.{alternatives.Field}";
            writer.Line($"static (ref {reader} reader, int _) => {TypeEmitter.Read(context, cases[0].ClassName, field)},");
        }
        else
        {
            writer.Line($"static (ref {reader} reader, int name) => name switch").Line("{").Indent();
            for (var i = 0; i < cases.Count; i++)
                writer.Line(Arm(cases[i], i) + ",");
            writer.Unindent().Line("},");
        }
        writer.Line($"{names}{steps});").Unindent();

        string Arm((XmlName Xml, string ClassName) one, int i)
        {
            var number = i == cases.Count - 1 ? "_" : i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return $"{number} => ({type})new {one.ClassName}(ref reader)";
        }
    }
}
