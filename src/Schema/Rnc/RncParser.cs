using System.Collections.Generic;
using System.Text;
using System.Threading;
using Bindery.Schema.Markup;
using Bindery.Schema.Rng;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Rnc;

/// <summary>
/// Reads the compact syntax (RELAX NG Compact Syntax, Committee Specification 21 November 2002) by recursive descent, with a limit on nesting, and translates
/// it into the tree of the XML syntax. An unexpected token ends the reading; other errors are collected.
/// </summary>
internal sealed partial class RncParser
{
    private readonly DiagnosticBag _diagnostics;
    private readonly CancellationToken _cancellationToken;
    private readonly RncLexer _lexer;
    private readonly RncDeclarations _declarations;
    private readonly RncTree _tree;
    private readonly RncInheritance _inheritance;

    /// <summary>The comments that were read and have not been added to the tree yet.</summary>
    private readonly List<MarkupComment> _comments = [];
    private RncToken _token;
    private RncToken? _next;
    private RncToken? _last;
    private readonly int _maxDepth;
    private int _depth;

    private RncParser(SourceText source, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        _diagnostics = diagnostics;
        _cancellationToken = cancellationToken;
        _maxDepth = source.MaxDepth;
        _lexer = new RncLexer(RncCharacters.Decode(source));
        _declarations = new RncDeclarations(diagnostics);
        _tree = new RncTree(_declarations.Scope);
        _inheritance = new RncInheritance(_tree);
        _token = _lexer.Read();
    }

    /// <summary>Reads a file into its syntax tree.</summary>
    public static SchemaSyntax Parse(SourceText source, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        var root = ReadAll(source, diagnostics, cancellationToken)?.Root;
        return root is not null && diagnostics.IsEmpty
            ? RngParser.Parse(source.Path, root, diagnostics, cancellationToken)
            : RngParser.ParseRemains(source.Path, root, diagnostics, cancellationToken);
    }

    /// <summary>Reads a file into the tree of the XML syntax.</summary>
    /// <returns>The tree, or null if there are errors, which are in the bag.</returns>
    public static MarkupDocument? Read(SourceText source, DiagnosticBag diagnostics, CancellationToken cancellationToken) =>
        ReadAll(source, diagnostics, cancellationToken) is { } document && diagnostics.IsEmpty ? document : null;

    /// <summary>Reads a file without its invalid components.</summary>
    private static MarkupDocument? ReadAll(SourceText source, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        if (source.Text.Length > source.MaxBytes)
        {
            diagnostics.Add(
                SchemaRules.LimitExceeded,
                $"The schema has {source.Text.Length} characters; the limit is {source.MaxBytes}",
                source.GetSpan(0, 0));
            return null;
        }

        // A file that is not a schema may be confidential: nothing of it is quoted.
        if (!SchemaLanguage.IsNamedCompact(source.Path) && !RncKeywords.AreIn(source.Text))
        {
            diagnostics.Add(
                SchemaRules.NotWellFormed,
                "The file is not a schema: it is not XML, and has no keyword of the compact syntax of RELAX NG, such as 'element', 'start' or 'grammar'; a schema in the compact syntax is named .rnc",
                source.GetSpan(0, 0));
            return null;
        }

        try
        {
            return new RncParser(source, diagnostics, cancellationToken).ReadDocument();
        }
        catch (RncSyntaxException exception)
        {
            diagnostics.Add(exception.Diagnostic);
            return null;
        }
    }

    private MarkupDocument ReadDocument()
    {
        var before = ReadDeclarations();
        RncItem item;
        if (StartsStatement() || _token.Kind == RncTokenKind.End)
        {
            item = ReadImpliedGrammar(null);
        }
        else
        {
            var annotations = ReadAnnotations();
            item = StartsComponent() ? ReadImpliedGrammar(annotations) : ReadPattern(annotations, isTopLevel: true);
        }

        if (_token.Kind != RncTokenKind.End)
            throw Unexpected(StartsPattern() ? "',', '|', '&' or the end of the file" : "the end of the file");
        item.After.AddRange(TakeComments());
        before.AddRange(Comments(item.Before));
        _inheritance.Apply(item.Element, _declarations.DefaultNamespace);
        TreeDepth.Check(item.Element, _maxDepth, _diagnostics);
        return new MarkupDocument(before, item.Element, Comments(item.After));

        // Following annotations are not allowed here; they were reported.
        static List<MarkupComment> Comments(List<MarkupNode> nodes) => nodes.ConvertAll(node => node as MarkupComment).FindAll(comment => comment is not null)!;
    }

    /// <summary>Moves to the next token.</summary>
    /// <returns>The token that was read.</returns>
    private RncToken Advance()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        _comments.AddRange(_token.Comments);
        _last = _token;
        _token = _next ?? _lexer.Read();
        _next = null;
        return _last;
    }

    /// <summary>Returns the token after the current one.</summary>
    private RncToken Peek() => _next ??= _lexer.Read();

    /// <summary>Returns the comments before the current token that have not been added to the tree yet.</summary>
    private List<MarkupComment> TakeComments()
    {
        var comments = new List<MarkupComment>(_comments);
        _comments.Clear();
        if (_token.Comments.Count > 0)
        {
            comments.AddRange(_token.Comments);
            _token = _token with { Comments = [] };
        }

        return comments;
    }

    private bool TakeSymbol(string symbol)
    {
        if (!_token.IsSymbol(symbol))
            return false;
        Advance();
        return true;
    }

    private RncToken Expect(string symbol, string where) =>
        _token.IsSymbol(symbol) ? Advance() : throw Unexpected($"'{symbol}' is expected {where}", isSentence: true);

    /// <summary>Enters brackets.</summary>
    private void Open(string symbol, string where)
    {
        var bracket = Expect(symbol, where);
        if (NestingDepth.IsExceeded(++_depth))
            throw new RncSyntaxException(
                SchemaRules.LimitExceeded, $"More than {NestingDepth.Most} brackets are nested here", bracket.Span);
    }

    /// <summary>Leaves brackets.</summary>
    /// <param name="symbol">The expected closing bracket.</param>
    /// <param name="opened">What it closes: a keyword, the name of an annotation, or a bracket.</param>
    private void Close(string symbol, RncToken opened)
    {
        if (!_token.IsSymbol(symbol))
            throw Unclosed(symbol, opened);
        Advance();
        _depth--;
    }

    private RncSyntaxException Unclosed(string symbol, RncToken opened)
    {
        var goesOn = symbol is "}" or ")" && StartsPattern();
        var what = opened.Kind == RncTokenKind.Name && RncKeywords.Contains(opened.Text) ? "the " + opened.Text
            : opened.Kind == RncTokenKind.Symbol ? "the bracket"
            : opened.Describe();
        return Unexpected(
            $"{(goesOn ? "',', '|', '&' or " : "")}'{symbol}' is expected, to {(goesOn ? "go on with or to " : "")}close {what} that begins on line {opened.Span.Line}",
            isSentence: true);
    }

    /// <summary>Reads a quoted literal, or several joined by '~'.</summary>
    private (string Text, SourceSpan Span) ReadLiteral(string where)
    {
        if (_token.Kind != RncTokenKind.Literal)
            throw Unexpected($"A text in quotes is expected {where}", isSentence: true);
        var first = Advance();
        if (!_token.IsSymbol("~"))
            return (first.Text, first.Span);
        var text = new StringBuilder(first.Text);
        while (TakeSymbol("~"))
        {
            if (_token.Kind != RncTokenKind.Literal)
                throw Unexpected("A text in quotes is expected after '~'", isSentence: true);
            text.Append(Advance().Text);
        }

        return (text.ToString(), Join(first.Span, _last!.Span));
    }

    /// <summary>Returns the span from the start of one place to the end of another.</summary>
    private static SourceSpan Join(SourceSpan first, SourceSpan last) =>
        first with { Length = last.Start + last.Length - first.Start, EndLine = last.EndLine, EndColumn = last.EndColumn };

    private RncSyntaxException Unexpected(string expected, bool isSentence = false)
    {
        var hint = _token.Kind == RncTokenKind.Documentation ? "; documentation precedes the pattern that it describes, and a plain comment begins with a single '#'"
            : _token.IsSymbol("-") ? "; only a datatype can be followed by '-', and only by one"
            : "";
        return Misplaced($"{Capital(expected)}{(isSentence ? "" : " is expected here")}, not {_token.Describe()}{hint}", Place());
    }

    private static RncSyntaxException Misplaced(string message, SourceSpan place) => new(SchemaRules.NotWellFormed, message, place) { CanGoOn = true };

    /// <summary>Whether a pattern could begin here, so that an operator was probably forgotten.</summary>
    private bool StartsPattern() =>
        _token.Kind is RncTokenKind.Literal or RncTokenKind.PrefixedName or RncTokenKind.EscapedName or RncTokenKind.Name
            || _token.IsSymbol("(")
            || _token.IsSymbol("[");

    /// <summary>Returns the place of the current token; at the end of the file the last one.</summary>
    private SourceSpan Place() => _token.Kind == RncTokenKind.End && _last is not null ? _last.Span : _token.Span;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);

    private void Report(string id, string message, SourceSpan span) => _diagnostics.Add(id, message, span);
}
