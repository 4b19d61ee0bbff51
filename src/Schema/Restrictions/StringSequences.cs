using System;
using System.Collections.Generic;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Schema.Restrictions;

/// <summary>
/// Checks that text described by data, value or list is not combined with elements, text or other data (RELAX NG 7.2). The content type of a shared pattern is
/// computed once.
/// </summary>
internal sealed class StringSequences(DiagnosticBag diagnostics, int patternCount)
{
    private readonly ContentType[] _types = new ContentType[patternCount];

    /// <summary>The content type of a pattern; a choice has the greatest of its alternatives.</summary>
    private enum ContentType : byte
    {
        /// <summary>Not computed yet.</summary>
        Unknown,
        Empty,
        Complex,
        Simple,
    }

    public void Check(SimplePattern content) => TypeOf(content);

    private ContentType TypeOf(SimplePattern pattern)
    {
        if (_types[pattern.Index] == ContentType.Unknown)
            _types[pattern.Index] = FindType(pattern);
        return _types[pattern.Index];
    }

    private ContentType FindType(SimplePattern pattern)
    {
        switch (pattern)
        {
            case SimpleText or SimpleElementReference:
                return ContentType.Complex;
            case SimpleValue or SimpleList:
                return ContentType.Simple;
            case SimpleData data:
                if (data.Except is not null)
                    TypeOf(data.Except);
                return ContentType.Simple;
            case SimpleAttribute attribute:
                TypeOf(attribute.Content);
                return ContentType.Empty;
            case SimpleChoice choice:
                var greatest = ContentType.Empty;
                for (var i = 0; i < choice.Alternatives.Count; i++)
                    greatest = (ContentType)Math.Max((byte)greatest, (byte)TypeOf(choice.Alternatives[i]));
                return greatest;
            case SimpleOneOrMore oneOrMore:
                if (TypeOf(oneOrMore.Content) != ContentType.Simple)
                    return TypeOf(oneOrMore.Content);
                Report(FindLeaf(oneOrMore.Content, ContentType.Simple), "cannot be repeated: text with a datatype is a single value; put it into a 'list' (7.2)");
                return ContentType.Complex;
            case SimpleGroup group:
                return TypeOfSequence(group.Items);
            case SimpleInterleave interleave:
                return TypeOfSequence(interleave.Items);
            default:
                return ContentType.Empty;
        }
    }

    private ContentType TypeOfSequence(IReadOnlyList<SimplePattern> items)
    {
        var type = ContentType.Empty;
        SimplePattern? holder = null;
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            var other = TypeOf(item);
            if (other == ContentType.Empty)
                continue;
            if (holder is not null && (type == ContentType.Simple || other == ContentType.Simple))
            {
                var first = FindLeaf(holder, type);
                var second = FindLeaf(item, other);
                Report(
                    second,
                    $"cannot be combined with {PatternNames.Describe(first, second.Span)}: text with a datatype can only be combined with attributes (7.2)");
                return ContentType.Complex;
            }

            (type, holder) = (other, item);
        }

        return type;
    }

    /// <summary>The first pattern inside that determines the content type.</summary>
    private SimplePattern FindLeaf(SimplePattern pattern, ContentType type)
    {
        while (true)
        {
            IReadOnlyList<SimplePattern> items;
            switch (pattern)
            {
                case SimpleChoice choice:
                    items = choice.Alternatives;
                    break;
                case SimpleGroup group:
                    items = group.Items;
                    break;
                case SimpleInterleave interleave:
                    items = interleave.Items;
                    break;
                case SimpleOneOrMore oneOrMore:
                    pattern = oneOrMore.Content;
                    continue;
                default:
                    return pattern;
            }

            pattern = Find(items, type);
        }
    }

    private SimplePattern Find(IReadOnlyList<SimplePattern> items, ContentType type)
    {
        foreach (var item in items)
            if (TypeOf(item) == type)
                return item;
        return items[0];
    }

    private void Report(SimplePattern pattern, string reason)
    {
        var name = PatternNames.Describe(pattern);
        diagnostics.Add(SchemaRules.Restriction, $"{char.ToUpperInvariant(name[0])}{name.Substring(1)} {reason}", pattern.Span);
    }
}
