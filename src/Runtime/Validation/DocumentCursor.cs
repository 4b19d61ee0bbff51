using System;
using System.Collections.Generic;
using Bindery.Matching;
using Bindery.Patterns;
using Bindery.Xml;

namespace Bindery.Validation;

/// <summary>Validates a document incrementally, while it is read.</summary>
internal sealed class DocumentCursor : IDisposable
{
    private readonly SessionPool _sessions;
    private readonly ContentStack _stack;
    private readonly NameIndex _names;
    private readonly NamespaceScopes? _scopes;
    private XmlReaderPlace _place = XmlReaderPlace.Start;
    private bool _isAtEnd;

    internal DocumentCursor(SessionPool sessions, ContentStack stack, NameIndex names)
    {
        _sessions = sessions;
        _stack = stack;
        _names = names;
        _stack.Reset();
        _scopes = names.NeedsPrefixes ? new NamespaceScopes() : null;
        _stack.Prefixes = _scopes is null ? null : _scopes.Resolve;
    }

    /// <summary>Validates the document up to an offset at which an end tag ends, or to its end.</summary>
    /// <returns>The violations of the whole document if there is one up to the offset; otherwise none.</returns>
    public IReadOnlyList<SchemaViolation> Advance(ReadOnlySpan<byte> document, int offset)
    {
        // The reader has already refused what exceeds a limit.
        var reader = new Utf8XmlReader(document, XmlLimits.None, _place);
        var isValid = true;
        while (isValid && !_isAtEnd && !(reader.Kind == XmlEventKind.EndElement && reader.Place.Position >= offset))
            isValid = DocumentDecision.Next(_stack, ref reader) == XmlEventKind.EndOfDocument ? End() : DocumentDecision.Take(_stack, _names, _scopes, reader);
        _place = reader.Place;
        return isValid ? [] : _sessions.Validate(document, XmlLimits.None);
    }

    public void Dispose() => _place.State.Return();

    private bool End()
    {
        _isAtEnd = true;
        return _stack.EndDocument() && _stack.Ids?.IsComplete != false;
    }
}
