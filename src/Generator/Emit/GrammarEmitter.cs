using System.Linq;
using Bindery.ModelMaps;

namespace Bindery.Generator.Emit;

/// <summary>
/// Writes the compiled grammar as a constant for the run time, and uses the constant in the assembly attribute for the analyzers. The attribute also contains
/// the model map.
/// </summary>
internal static class GrammarEmitter
{
    public static string Emit(EmitContext context)
    {
        var schema = context.Schema;
        // The models of a library are used through any of its types.
        var roots = string.Join(" ", schema.Classes.Any(model => model.IsRoot)
            ? schema.Classes.Where(model => model.IsRoot).Select(model => model.Name)
            : schema.TypeNames.Take(1));
        // Programs need the grammar, so it is a constant in their code. Only the analyzers need the model map, so it is only in the attribute.
        var attribute = $"[assembly: global::Bindery.Grammar({EmitContext.Literal(schema.FileName)}, global::{schema.Namespace}.{schema.GrammarName}.Text, "
            + $"Namespace = {EmitContext.Literal(schema.Namespace)}, Roots = {EmitContext.Literal(roots)}, Models =\n    "
            + string.Join(" +\n    ", Chunks(ModelMapWriter.Write(ModelMapping.Of(schema))).Select(EmitContext.Literal)) + ")]";
        // The analyzers only check code against a complete grammar.
        return context.File(
            writer =>
            {
                writer.Summary((string?)null, $"The compiled grammar of {schema.FileName}.");
                writer.Line(EmitContext.GeneratedCode).Open($"internal static class {schema.GrammarName}");
                writer.Line("internal const string Text =").Indent();
                writer.Line(string.Join(" +\n", Chunks(schema.GrammarText).Select(EmitContext.Literal)) + ";").Unindent().Line();
                writer.Line("/// <summary>The grammar. It is loaded on first use.</summary>");
                writer.Line($"internal static {EmitContext.Type("Grammar")} Instance {{ get; }} = {EmitContext.Type("Grammar")}.FromText(Text);");
                writer.Close();
            },
            schema.IsRecovered ? null : attribute);
    }

    // The compiler folds constants pairwise: a few large pieces, each short enough for an editor.
    private static System.Collections.Generic.IEnumerable<string> Chunks(string text)
    {
        var size = System.Math.Max(160, text.Length / 256);
        if (text.Length == 0)
            yield return text;
        for (var i = 0; i < text.Length; i += size)
            yield return text.Substring(i, System.Math.Min(size, text.Length - i));
    }
}
