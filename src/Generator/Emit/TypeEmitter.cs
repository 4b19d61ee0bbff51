using System.Linq;
using Bindery.Generator.Binding.Model;

namespace Bindery.Generator.Emit;

/// <summary>Writes the parts that are specific to classes of complex types: copies of derived objects, and the selection of the class by xsi:type.</summary>
internal static class TypeEmitter
{
    public static void Emit(EmitContext context, SourceWriter writer, ClassModel model, TypeModel type)
    {
        var hides = type.BaseClass is null ? "" : "new ";
        writer.Line().Line("/// <summary>Creates a deep copy of this object.</summary>");
        writer.Line($"public {hides}{model.Name} Clone() => ({model.Name})MakeCopy();").Line();
        writer.Line(type.BaseClass is null ? "/// <summary>Creates a deep copy of the same class.</summary>" : "/// <inheritdoc/>");
        if (type is { IsAbstract: true, BaseClass: null })
            writer.Line($"private protected abstract {EmitContext.Type("XmlModel")} MakeCopy();");
        else if (type.IsAbstract)
            writer.Line($"private protected abstract override {EmitContext.Type("XmlModel")} MakeCopy();");
        else
            writer.Line($"private protected {(type.BaseClass is null ? "virtual" : "override")} {EmitContext.Type("XmlModel")} MakeCopy() =>")
                .Indent()
                .Line($"Copy(this, static (ref {EmitContext.Type("BindingReader")} reader) => new {model.Name}(ref reader));")
                .Unindent();
        if (type.ReadsDerived)
            EmitChoice(context, writer, model, type);
    }

    /// <summary>Writes the reader and the writer of a class that adds nothing but an element name.</summary>
    public static void EmitAsBase(EmitContext context, SourceWriter writer, ClassModel model, TypeModel type)
    {
        writer.Line();
        if (!(model.IsRoot && type is { ReadsDerived: true, IsElement: false }))
            writer.Line($"private static readonly {EmitContext.Type("XmlNames")} ElementName = new({EmitContext.Literal(model.Xml.Clark)});");
        if (model.IsRoot)
            DocumentEmitter.EmitBinding(context, writer, model);
        writer.Line();
        if (new RequiredLocals(context, model).Any && context.Options.RequiredMembers)
            writer.Line($"[{EmitContext.Type("SetsRequiredMembers")}]");
        writer.Line($"internal {model.Name}(ref {EmitContext.Type("BindingReader")} reader) : base(ref reader) {{ }}").Line();
        writer.Line("/// <inheritdoc/>").Open($"protected override void Write({EmitContext.Type("BindingWriter")} writer)");
        writer.Line(type.Name is not { } name ? "writer.AsElement(ElementName);"
            : name.NamespaceUri == model.Xml.NamespaceUri ? $"writer.AsType(ElementName, {EmitContext.Literal(name.LocalName)});"
            : $"writer.AsType(ElementName, {EmitContext.Literal(name.LocalName)}, {EmitContext.Literal(name.NamespaceUri)});");
        writer.Line("base.Write(writer);");
        writer.Close();
    }

    /// <summary>Returns the expression that reads the current element as an object of the class or of a derived one.</summary>
    /// <param name="context">The schema's context.</param>
    /// <param name="className">The class.</param>
    /// <param name="alternatives">The field with the alternatives of the element; null if there are none.</param>
    public static string Read(EmitContext context, string className, string? alternatives = null) =>
        context.TypeOf(className) is { ReadsDerived: true }
            ? $"{context.InExpression(className)}.ReadTyped(ref reader{(alternatives is null ? "" : ", " + alternatives)})"
            : $"new {className}(ref reader)";

    private static void EmitChoice(EmitContext context, SourceWriter writer, ClassModel model, TypeModel type)
    {
        var names = type.Derived.Select(derived => derived.Name).OfType<XmlName>().ToList();
        var hasAlternatives = context.HasAlternatives(model.Name);
        writer.Line();
        if (names.Count > 0 || hasAlternatives)
            writer.Line($"private static readonly {EmitContext.Type("XmlNames")} DerivedTypes = new({ReaderEmitter.Names(names)});").Line();
        EmitChoice(writer, model, type, names.Count, type.HidesReading, "", "");
        if (!hasAlternatives)
            return;
        var isHiding = false;
        for (var above = type.BaseClass; above is not null; above = context.TypeOf(above)!.BaseClass)
            isHiding |= context.HasAlternatives(above);
        writer.Line();
        EmitChoice(
            writer, model, type, type.Derived.Count, isHiding, $", {EmitContext.Type("XmlAlternatives")} alternatives", ", alternatives");
    }

    private static void EmitChoice(SourceWriter writer, ClassModel model, TypeModel type, int count, bool isHiding, string parameter, string argument)
    {
        writer.Line($"internal static {(isHiding ? "new " : "")}{model.Name} ReadTyped(ref {EmitContext.Type("BindingReader")} reader{parameter}) =>").Indent();
        var other = type.IsAbstract
            ? $"throw reader.AbstractType({EmitContext.Literal(type.Name?.LocalName ?? model.Xml.LocalName)})"
            : $"new {model.Name}(ref reader)";
        if (count == 0)
        {
            writer.Line(other + ";").Unindent();
            return;
        }
        writer.Line($"reader.FindType(DerivedTypes{argument}) switch").Line("{").Indent();
        for (var i = 0; i < count; i++)
            writer.Line($"{i} => new {type.Derived[i].ClassName}(ref reader),");
        writer.Line($"_ => {other},").Unindent().Line("};").Unindent();
    }
}
