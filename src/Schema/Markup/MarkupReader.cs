using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using Bindery.Schema.Syntax;
using Bindery.Xml;

namespace Bindery.Schema.Markup;

/// <summary>Reads a schema file in XML into a tree in which every node has its place.</summary>
internal sealed class MarkupReader
{
    private readonly SourceText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly Func<MarkupElement, bool> _keepsBlanks;
    private readonly Func<MarkupElement, bool>? _isClosed;
    private readonly ArraySegment<byte> _utf8;
    private readonly Utf8Offsets _offsets;
    private readonly MarkupComments? _comments;
    private readonly Utf8Strings _strings = new();

    // The text that is read instead of a file with a document type declaration: its entities are expanded and the declaration is removed.
    private readonly ExpandedDocument? _expanded;
    private readonly int _markLength;

    private MarkupReader(
        SourceText source,
        ArraySegment<byte> utf8,
        ExpandedDocument? expanded,
        DiagnosticBag diagnostics,
        Func<MarkupElement, bool> keepsBlanks,
        Func<MarkupElement, bool>? isClosed,
        bool keepsComments)
    {
        _source = source;
        _diagnostics = diagnostics;
        _keepsBlanks = keepsBlanks;
        _isClosed = isClosed;
        _expanded = expanded;
        _markLength = StartsWithMark(source.Text) && !utf8.AsSpan().StartsWith("\uFEFF"u8) ? 1 : 0;
        _utf8 = expanded is null ? utf8 : new ArraySegment<byte>(expanded.ToUtf8());
        _offsets = new Utf8Offsets(_utf8, expanded is null ? _markLength : 0);
        _comments = keepsComments ? new MarkupComments(_utf8, Span) : null;
    }

    /// <summary>Reads a file.</summary>
    /// <returns>The root element, or null if the file is not well-formed or exceeds a limit: the diagnostic is then in the bag.</returns>
    /// <param name="source">The file.</param>
    /// <param name="diagnostics">Receives the diagnostics.</param>
    /// <param name="keepsBlanks">Whether text that consists of whitespace is significant in an element; in other elements it does not become a node.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="isClosed">Whether the content of an element is only checked to be well-formed, and does not become nodes; null for none.</param>
    public static MarkupElement? Read(
        SourceText source,
        DiagnosticBag diagnostics,
        Func<MarkupElement, bool> keepsBlanks,
        CancellationToken cancellationToken,
        Func<MarkupElement, bool>? isClosed = null) =>
        Read(source, diagnostics, keepsBlanks, isClosed, keepsComments: false, cancellationToken)?.Root;

    /// <summary>Reads the readable part of a file that is not well-formed; null if there is none.</summary>
    /// <param name="source">The file.</param>
    /// <param name="keepsBlanks">
    /// As for <see cref="Read(SourceText, DiagnosticBag, Func{MarkupElement, bool}, CancellationToken, Func{MarkupElement, bool})"/>.
    /// </param>
    /// <param name="components">The local names of elements that are never nested, except in a container.</param>
    /// <param name="containers">The local names of elements that hold components.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static MarkupElement? ReadRemains(
        SourceText source,
        Func<MarkupElement, bool> keepsBlanks,
        ICollection<string> components,
        ICollection<string> containers,
        CancellationToken cancellationToken) =>
        source.Text.Length > source.MaxBytes
            ? null
            : Read(new SourceText(source.Path, BalancedMarkup.Of(source.Text, components, containers)), new DiagnosticBag(), keepsBlanks, cancellationToken);

    /// <summary>Reads a file including its comments and whitespace, so that it can be written again.</summary>
    public static MarkupDocument? ReadDocument(SourceText source, DiagnosticBag diagnostics, CancellationToken cancellationToken) =>
        Read(source, diagnostics, static _ => true, null, keepsComments: true, cancellationToken);

    private static MarkupDocument? Read(
        SourceText source,
        DiagnosticBag diagnostics,
        Func<MarkupElement, bool> keepsBlanks,
        Func<MarkupElement, bool>? isClosed,
        bool keepsComments,
        CancellationToken cancellationToken)
    {
        // Allocating large arrays is expensive.
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(source.Text.Length));
        try
        {
            var utf8 = new ArraySegment<byte>(buffer, 0, XmlInput.ToUtf8(source.Text, buffer));
            // Nothing outside the file is read for a document type declaration either.
            var expanded = utf8.Count > source.MaxBytes ? null : DocumentTypeExpander.Expand(utf8);
            return new MarkupReader(source, utf8, expanded, diagnostics, keepsBlanks, isClosed, keepsComments).ReadTree(cancellationToken);
        }
        catch (XmlBindingException exception)
        {
            diagnostics.Add(
                SchemaRules.NotWellFormed, exception.Problem + CompactSyntaxHint(source.Text), source.GetSpanAt(exception.Line, exception.Column));
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // XML begins with '<'; a file of the compact syntax begins with a word or a comment.
    private static string CompactSyntaxHint(string text)
    {
        var start = 0;
        while (start < text.Length && text[start] is ' ' or '\t' or '\r' or '\n' or '\uFEFF')
            start++;
        return start < text.Length && (text[start] == '#' || char.IsLetter(text[start]))
            ? "; this seems to be a schema in the compact syntax, whose files are named .rnc"
            : "";
    }

    private MarkupDocument? ReadTree(CancellationToken cancellationToken)
    {
        if (_utf8.Count > _source.MaxBytes)
        {
            _diagnostics.Add(
                SchemaRules.LimitExceeded,
                FormattableString.Invariant($"The schema has {_utf8.Count} bytes; the limit is {_source.MaxBytes}"),
                _source.GetSpan(0, 0));
            return null;
        }

        var reader = new Utf8XmlReader(
            _utf8, new XmlLimits { MaxDepth = NestingDepth.Most + 1, MaxBytes = _source.MaxBytes, MaxAttributes = _source.MaxAttributes });
        try
        {
            MarkupElement? root = null;
            IReadOnlyList<MarkupComment> before = [];
            var open = new Stack<MarkupElement>();
            var closedDepth = int.MaxValue;
            while (reader.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                switch (reader.Kind)
                {
                    case XmlEventKind.StartElement when reader.Depth > closedDepth:
                        if (IsTooDeep(reader.Depth))
                            return Refuse(Span(reader.Offset, reader.Length));
                        break;
                    case XmlEventKind.EndElement when reader.Depth > closedDepth:
                    case XmlEventKind.Text when reader.Depth >= closedDepth:
                        break;
                    case XmlEventKind.StartElement:
                        var element = ReadStartTag(ref reader, open.Count == 0 ? NamespaceScope.Root : open.Peek().Namespaces);
                        if (open.Count == 0)
                            (root, before) = (element, _comments?.TakeUntil(reader.Offset) ?? before);
                        else
                            Append(open.Peek(), element, reader.Offset);
                        _comments?.Skip(reader.Offset + reader.Length);
                        open.Push(element);
                        if (IsTooDeep(open.Count))
                            return Refuse(element.Span);
                        if (_isClosed?.Invoke(element) == true)
                            closedDepth = reader.Depth;
                        break;
                    case XmlEventKind.EndElement:
                        closedDepth = int.MaxValue;
                        AppendComments(open.Peek(), reader.Offset);
                        open.Pop().Close(Span(reader.Offset, reader.Length));
                        _comments?.Skip(reader.Offset + reader.Length);
                        break;
                    case XmlEventKind.Text when open.Count > 0 && (!reader.IsWhiteSpace || _keepsBlanks(open.Peek())):
                        open.Peek().Append(new MarkupText(Span(reader.Offset, reader.Length), _strings.Get(reader.Value), reader.IsWhiteSpace));
                        break;
                }
            }

            return new MarkupDocument(before, root!, _comments?.TakeUntil(_utf8.Count) ?? []);
        }
        catch (XmlBindingException exception) when (_expanded is not null)
        {
            throw _expanded.AtSource(exception);
        }
        finally
        {
            reader.Dispose();
        }
    }

    private bool IsTooDeep(int depth) => NestingDepth.IsExceeded(depth) || depth > _source.MaxDepth;

    private MarkupDocument? Refuse(SourceSpan span)
    {
        var most = Math.Min(NestingDepth.Most, _source.MaxDepth);
        _diagnostics.Add(SchemaRules.LimitExceeded, FormattableString.Invariant($"More than {most} elements are nested here"), span);
        return null;
    }

    private void Append(MarkupElement parent, MarkupElement child, int offset)
    {
        AppendComments(parent, offset);
        parent.Append(child);
    }

    private void AppendComments(MarkupElement parent, int offset)
    {
        foreach (var comment in _comments?.TakeUntil(offset) ?? [])
            parent.Append(comment);
    }

    private MarkupElement ReadStartTag(ref Utf8XmlReader reader, NamespaceScope scope)
    {
        if (reader.NamespaceDeclarationCount > 0)
        {
            scope = new NamespaceScope(scope);
            for (var i = 0; i < reader.NamespaceDeclarationCount; i++)
            {
                reader.GetNamespaceDeclaration(i, out var prefix, out var uri);
                scope.Declare(_strings.Get(prefix), _strings.Get(uri));
            }
        }

        var attributes = reader.AttributeCount == 0 ? null : new List<MarkupAttribute>(reader.AttributeCount);
        for (var i = 0; i < reader.AttributeCount; i++)
        {
            var name = reader.GetAttributeNameRange(i);
            var value = reader.GetAttributeValueRange(i);
            attributes!.Add(new MarkupAttribute(
                _strings.Get(reader.GetAttributePrefix(i)),
                _strings.Get(reader.GetAttributeLocalName(i)),
                _strings.Get(reader.GetAttributeNamespaceUri(i)),
                _strings.Get(reader.GetAttributeValue(i)),
                Span(name.Offset, name.Length),
                value.Length == 0 ? Span(value.Offset - 1, 2) : Span(value.Offset, value.Length)));
        }

        return new MarkupElement(
            Span(reader.Offset, reader.Length),
            _strings.Get(reader.Prefix),
            _strings.Get(reader.LocalName),
            _strings.Get(reader.NamespaceUri),
            attributes,
            scope);
    }

    private SourceSpan Span(int offset, int length)
    {
        var (start, end) = (_offsets.ToUtf16(offset), _offsets.ToUtf16(offset + length));
        if (_expanded is null)
            return _source.GetSpan(start, end - start);
        (start, end) = _expanded.PartAtSource(start, end);
        return _source.GetSpan(start + _markLength, end - start);
    }

    private static bool StartsWithMark(string text) => text.Length > 0 && text[0] == '\uFEFF';
}
