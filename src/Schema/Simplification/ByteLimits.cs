using System.Collections.Generic;
using System.Text;
using Bindery.Datatypes;
using Bindery.Schema.SimpleSyntax;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Simplification;

/// <summary>
/// Turns b:maxBytes of an attribute or element into limits of the datatypes of its value, so that the engine checks it like a facet. Definitions are not
/// changed for other references: patterns that change are created anew.
/// </summary>
internal sealed class ByteLimits(DiagnosticBag diagnostics)
{
    /// <summary>Returns the content with limited texts; attributes and child elements are not entered.</summary>
    public SimplePattern Apply(SimplePattern content, ByteLimit? limit) => limit is null ? content : Change(content, limit);

    private SimplePattern Change(SimplePattern pattern, ByteLimit limit)
    {
        switch (pattern)
        {
            case SimpleText:
                return new SimpleData(pattern.Span, ByteLimitedDatatype.Limit(BuiltInDatatype.String, limit.Bytes), null);
            case SimpleData data:
                return new SimpleData(data.Span, ByteLimitedDatatype.Limit(data.Datatype, limit.Bytes), data.Except);
            case SimpleValue value:
                if (Encoding.UTF8.GetByteCount(value.Text) > limit.Bytes)
                    diagnostics.Add(
                        SchemaRules.Conflict,
                        $"The value '{value.Text}' ({SourcePlaces.Describe(value.Span, limit.Span)}) has more than {limit.Bytes} bytes, so that it can never match",
                        limit.Span);
                return value;
            case SimpleList:
                diagnostics.Add(
                    SchemaRules.NotAllowedHere,
                    $"A list ({SourcePlaces.Describe(pattern.Span, limit.Span)}) cannot be limited in bytes: only its items can, with the annotation on their 'data'",
                    limit.Span);
                return pattern;
            case SimpleOneOrMore oneOrMore:
                return Change(oneOrMore.Content, limit) is var content && content == oneOrMore.Content
                    ? pattern
                    : new SimpleOneOrMore(pattern.Span, content) { Minimum = oneOrMore.Minimum, Maximum = oneOrMore.Maximum };
            case SimpleChoice choice:
                return ChangeAll(choice.Alternatives, limit) is { } alternatives ? new SimpleChoice(pattern.Span, alternatives) : pattern;
            case SimpleGroup group:
                return ChangeAll(group.Items, limit) is { } items ? new SimpleGroup(pattern.Span, items) : pattern;
            case SimpleInterleave interleave:
                return ChangeAll(interleave.Items, limit) is { } members ? new SimpleInterleave(pattern.Span, members) : pattern;
            default:
                return pattern;
        }
    }

    /// <summary>Returns the changed patterns; null if nothing changes.</summary>
    private List<SimplePattern>? ChangeAll(IReadOnlyList<SimplePattern> items, ByteLimit limit)
    {
        var changed = new List<SimplePattern>(items.Count);
        var isChanged = false;
        foreach (var item in items)
        {
            changed.Add(Change(item, limit));
            isChanged |= changed[changed.Count - 1] != item;
        }

        return isChanged ? changed : null;
    }
}
