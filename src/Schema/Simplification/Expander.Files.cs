using System.Collections.Generic;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Simplification;

/// <summary>Finds other files, and expands externalRef (4.6).</summary>
internal sealed partial class Expander
{
    /// <summary>
    /// The patterns of other files by file, inherited namespace and grammar. The same three give the same pattern, so it is expanded once. Otherwise files that
    /// refer to each other twice would double with each step.
    /// </summary>
    private readonly Dictionary<(string Path, string Ns, GrammarScope Scope), Definition> _externals = [];

    private ExpandedPattern ExpandExternalRef(ExternalRefSyntax syntax, Context context, int depth)
    {
        var file = Open(syntax.Reference, context);
        if (file is null || RootOf(file) is not { } root)
            return IsLenient ? new ExpandedEmpty(syntax.Span) : new ExpandedNotAllowed(syntax.Span);

        // The ns attribute of the reference applies to the file, if the file has none itself.
        var ns = syntax.Ns ?? context.Ns;
        var key = (file.Path, ns, context.Scope);
        if (!_externals.TryGetValue(key, out var definition))
        {
            definition = new Definition(null);
            _openFiles.Add(file.Path);
            definition.Unit = new PatternUnit(Expand(root, context with { Ns = ns, File = file.Path }, depth));
            _openFiles.RemoveAt(_openFiles.Count - 1);
            _externals.Add(key, definition);
        }

        return ExpandedRef.To(syntax.Span, definition);
    }

    /// <summary>Returns the file of a reference, or null if it was not found, which is reported.</summary>
    private SchemaSyntax? Open(SchemaReference reference, Context context)
    {
        var file = source.TryGet(reference.Href, context.File);
        if (file is null)
        {
            var how = reference.IsInclude ? "included" : "referred to";
            diagnostics.Add(SchemaRules.FileNotFound, $"'{reference.Href}', {how} here, {source.ExplainMissing(reference.Href, context.File)}", reference.Span);
            return null;
        }

        if (file.IsForeign)
        {
            diagnostics.Add(
                SchemaRules.NotAllowedHere,
                $"'{reference.Href}' is an XML Schema: a RELAX NG schema can only refer to other RELAX NG schemas",
                reference.Span);
            return null;
        }

        Register(file);
        var first = _openFiles.IndexOf(file.Path);
        if (first < 0)
            return file;
        var circle = string.Join(" → ", _openFiles.GetRange(first, _openFiles.Count - first)) + " → " + file.Path;
        diagnostics.Add(SchemaRules.Circular, $"'{reference.Href}' refers back to a file that includes this one: {circle}", reference.Span);
        return null;
    }
}
