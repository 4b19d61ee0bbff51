using System;
using System.Collections.Generic;
using Bindery.Datatypes;
using Bindery.Wording;

namespace Bindery.Patterns;

/// <summary>Matches literals (the text of an element, the value of an attribute) with patterns: RELAX NG 9.3.4 to 9.3.8. Not thread-safe.</summary>
internal sealed class LiteralMatcher(PatternBuilder builder, Func<Pattern, Pattern, Pattern> sequence)
{
    // Larger patterns can share so many parts that the derivative of each must be cached.
    private const int WorthKeeping = 64;

    private readonly Dictionary<int, Pattern> _anyText = new();
    private Datatype? _type;
    private object? _value;

    /// <summary>The number of cached results.</summary>
    public int Weight => _anyText.Count;

    /// <summary>Resolves the prefixes in literals; null if there are none.</summary>
    public PrefixResolver? Prefixes { get; set; }

    /// <summary>
    /// Whether a literal as the whole content matches a pattern. Whitespace also matches patterns that match the empty sequence (RELAX NG 9.3.4, weak match).
    /// </summary>
    public bool Matches(Pattern pattern, ReadOnlySpan<byte> literal)
    {
        switch (pattern)
        {
            case TextPattern:
                return true;
            case ChoicePattern choice when MatchesExactly(choice, literal):
                return true;
            default:
                _type = null;
                return Takes(pattern, literal) || pattern.IsNullable && IsBlank(literal);
        }
    }

    /// <summary>Returns the derivative of a pattern by a text; notAllowed if the pattern does not accept the text. Whitespace is not skipped.</summary>
    public Pattern Text(Pattern pattern, ReadOnlySpan<byte> literal)
    {
        _type = null;
        return Derive(pattern, literal, pattern.Size > WorthKeeping && (pattern.Parts & PatternParts.Data) != 0 ? new Dictionary<int, Pattern>() : null);
    }

    /// <summary>Whether a text has only XML whitespace.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> text)
    {
        foreach (var c in text)
            if (!IsSpace(c))
                return false;
        return true;
    }

    // Most enumerations are matched here, without creating a value.
    private static bool MatchesExactly(Pattern pattern, ReadOnlySpan<byte> literal)
    {
        while (pattern is ChoicePattern choice)
        {
            if (MatchesExactly(choice.Left, literal))
                return true;
            pattern = choice.Right;
        }
        return pattern is TextPattern || pattern is ValuePattern { Utf8: not null } value && literal.SequenceEqual(value.Utf8);
    }

    private bool Takes(Pattern pattern, ReadOnlySpan<byte> literal)
    {
        switch (pattern)
        {
            case TextPattern:
                return true;
            case ChoicePattern choice:
                return Takes(choice.Left, literal) || Takes(choice.Right, literal);
            case ValuePattern { Normalized: { } wanted } text when WhiteSpace.TrySlice(literal, text.Datatype.WhiteSpace, out var normalized):
                return normalized.SequenceEqual(wanted);
            case ValuePattern value:
                return value.Utf8 is not null && literal.SequenceEqual(value.Utf8) || value.Value.Equals(ValueOf(value.Datatype, literal));
            case DataPattern data:
                return data.Datatype.Allows(literal, Prefixes) && (data.Except is null || !Takes(data.Except, literal));
            case ListPattern list:
                return TakesTokens(list.Content, literal);
            case EmptyPattern or NotAllowedPattern or AttributePattern or ElementPattern:
                return false;
            default:
                return Derive(pattern, literal, pattern.Size > WorthKeeping ? new Dictionary<int, Pattern>() : null).IsNullable;
        }
    }

    private object? ValueOf(Datatype type, ReadOnlySpan<byte> literal)
    {
        if (_type != type)
        {
            _type = type;
            _value = type.GetValue(literal, Prefixes);
        }
        return _value;
    }

    // A set of partial derivatives: it never has more members than the list has nodes.
    private bool TakesTokens(Pattern content, ReadOnlySpan<byte> literal)
    {
        var states = new HashSet<Pattern>(PatternMembers.OfChoice(content));
        var next = new HashSet<Pattern>();
        var members = new List<Pattern>();
        while (true)
        {
            while (literal.Length > 0 && IsSpace(literal[0]))
                literal = literal.Slice(1);
            if (literal.Length == 0)
                break;
            var length = 1;
            while (length < literal.Length && !IsSpace(literal[length]))
                length++;
            _type = null;
            foreach (var state in states)
            {
                members.Clear();
                PatternMembers.AddChoice(Derive(state, literal.Slice(0, length), null), members);
                next.UnionWith(members);
            }
            (states, next) = (next, states);
            next.Clear();
            if (states.Count == 0)
                break;
            literal = literal.Slice(length);
        }
        _type = null;
        foreach (var state in states)
            if (state.IsNullable)
                return true;
        return false;
    }

    private Pattern Derive(Pattern pattern, ReadOnlySpan<byte> literal, Dictionary<int, Pattern>? kept)
    {
        var hasData = (pattern.Parts & PatternParts.Data) != 0;
        if (!hasData && (pattern.Parts & PatternParts.Text) == 0)
            return builder.NotAllowed;
        switch (pattern)
        {
            case TextPattern:
                return pattern;
            case ValuePattern or DataPattern or ListPattern:
                return Takes(pattern, literal) ? builder.Empty : builder.NotAllowed;
        }
        if (!hasData)
            kept = _anyText;
        if (kept is not null && kept.TryGetValue(pattern.Id, out var known))
            return known;

        var result = builder.NotAllowed;
        switch (pattern)
        {
            case ChoicePattern choice:
                result = builder.Choice(Derive(choice.Left, literal, kept), Derive(choice.Right, literal, kept));
                break;
            case OneOrMorePattern oneOrMore:
                result = sequence(Derive(oneOrMore.Content, literal, kept), builder.Optional(oneOrMore));
                break;
            case GroupPattern:
                var rest = pattern;
                while (rest is GroupPattern group)
                {
                    rest = group.Right;
                    result = builder.Choice(result, sequence(Derive(group.Left, literal, kept), rest));
                    if (!group.Left.IsNullable)
                        break;
                    rest = PatternMembers.AfterRun(group, builder.Empty);
                    if (rest is not GroupPattern)
                        result = builder.Choice(result, Derive(rest, literal, kept));
                }
                break;
            case InterleavePattern:
                var members = PatternMembers.OfSequence(pattern);
                for (var i = 0; i < members.Count; i++)
                {
                    var member = members[i];
                    if ((member.Parts & (PatternParts.Text | PatternParts.Data)) == 0)
                        continue;
                    members[i] = Derive(member, literal, kept);
                    result = builder.Choice(result, builder.Interleave(members));
                    members[i] = member;
                }
                break;
        }
        if (kept is not null)
            kept[pattern.Id] = result;
        return result;
    }

    private static bool IsSpace(byte c) => c is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r';
}
