using System.Collections.Generic;
using System.Numerics;
using Bindery.Analyzers.Documents;
using Bindery.Diagnosis;
using Bindery.Names;
using Bindery.Patterns;
using Bindery.Violations;
using Bindery.Wording;

namespace Bindery.Analyzers.Conflicts;

/// <summary>The valid values for a blamed fact, with the other facts of the conflict unchanged.</summary>
internal sealed class Expectations(CheckSession session, ConflictSearch search)
{
    /// <summary>
    /// Returns the remaining patterns of the value, as a choice; null if there are none. The levels are those of the conflict, and are not changed.
    /// </summary>
    public Pattern? Of(DocumentFact blamed)
    {
        var level = blamed.Level;
        var result = session.Builder.NotAllowed;
        foreach (var pattern in Anywhere(blamed, session))
        {
            blamed.TryPattern(pattern);
            if (search.IsSatisfiable())
                result = session.Builder.Choice(result, pattern);
        }
        blamed.EndTrial(level);
        return result is NotAllowedPattern ? null : result;
    }

    /// <summary>Returns the end of a sentence: "must be …".</summary>
    public static string Words(Pattern expected, string found) => Expectation.MustBe(expected, System.Text.Encoding.UTF8.GetBytes(found), null);

    /// <summary>
    /// Returns which types an element may name in xsi:type, as the end of a sentence, if none of them is its own; null otherwise, and if its type is not known.
    /// </summary>
    public static string? OfType(DocumentFact child, CheckSession session)
    {
        if (child is not { Kind: FactKind.Child, Alternatives: [var node] }
            || node.FindAttribute(session.Names.Find(InstanceNamespace.Uri, "type"))
                is not { WasAbsence: false, Values: [var type], IsOfElement: true } named)
            return null;
        var expected = session.Builder.NotAllowed;
        foreach (var pattern in Anywhere(named, session))
        {
            if (named.Matches(pattern, session))
                return null;
            expected = session.Builder.Choice(expected, pattern);
        }
        return expected is NotAllowedPattern
            ? null
            : Expectation.MustBe(expected, System.Text.Encoding.UTF8.GetBytes(type), _ => named.ValueNamespace);
    }

    /// <summary>
    /// Returns why an element is not allowed in place of others, and which are allowed, as the end of a sentence; null if the schema does not say.
    /// </summary>
    public static string? Refusal(DocumentFact child, CheckSession session)
    {
        if (child.Kind != FactKind.Child)
            return null;
        var allowed = new List<ElementPattern>();
        foreach (var element in child.Owner.Candidates)
            foreach (var node in session.Queries.Nodes(element.Content))
                if (node is ElementPattern pattern && session.Queries.Counts(node))
                    allowed.Add(pattern);
        return Diagnosis.Refusal.Of(allowed, child.NamespaceUri, child.LocalName, session.Names)
            ?.Words(new NodeName(child.NamespaceUri, child.LocalName));
    }

    /// <summary>
    /// Returns the valid value that is nearest to an invalid one: the only possible word, a word with a similar spelling, or the limit of the range of an
    /// integer. Null if there is none.
    /// </summary>
    public string? Nearest(Pattern expected, string found)
    {
        if (expected is ValuePattern only)
            return only.Text;
        if (Spelling.Nearest(found.Trim(), Expectation.Values(expected)) is { } word)
            return word;
        if (!BigInteger.TryParse(
            found.Trim(), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number))
            return null;
        (BigInteger Distance, string Text)? nearest = null;
        foreach (var member in PatternMembers.OfChoice(expected))
        {
            if (member is not DataPattern data || !data.Datatype.TryGetIntegerRange(out var least, out var greatest))
                continue;
            var bound = least is { } low && number < low ? low : greatest is { } high && number > high ? high : number;
            var text = bound.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var distance = BigInteger.Abs(bound - number);
            if (text != found && !(nearest?.Distance <= distance) && session.Matcher.Matches(data, System.Text.Encoding.UTF8.GetBytes(text)))
                nearest = (distance, text);
        }
        return nearest?.Text;
    }

    /// <summary>Returns the patterns of the value of a member in all branches.</summary>
    public static List<Pattern> Anywhere(DocumentFact fact, CheckSession session)
    {
        var found = new List<Pattern>();
        foreach (var element in fact.Owner.Candidates)
        {
            if (fact.Kind == FactKind.Text)
            {
                AddTexts(element.Content, found);
                continue;
            }
            foreach (var node in session.Queries.Nodes(element.Content))
                if (node is AttributePattern attribute
                    && session.Queries.Counts(node)
                    && session.Names.Admits(node, fact.Name)
                    && !found.Contains(attribute.Content))
                    found.Add(attribute.Content);
        }
        return found;
    }

    private static void AddTexts(Pattern content, List<Pattern> found)
    {
        var seen = new HashSet<Pattern>();
        var open = new Stack<Pattern>();
        open.Push(content);
        while (open.Count > 0)
        {
            var pattern = open.Pop();
            if ((pattern.Parts & (PatternParts.Text | PatternParts.Data)) == 0 || !seen.Add(pattern))
                continue;
            if (!PatternMembers.PushOperands(pattern, open) && !found.Contains(pattern))
                found.Add(pattern);
        }
    }
}
