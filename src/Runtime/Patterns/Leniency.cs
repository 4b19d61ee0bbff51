using System.Collections.Generic;

namespace Bindery.Patterns;

/// <summary>Derivatives that ignore an error: the diagnosis uses them to continue after an error.</summary>
/// <param name="derivatives">Returns the derivatives in use; they may be replaced between calls.</param>
internal sealed class Leniency(System.Func<Derivatives> derivatives)
{
    private PatternBuilder Builder => derivatives().Builder;

    /// <summary>Returns the derivative at the end of a start tag, with missing attributes treated as present.</summary>
    public Pattern CloseAttributes(Pattern pattern) => CloseAttributes(pattern, new Dictionary<Pattern, Pattern>());

    /// <summary>Returns the derivative by a literal, with any literal accepted.</summary>
    public Pattern AnyLiteral(Pattern pattern) => AnyLiteral(pattern, new Dictionary<Pattern, Pattern>());

    /// <summary>Returns the derivative by a start tag, with required nodes before it optional.</summary>
    public Transitions Ahead(Pattern pattern, int name)
    {
        var strict = derivatives().Element(pattern, name);
        return strict.Count > 0 ? strict : Ahead(pattern, name, new Dictionary<Pattern, Transitions>());
    }

    private Pattern CloseAttributes(Pattern pattern, Dictionary<Pattern, Pattern> kept)
    {
        if ((pattern.Parts & PatternParts.Attributes) == 0)
            return pattern;
        if (pattern is AttributePattern)
            return Builder.Empty;
        if (!kept.TryGetValue(pattern, out var result))
            kept.Add(pattern, result = Derivatives.Rebuild(Builder, pattern, operand => CloseAttributes(operand, kept)));
        return result;
    }

    private Pattern AnyLiteral(Pattern pattern, Dictionary<Pattern, Pattern> kept)
    {
        if ((pattern.Parts & PatternParts.Data) == 0)
            return pattern;
        if (pattern is DataPattern or ValuePattern or ListPattern)
            return Builder.Empty;
        if (!kept.TryGetValue(pattern, out var result))
            kept.Add(pattern, result = Derivatives.Rebuild(Builder, pattern, operand => AnyLiteral(operand, kept)));
        return result;
    }

    private Transitions Ahead(Pattern pattern, int name, Dictionary<Pattern, Transitions> kept)
    {
        if ((pattern.Parts & PatternParts.Elements) == 0)
            return Transitions.None;
        if (kept.TryGetValue(pattern, out var known))
            return known;
        var result = new Transitions.Collector(Builder);
        switch (pattern)
        {
            case ElementPattern:
                result.Add(derivatives().Element(pattern, name));
                break;
            case ChoicePattern choice:
                result.Add(Ahead(choice.Left, name, kept));
                result.Add(Ahead(choice.Right, name, kept));
                break;
            case OneOrMorePattern oneOrMore:
                result.Add(Ahead(oneOrMore.Content, name, kept).Map(left => derivatives().Sequence(left, Builder.Optional(oneOrMore))));
                break;
            case GroupPattern:
                // The members before the one that accepts the element are dropped.
                var members = PatternMembers.OfSequence(pattern);
                for (var i = 0; i < members.Count; i++)
                {
                    var next = i + 1;
                    result.Add(Ahead(members[i], name, kept)
                        .Map(left => derivatives().Sequence(left, Builder.Group(members.GetRange(next, members.Count - next)))));
                }
                break;
            case InterleavePattern:
                var parts = PatternMembers.OfSequence(pattern);
                for (var i = 0; i < parts.Count; i++)
                {
                    var place = i;
                    result.Add(Ahead(parts[i], name, kept).Map(left =>
                    {
                        var changed = new List<Pattern>(parts) { [place] = left };
                        return Builder.Interleave(changed);
                    }));
                }
                break;
        }
        kept.Add(pattern, result.Result);
        return result.Result;
    }
}
