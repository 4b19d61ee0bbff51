using System;
using System.Collections.Generic;
using Bindery.Patterns;
using Bindery.Uniqueness;
using Bindery.Xml;

namespace Bindery.Validation;

/// <summary>Documents that others are validated together with.</summary>
internal sealed class SurroundingDocuments
{
    private readonly List<byte[]> _documents = [];

    /// <summary>Reads documents as the rules of a grammar ask for it.</summary>
    /// <param name="grammar">The grammar.</param>
    /// <param name="documents">The documents, in any encoding.</param>
    /// <param name="limits">How much of them is read.</param>
    /// <exception cref="XmlBindingException">One of them is not well-formed, or beyond a limit.</exception>
    /// <exception cref="ArgumentException">No rule is about one of them.</exception>
    public SurroundingDocuments(CompiledGrammar grammar, IReadOnlyList<byte[]> documents, XmlLimits limits)
    {
        Keys = new OtherDocuments(grammar);
        foreach (var document in documents)
        {
            var plain = ToPlainUtf8(document);
            _documents.Add(plain);
            if (Add(plain, Keys, limits) is { } root)
                throw new ArgumentException(
                    $"No rule is about documents with the root {root}{(Keys.Roots.Length == 0 ? "" : $", but about those with {Keys.Roots}")}",
                    nameof(documents));
        }
        Keys.Complete();
    }

    // Another version may have no rule about some of them.
    private SurroundingDocuments(CompiledGrammar grammar, List<byte[]> documents)
    {
        _documents = documents;
        Keys = new OtherDocuments(grammar);
        foreach (var document in documents)
            Add(document, Keys, XmlLimits.None);
        Keys.Complete();
    }

    /// <summary>What they have that the grammar's rules refer to.</summary>
    public OtherDocuments Keys { get; }

    /// <summary>The same documents, for another version of the grammar.</summary>
    public SurroundingDocuments For(CompiledGrammar grammar) => new(grammar, _documents);

    private static byte[] ToPlainUtf8(byte[] document)
    {
        var utf8 = XmlInput.ToUtf8(document.AsSpan());
        return DocumentTypeExpander.Expand(utf8) is { } expanded ? expanded.ToUtf8() : utf8.ToArray();
    }

    private static string? Add(byte[] document, OtherDocuments keys, XmlLimits limits)
    {
        var reader = new Utf8XmlReader(document, limits);
        try
        {
            return keys.Add(ref reader);
        }
        finally
        {
            reader.Dispose();
        }
    }
}
