using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using Bindery.Schema.Syntax;
using Bindery.Xml;

namespace Bindery.Schema.Markup;

/// <summary>Reads a schema file in XML into a located tree.</summary>
internal sealed class MarkupReader
{
    /// <summary>The deepest nesting of elements in a schema file. What walks the trees made from it recurses as deep.</summary>
    public const int MaxDepth = 256;

    /// <summary>The largest schema file, in bytes of UTF-8.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    private readonly SourceText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly byte[] _utf8;
    private readonly Utf8Offsets _offsets;
    private readonly MarkupComments? _comments;
    private readonly Dictionary<string, string> _strings = new(StringComparer.Ordinal);

    private MarkupReader(SourceText source, DiagnosticBag diagnostics, bool keepsComments)
    {
        _source = source;
        _diagnostics = diagnostics;
        _utf8 = XmlInput.ToUtf8(source.Text);
        _offsets = new Utf8Offsets(_utf8, StartsWithMark(source.Text) && !StartsWithMark(_utf8) ? 1 : 0);
        _comments = keepsComments ? new MarkupComments(_utf8, Span) : null;
    }

    /// <summary>Reads a file.</summary>
    /// <returns>The root element, or null where the file is not well-formed or exceeds a limit: then the problem is in the bag.</returns>
    public static MarkupElement? Read(SourceText source, DiagnosticBag diagnostics, CancellationToken cancellationToken) =>
        Read(source, diagnostics, keepsComments: false, cancellationToken)?.Root;

    /// <summary>Reads a file with its comments, to write it again.</summary>
    public static MarkupDocument? ReadDocument(SourceText source, DiagnosticBag diagnostics, CancellationToken cancellationToken) =>
        Read(source, diagnostics, keepsComments: true, cancellationToken);

    private static MarkupDocument? Read(SourceText source, DiagnosticBag diagnostics, bool keepsComments, CancellationToken cancellationToken)
    {
        try
        {
            return new MarkupReader(source, diagnostics, keepsComments).ReadTree(cancellationToken);
        }
        catch (XmlBindingException exception)
        {
            diagnostics.Add(SchemaRules.NotWellFormed, exception.Problem, source.GetSpanAt(exception.Line, exception.Column));
            return null;
        }
    }

    private MarkupDocument? ReadTree(CancellationToken cancellationToken)
    {
        if (_utf8.Length > MaxBytes)
        {
            _diagnostics.Add(SchemaRules.LimitExceeded, FormattableString.Invariant($"The schema has {_utf8.Length} bytes, more than the {MaxBytes} that are read"), _source.GetSpan(0, 0));
            return null;
        }

        var reader = new Utf8XmlReader(_utf8, new XmlReadOptions { MaxDepth = MaxDepth + 1, MaxBytes = MaxBytes });
        try
        {
            MarkupElement? root = null;
            IReadOnlyList<MarkupComment> before = [];
            var open = new Stack<MarkupElement>();
            while (reader.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                switch (reader.Kind)
                {
                    case XmlEventKind.StartElement:
                        var element = ReadStartTag(ref reader, open.Count == 0 ? NamespaceScope.Root : open.Peek().Namespaces);
                        if (open.Count == 0)
                            (root, before) = (element, _comments?.TakeUntil(reader.Offset) ?? before);
                        else
                            Append(open.Peek(), element, reader.Offset);
                        _comments?.Skip(reader.Offset + reader.Length);
                        open.Push(element);
                        if (open.Count > MaxDepth)
                        {
                            _diagnostics.Add(SchemaRules.LimitExceeded, FormattableString.Invariant($"The schema nests more than {MaxDepth} elements into each other here"), element.Span);
                            return null;
                        }

                        break;
                    case XmlEventKind.EndElement:
                        AppendComments(open.Pop(), reader.Offset);
                        _comments?.Skip(reader.Offset + reader.Length);
                        break;
                    case XmlEventKind.Text when open.Count > 0:
                        open.Peek().Append(new MarkupText(Span(reader.Offset, reader.Length), Decode(reader.Value), reader.IsWhiteSpace));
                        break;
                }
            }

            return new MarkupDocument(before, root!, _comments?.TakeUntil(_utf8.Length) ?? []);
        }
        finally
        {
            reader.Dispose();
        }
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
                scope.Declare(Decode(prefix), Decode(uri));
            }
        }

        var attributes = reader.AttributeCount == 0 ? [] : new MarkupAttribute[reader.AttributeCount];
        for (var i = 0; i < attributes.Length; i++)
        {
            var name = reader.GetAttributeNameRange(i);
            var value = reader.GetAttributeValueRange(i);
            attributes[i] = new MarkupAttribute(
                Decode(reader.GetAttributePrefix(i)),
                Decode(reader.GetAttributeLocalName(i)),
                Decode(reader.GetAttributeNamespaceUri(i)),
                Decode(reader.GetAttributeValue(i)),
                Span(name.Offset, name.Length),
                value.Length == 0 ? Span(value.Offset - 1, 2) : Span(value.Offset, value.Length));
        }

        return new MarkupElement(
            Span(reader.Offset, reader.Length), Decode(reader.Prefix), Decode(reader.LocalName), Decode(reader.NamespaceUri), attributes, scope);
    }

    private SourceSpan Span(int offset, int length)
    {
        var start = _offsets.ToUtf16(offset);
        return _source.GetSpan(start, _offsets.ToUtf16(offset + length) - start);
    }

    /// <summary>The same few names and values make up most of a schema: each is kept once.</summary>
    private string Decode(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return "";
        var text = Encoding.UTF8.GetString(utf8.ToArray());
        if (_strings.TryGetValue(text, out var known))
            return known;
        _strings.Add(text, text);
        return text;
    }

    private static bool StartsWithMark(string text) => text.Length > 0 && text[0] == '\uFEFF';

    private static bool StartsWithMark(byte[] utf8) => utf8.Length >= 3 && utf8[0] == 0xEF && utf8[1] == 0xBB && utf8[2] == 0xBF;
}
