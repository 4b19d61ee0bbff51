using System.Collections.Generic;
using System.Threading;
using Bindery.Schema.Markup;
using Bindery.Schema.Rnc;
using Bindery.Schema.Rng;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Writing;

/// <summary>A schema file that is to be rewritten: its tree in the XML syntax, independent of its own syntax, and the files that it refers to.</summary>
/// <param name="Path">The full path.</param>
/// <param name="IsCompact">Whether it is in the compact syntax.</param>
/// <param name="Markup">The tree.</param>
/// <param name="References">The files, by the places of the href attributes that refer to them.</param>
internal sealed record SchemaDocument(string Path, bool IsCompact, MarkupDocument Markup, IReadOnlyDictionary<SourceSpan, string> References)
{
    /// <summary>Reads a schema and all files that it refers to. The schema itself is the first one.</summary>
    /// <exception cref="SchemaException">A file does not exist, or has errors.</exception>
    public static IReadOnlyList<SchemaDocument> ReadAll(string path, string text, CancellationToken cancellationToken)
    {
        var source = new FileSystemSchemaSource();
        var diagnostics = new DiagnosticBag();
        var documents = new List<SchemaDocument>();
        var files = new List<(string Path, string Text)> { (path, text) };
        var known = new HashSet<string>(System.StringComparer.Ordinal) { path };
        for (var i = 0; i < files.Count; i++)
        {
            var file = files[i];
            var (isCompact, markup, syntax) = ReadFile(file.Path, file.Text, cancellationToken);
            foreach (var diagnostic in syntax.Diagnostics)
                diagnostics.Add(diagnostic);
            var references = new Dictionary<SourceSpan, string>();
            foreach (var reference in syntax.References)
            {
                if (!source.TryGet(reference.Href, file.Path, out var target, out var content))
                    diagnostics.Add(
                        SchemaRules.FileNotFound,
                        $"'{reference.Href}' {source.ExplainMissing(reference.Href, file.Path)}",
                        reference.Span);
                else if (known.Add(target))
                    files.Add((target, content));
                if (target is not null)
                    references[reference.Span] = target;
            }

            if (markup is not null)
                documents.Add(new SchemaDocument(file.Path, isCompact, markup, references));
        }

        return diagnostics.IsEmpty ? documents : throw new SchemaException(diagnostics.ToList(files.ConvertAll(file => file.Path)));
    }

    /// <summary>Reads one file; returns null if it has errors.</summary>
    public static SchemaDocument? Read(string path, string text, CancellationToken cancellationToken)
    {
        var (isCompact, markup, syntax) = ReadFile(path, text, cancellationToken);
        return markup is null || syntax.Diagnostics.Count > 0 ? null : new SchemaDocument(path, isCompact, markup, new Dictionary<SourceSpan, string>());
    }

    private static (bool IsCompact, MarkupDocument? Markup, SchemaSyntax Syntax) ReadFile(string path, string text, CancellationToken cancellationToken)
    {
        var source = new SourceText(path, text);
        var diagnostics = new DiagnosticBag();
        var isCompact = SchemaLanguage.IsCompact(path, text);
        var markup = isCompact ? RncParser.Read(source, diagnostics, cancellationToken) : MarkupReader.ReadDocument(source, diagnostics, cancellationToken);
        return (isCompact, markup, RngParser.Parse(path, markup?.Root, diagnostics, cancellationToken));
    }
}
