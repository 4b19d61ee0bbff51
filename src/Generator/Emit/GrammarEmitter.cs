using System.Linq;

namespace Bindery.Generator.Emit;

/// <summary>Writes the compiled grammar: as a constant for the run time, and, the same constant, in the assembly attribute for the analyzers.</summary>
internal static class GrammarEmitter
{
    public static string Emit(EmitContext context)
    {
        var schema = context.Schema;
        var roots = string.Join(" ", schema.Classes.Where(model => model.IsRoot).Select(model => model.Name));
        var attribute = $"[assembly: global::Bindery.Grammar({EmitContext.Literal(schema.FileName)}, global::{schema.Namespace}.{schema.GrammarName}.Text, "
            + $"Namespace = {EmitContext.Literal(schema.Namespace)}, Roots = {EmitContext.Literal(roots)})]";
        return context.File(
            writer =>
            {
                writer.Summary((string?)null, $"The compiled grammar of {schema.FileName}.");
                writer.Line(context.GeneratedCode).Open($"internal static class {schema.GrammarName}");
                writer.Line("internal const string Text =").Indent();
                var chunks = Chunks(schema.GrammarText).ToList();
                for (var i = 0; i < chunks.Count; i++)
                    writer.Line(EmitContext.Literal(chunks[i]) + (i == chunks.Count - 1 ? ";" : " +"));
                writer.Unindent().Line();
                writer.Line("/// <summary>The grammar, read when it is asked for first.</summary>");
                writer.Line($"internal static {context.Type("Grammar")} Instance {{ get; }} = {context.Type("Grammar")}.Parse(Text);");
                writer.Close();
            },
            attribute);
    }

    // The compiler folds constants pairwise: few large pieces, short enough for an editor.
    private static System.Collections.Generic.IEnumerable<string> Chunks(string text)
    {
        var size = System.Math.Max(160, text.Length / 256);
        for (var i = 0; i < text.Length; i += size)
            yield return text.Substring(i, System.Math.Min(size, text.Length - i));
    }
}
