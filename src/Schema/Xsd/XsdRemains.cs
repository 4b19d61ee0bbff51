using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Schema.Markup;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>
/// Recovers a part of an XML Schema with errors: the innermost elements with errors are removed, then those with the remaining errors, and so on a few times,
/// because the framework compiles a schema only as a whole.
/// </summary>
/// <param name="source">The other files.</param>
/// <param name="cancellationToken">Stops the work.</param>
internal sealed class XsdRemains(ISyntaxSource source, CancellationToken cancellationToken) : ISyntaxSource
{
    private const int MostRounds = 8;

    private readonly Dictionary<string, XsdSyntax> _mended = new(StringComparer.Ordinal);

    /// <summary>Translates the recovered part; null if there is none.</summary>
    /// <param name="root">The root file.</param>
    public GrammarSyntax? Translate(XsdSyntax root)
    {
        var wanted = root;
        for (var round = 0; round < MostRounds; round++)
        {
            var diagnostics = new DiagnosticBag();
            root = Balance(root);
            if (root.Document is null)
                return null;
            var files = XsdFiles.Collect(root, this, diagnostics, cancellationToken);
            if (XsdSchema.Translate(files, wanted, diagnostics, cancellationToken) is { } grammar)
                return grammar;
            var problems = diagnostics.ToList([]);
            if (problems.Any(problem => problem.Id == SchemaRules.LimitExceeded) || !TakeOut(problems, files))
                return null;
            if (_mended.TryGetValue(root.Path, out var mended))
                root = mended;
        }
        return null;
    }

    public SchemaSyntax? TryGet(string href, string baseFile) =>
        source.TryGet(href, baseFile) is not { } file ? null
        : _mended.TryGetValue(file.Path, out var mended) ? mended
        : file is XsdSyntax schema ? Balance(schema)
        : file;

    public string ExplainMissing(string href, string baseFile) => source.ExplainMissing(href, baseFile);

    private bool TakeOut(IReadOnlyList<SchemaDiagnostic> problems, XsdFiles files)
    {
        var isChanged = false;
        foreach (var file in files.All)
            if (Without(file.Source.Text, problems.Where(problem => problem.Span.File == file.Path).Select(problem => problem.Span.Start)) is { } rest)
            {
                isChanged = true;
                _mended[file.Path] = XsdParser.Parse(new SourceText(file.Path, rest), cancellationToken);
            }
        return isChanged;
    }

    /// <summary>Returns a file that is not well-formed with its missing tags added.</summary>
    private XsdSyntax Balance(XsdSyntax file)
    {
        if (file.Document is not null)
            return file;
        var balanced = XsdParser.Parse(new SourceText(file.Path, BalancedMarkup.Of(file.Source.Text, [], [])), cancellationToken);
        return _mended[file.Path] = balanced;
    }

    /// <summary>Returns a text without the innermost elements around places; null if the text does not change.</summary>
    private static string? Without(string text, IEnumerable<int> places)
    {
        var elements = Elements(text);
        var characters = text.ToCharArray();
        var isChanged = false;
        foreach (var place in places)
        {
            // The last element that begins before a place and ends after it is the innermost. The first element is the schema.
            var index = elements.FindLastIndex(element => element.Start <= place && place < element.End);
            if (index <= 0)
                continue;
            isChanged = true;
            for (var i = elements[index].Start; i < elements[index].End; i++)
                if (characters[i] is not ('\r' or '\n'))
                    characters[i] = ' ';
        }
        return isChanged ? new string(characters) : null;
    }

    /// <summary>Returns the start and the end of each element of a well-formed text, in document order.</summary>
    private static List<(int Start, int End)> Elements(string text)
    {
        var elements = new List<(int Start, int End)>();
        var open = new Stack<int>();
        for (var at = text.IndexOf('<'); at >= 0; at = text.IndexOf('<', at))
        {
            var end = string.CompareOrdinal(text, at, "<!--", 0, 4) == 0 ? EndOf(text, at, "-->")
                : string.CompareOrdinal(text, at, "<![CDATA[", 0, 9) == 0 ? EndOf(text, at, "]]>")
                : string.CompareOrdinal(text, at, "<?", 0, 2) == 0 ? EndOf(text, at, "?>")
                : EndOfTag(text, at);
            if (text[at + 1] == '/')
            {
                if (open.Count > 0)
                    elements[open.Peek()] = (elements[open.Pop()].Start, end);
            }
            else if (text[at + 1] is not ('!' or '?'))
            {
                elements.Add((at, end));
                if (text[end - 2] != '/')
                    open.Push(elements.Count - 1);
            }
            at = end;
        }
        return elements;
    }

    private static int EndOf(string text, int start, string mark)
    {
        var found = text.IndexOf(mark, start, StringComparison.Ordinal);
        return found < 0 ? text.Length : found + mark.Length;
    }

    /// <summary>Returns the end of a tag; greater-than signs in values are skipped.</summary>
    private static int EndOfTag(string text, int start)
    {
        var quote = '\0';
        for (var i = start + 1; i < text.Length; i++)
            if (quote != '\0')
                quote = text[i] == quote ? '\0' : quote;
            else if (text[i] is '"' or '\'')
                quote = text[i];
            else if (text[i] == '>')
                return i + 1;
        return text.Length;
    }
}
