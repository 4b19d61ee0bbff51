using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Bindery.Analyzers.Conflicts;
using Bindery.ModelMaps;
using Bindery.Patterns;

namespace Bindery.CodeFixes.Plans;

/// <summary>Texts that the grammar itself suggests for a member: the words that it lists, the ends of the ranges of numbers, what its patterns match.</summary>
internal static class ValuePatterns
{
    /// <summary>The words that are listed for a member.</summary>
    public static IEnumerable<string> Words(DocumentChecker checker, MappedClass model, MappedMember member)
    {
        foreach (var pattern in Of(checker, model, member))
            if (pattern is ValuePattern value)
                yield return value.Text;
    }

    /// <summary>Other texts that may be allowed.</summary>
    public static IEnumerable<string> Samples(DocumentChecker checker, MappedClass model, MappedMember member)
    {
        foreach (var pattern in Of(checker, model, member))
        {
            if (pattern is not DataPattern { Datatype: { } datatype })
                continue;
            if (datatype.TryGetIntegerRange(out var least, out var greatest))
            {
                if (least is { } low)
                    yield return low.ToString(CultureInfo.InvariantCulture);
                if (greatest is { } high)
                    yield return high.ToString(CultureInfo.InvariantCulture);
            }
            foreach (var (name, value) in datatype.Parameters)
                foreach (var sample in Samples(name, value))
                    yield return sample;
        }
    }

    /// <summary>Whether the member can have a text, regardless of other members.</summary>
    public static bool Allows(DocumentChecker checker, MappedClass model, MappedMember member, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var patterns = Of(checker, model, member);
        // Without a datatype, any text is allowed.
        return patterns.Count == 0 || patterns.Exists(pattern => pattern switch
        {
            ValuePattern value => value.Text == text,
            DataPattern { Datatype: { } datatype } => datatype.Allows(bytes, null),
            _ => false,
        });
    }

    private static IEnumerable<string> Samples(string facet, string value)
    {
        switch (facet)
        {
            case "pattern":
                for (var longer = 0; longer < 3; longer++)
                    if (RegexSamples.Of(value, longer) is { } sample)
                        yield return sample;
                break;
            case "minInclusive" or "maxInclusive":
                yield return value;
                break;
            case "length" or "minLength" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length is > 0 and <= 256:
                yield return new string('a', length);
                yield return new string('0', length);
                break;
        }
    }

    private static List<Pattern> Of(DocumentChecker checker, MappedClass model, MappedMember member)
    {
        var names = checker.Grammar.Names;
        var queries = new PatternQueries(names, isOutput: false);
        var found = new List<Pattern>();
        var seen = new HashSet<Pattern>();
        foreach (var element in checker.Elements(model.Elements))
            switch (member.Role)
            {
                case MemberRole.Attribute:
                    var attribute = names.Find(member.NamespaceUri, member.LocalName);
                    foreach (var node in queries.Nodes(element.Content))
                        if (node is AttributePattern pattern && queries.Counts(node) && names.Admits(node, attribute))
                            Collect(pattern.Content, found, seen);
                    break;
                case MemberRole.Text:
                    Collect(element.Content, found, seen);
                    break;
                default:
                    Collect(queries, element, names.Find(member.NamespaceUri, member.LocalName), found, seen);
                    break;
            }
        return found;
    }

    // The texts of a child, or of what is in a wrapper.
    private static void Collect(PatternQueries queries, ElementPattern element, int name, List<Pattern> found, HashSet<Pattern> seen)
    {
        foreach (var node in queries.Nodes(element.Content))
            if (node is ElementPattern child && queries.Admits(child, name) && seen.Add(child))
            {
                Collect(child.Content, found, seen);
                foreach (var item in queries.Nodes(child.Content))
                    if (item is ElementPattern wrapped)
                        Collect(wrapped.Content, found, seen);
            }
    }

    private static void Collect(Pattern content, List<Pattern> found, HashSet<Pattern> seen)
    {
        var open = new Stack<Pattern>();
        open.Push(content);
        while (open.Count > 0)
        {
            var pattern = open.Pop();
            if (!seen.Add(pattern))
                continue;
            switch (pattern)
            {
                case ListPattern { Content: var tokens }:
                    open.Push(tokens);
                    break;
                case DataPattern or ValuePattern:
                    found.Add(pattern);
                    break;
                default:
                    PatternMembers.PushOperands(pattern, open);
                    break;
            }
        }
    }
}
