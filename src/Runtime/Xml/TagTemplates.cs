using System;

namespace Bindery.Xml;

/// <summary>The templates of the start tags that were read, found by the eight bytes after the '&lt;'. For one reader at a time.</summary>
internal sealed class TagTemplates
{
    /// <summary>The maximum number of attributes of tags that are learned.</summary>
    public const int MostAttributes = 16;

    private const int LongestTag = 384;
    private const int HashBits = 5;
    private const int Ways = 4;

    // If tags are always different, only a few of them are learned.
    private const int FreeMisses = 1024;
    private const int MissesBetween = 16;

    // The ways of each slot are consecutive, the most recently used one first.
    private TagTemplate?[] _templates = [];
    private int _misses;

    /// <summary>Finds the template of a tag, and records the attributes of the tag.</summary>
    /// <param name="document">The document.</param>
    /// <param name="start">The offset of the '&lt;'.</param>
    /// <param name="attributes">Receives the attributes.</param>
    /// <param name="end">The offset after the tag.</param>
    /// <returns>The template; null if none matches.</returns>
    public TagTemplate? Match(ReadOnlySpan<byte> document, int start, AttributeRecord[] attributes, out int end)
    {
        end = -1;
        var templates = _templates;
        if (templates.Length == 0 || document.Length - start <= NameKey.Length)
            return null;
        var place = PlaceOf(document, start);
        for (var way = place; way < place + Ways && templates[way] is { } template; way++)
        {
            end = template.Match(document, start, attributes);
            if (end < 0)
                continue;
            // Storing a reference costs more than checking that it is unchanged.
            if (way != place)
                (templates[place], templates[way]) = (template, templates[place]);
            return template;
        }
        return null;
    }

    /// <summary>Learns a tag that no template matches.</summary>
    /// <param name="document">The document.</param>
    /// <param name="start">The offset of the '&lt;'.</param>
    /// <param name="end">The offset after the tag.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <param name="nameLength">The length of its name.</param>
    /// <returns>Its template; null if it is not kept.</returns>
    public TagTemplate? Learn(ReadOnlySpan<byte> document, int start, int end, ReadOnlySpan<AttributeRecord> attributes, int nameLength)
    {
        if (end - start > LongestTag || document.Length - start <= NameKey.Length || (++_misses > FreeMisses && _misses % MissesBetween != 0))
            return null;
        if (_templates.Length == 0)
            _templates = new TagTemplate?[Ways << HashBits];
        var tag = document.Slice(start, end - start);
        var place = PlaceOf(document, start);
        var ways = _templates.AsSpan(place, Ways);
        for (var way = 0; way < Ways && ways[way] is { } template; way++)
            if (template.With(tag, start, attributes) is { } both)
                return ways[way] = both;
        // The least recently used one is removed.
        ways.Slice(0, Ways - 1).CopyTo(ways.Slice(1));
        return ways[0] = new TagTemplate(tag, start, attributes, nameLength, []);
    }

    private static int PlaceOf(ReadOnlySpan<byte> document, int start) =>
        (int)((NameKey.At(document, start + 1, NameKey.Length) * 0x9E3779B97F4A7C15) >> (64 - HashBits)) * Ways;
}
