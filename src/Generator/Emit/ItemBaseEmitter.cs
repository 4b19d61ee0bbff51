using Bindery.Generator.Binding.Model;

namespace Bindery.Generator.Emit;

/// <summary>Writes the base of the items of an ordered list, and the items that are not elements with a class.</summary>
internal static class ItemBaseEmitter
{
    public static string Emit(EmitContext context, ItemBaseModel model) => context.File(writer =>
    {
        writer.Line($"/// <summary>One of the items of <see cref=\"{model.Documentation}\"/>, in document order.</summary>");
        JsonEmitter.DerivedTypes(context, writer, model.Name);
        writer.Line(EmitContext.GeneratedCode).Open($"{context.Accessibility} abstract class {model.Name} : {EmitContext.Type("XmlModel")}");
        writer.Line($"private protected {model.Name}()").Line("{").Line("}");
        writer.Close();
        if (model.TextName is { } textName)
            Case(context, writer, model.Name, textName, "string", "Value", "value", "Text between elements.", "writer.Text(Value);", "Value");
        if (model.AnyName is { } anyName)
            Case(
                context,
                writer,
                model.Name,
                anyName,
                EmitContext.Type("AnyElement"),
                "Element",
                "element",
                "An element that the schema allows but does not declare.",
                "writer.Element(Element);",
                "Element");
    });

    private static void Case(
        EmitContext context,
        SourceWriter writer,
        string baseName,
        string name,
        string type,
        string property,
        string parameter,
        string documentation,
        string write,
        string copy)
    {
        writer.Line().Line($"/// <summary>{documentation}</summary>");
        writer.Line(EmitContext.GeneratedCode).Open($"{context.Accessibility} sealed partial class {name} : {baseName}");
        writer.Line("/// <summary>Creates the item.</summary>");
        writer.Line($"public {name}({type} {parameter}) => {property} = {parameter};").Line();
        writer.Line($"/// <summary>{documentation}</summary>");
        writer.Line($"public {type} {property} {{ get; set; }}").Line();
        writer.Line("/// <summary>Creates a deep copy of this object.</summary>");
        writer.Line($"public {name} Clone() => new({copy});").Line();
        writer.Line("/// <inheritdoc/>").Line($"protected override void Write({EmitContext.Type("BindingWriter")} writer) => {write}");
        writer.Close();
    }
}
