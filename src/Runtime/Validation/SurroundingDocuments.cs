using System;
using System.Collections.Generic;
using Bindery.Patterns;
using Bindery.Uniqueness;
using Bindery.Xml;

namespace Bindery.Validation;

/// <summary>The documents together with which other documents are validated.</summary>
internal sealed class SurroundingDocuments
{
    private readonly List<byte[]> _documents = [];

    /// <summary>Reads documents and collects the values that the rules of a grammar need.</summary>
    /// <param name="grammar">The grammar.</param>
    /// <param name="documents">The documents, in any encoding.</param>
    /// <param name="limits">The limits on their size.</param>
    /// <exception cref="XmlBindingException">One of them is not well-formed, or exceeds a limit.</exception>
    /// <exception cref="ArgumentException">One of them is not referred to by any rule.</exception>
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

    // In another version, some of them may not be referred to by any rule.
    private SurroundingDocuments(CompiledGrammar grammar, List<byte[]> documents)
    {
        _documents = documents;
        Keys = new OtherDocuments(grammar);
        foreach (var document in documents)
            Add(document, Keys, XmlLimits.None);
        Keys.Complete();
    }

    /// <summary>The values in the documents that the grammar's rules refer to.</summary>
    public OtherDocuments Keys { get; }

    /// <summary>Returns the same documents, for another version of the grammar.</summary>
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
