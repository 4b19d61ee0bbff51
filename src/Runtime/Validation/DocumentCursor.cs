using System;
using Bindery.Matching;
using Bindery.Patterns;
using Bindery.Xml;

namespace Bindery.Validation;

/// <summary>Validates a document incrementally, while it is read.</summary>
internal sealed class DocumentCursor : IDisposable
{
    private readonly ContentStack _stack;
    private readonly NameIndex _names;
    private readonly NamespaceScopes? _scopes;
    private XmlReaderPlace _place = XmlReaderPlace.Start;
    private bool _isAtEnd;

    internal DocumentCursor(ContentStack stack, NameIndex names)
    {
        _stack = stack;
        _names = names;
        _stack.Reset();
        _scopes = names.NeedsPrefixes ? new NamespaceScopes() : null;
        _stack.Prefixes = _scopes is null ? null : _scopes.Resolve;
    }

    /// <summary>Validates the document up to an offset at which an end tag ends, or to its end.</summary>
    /// <returns>Whether it is valid up to the offset.</returns>
    public bool Advance(ReadOnlySpan<byte> document, int offset)
    {
        // The reader has already refused a document that exceeds a limit.
        var reader = new Utf8XmlReader(document, XmlLimits.None, _place);
        var isValid = true;
        while (isValid && !_isAtEnd && !(reader.Kind == XmlEventKind.EndElement && reader.Place.Position >= offset))
            isValid = DocumentDecision.Next(_stack, ref reader) == XmlEventKind.EndOfDocument ? End() : DocumentDecision.Take(_stack, _names, _scopes, reader);
        _place = reader.Place;
        return isValid;
    }

    /// <summary>Continues in another part of the document, which begins with the start tags of the open elements.</summary>
    public void Continue(ReadOnlySpan<byte> part, int open)
    {
        _place.State.Return();
        _place = XmlReaderPlace.Inside(part, open);
    }

    public void Dispose() => _place.State.Return();

    private bool End()
    {
        _isAtEnd = true;
        return _stack.EndDocument() && _stack.Ids?.IsComplete != false;
    }
}
