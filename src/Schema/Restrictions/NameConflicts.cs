using System.Collections.Generic;
using System.Threading;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Schema.Restrictions;

/// <summary>
/// Checks that an attribute name occurs in one attribute of a group or interleave only, that attributes with an infinite name class are in oneOrMore (RELAX NG
/// 7.3), and that an element name, and text, occurs in one operand of an interleave only (7.4). The content of each element is visited once as a tree, whose
/// size the simplifier limits; the smaller of two sets is merged into the larger one. Patterns that cannot conflict are not visited: most have no attributes,
/// and elements only matter in interleaves.
/// </summary>
internal sealed class NameConflicts(DiagnosticBag diagnostics, int patternCount, bool checksAttributes, CancellationToken cancellationToken)
{
    private readonly PatternParts _parts = new(patternCount);
    private readonly Parts _attributes = checksAttributes ? Parts.Attributes : Parts.None;
    private readonly bool[] _isChecked = new bool[patternCount];

    public void Check(SimplePattern content) => Collect(content, isRepeated: false, Parts.None);

    /// <summary>The content of a pattern, without nested elements.</summary>
    private sealed class Contents
    {
        public NamedPatterns? Attributes { get; set; }

        public NamedPatterns? Elements { get; set; }

        public SimplePattern? Text { get; set; }
    }

    private static readonly Contents Nothing = new();

    /// <summary>Visits a pattern and returns its attributes.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="isRepeated">Whether it is in oneOrMore.</param>
    /// <param name="compared">What is compared outside the pattern, and therefore returned: elements, text.</param>
    private Contents Collect(SimplePattern pattern, bool isRepeated, Parts compared)
    {
        var parts = _parts.Of(pattern);
        if ((parts & (_attributes | Parts.Interleave | compared)) == 0)
            return Nothing;
        // Without attributes, and where nothing is compared, a pattern means the same everywhere.
        if ((parts & _attributes) == 0 && compared == Parts.None)
        {
            if (_isChecked[pattern.Index])
                return Nothing;
            _isChecked[pattern.Index] = true;
        }

        switch (pattern)
        {
            case SimpleElementReference reference:
                return new Contents { Elements = NamedPatterns.Of(reference, reference.Element.Name) };
            case SimpleText:
                return new Contents { Text = pattern };
            case SimpleAttribute attribute when !checksAttributes:
                return Collect(attribute.Content, isRepeated: false, Parts.None);
            case SimpleAttribute attribute:
                var names = NamedPatterns.Of(attribute, attribute.Name);
                if (names.IsInfinite && !isRepeated)
                    diagnostics.Add(
                        SchemaRules.Restriction,
                        $"An attribute with an open name class must be repeated: put {SchemaLanguage.Word(attribute.Span, PatternNames.Describe(attribute) + " into 'oneOrMore' or 'zeroOrMore'", "'+' or '*' after " + PatternNames.Describe(attribute))} (7.3)",
                        attribute.Span);
                Collect(attribute.Content, isRepeated: false, Parts.None); // Its own interleaves do not matter outside.
                return new Contents { Attributes = names };
            case SimpleOneOrMore oneOrMore:
                return Collect(oneOrMore.Content, isRepeated: true, compared);
            case SimpleChoice choice:
                return CollectAll(choice.Alternatives, isRepeated, isSequence: false, Parts.None, compared);
            case SimpleGroup group:
                return CollectAll(group.Items, isRepeated, isSequence: true, Parts.None, compared);
            case SimpleInterleave interleave:
                return CollectAll(interleave.Items, isRepeated, isSequence: true, InSeveral(interleave.Items), compared);
            default:
                return Nothing;
        }
    }

    /// <summary>What several operands of an interleave have: elements, text.</summary>
    private Parts InSeveral(IReadOnlyList<SimplePattern> items)
    {
        Parts once = Parts.None, again = Parts.None;
        for (var i = 0; i < items.Count; i++)
        {
            var parts = _parts.Of(items[i]);
            again |= once & parts;
            once |= parts;
        }

        return again & (Parts.Elements | Parts.Text);
    }

    private Contents CollectAll(IReadOnlyList<SimplePattern> items, bool isRepeated, bool isSequence, Parts comparedHere, Parts compared)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Contents? all = null;
        for (var i = 0; i < items.Count; i++)
        {
            var contents = Collect(items[i], isRepeated, compared | comparedHere);
            if (contents == Nothing)
                continue;
            if (all is null)
            {
                all = contents;
                continue;
            }

            if (isSequence && !diagnostics.IsFull && NamedPatterns.FindClash(all.Attributes, contents.Attributes) is { } attributes)
                Report(attributes, "could match the same attribute: attributes of one element must not have names in common (7.3)");
            if ((comparedHere & Parts.Elements) != 0 && !diagnostics.IsFull && NamedPatterns.FindClash(all.Elements, contents.Elements) is { } elements)
                Report(elements, "could match the same element: elements in different parts of an interleave must not have names in common (7.4)");
            if ((comparedHere & Parts.Text) != 0 && all.Text is not null && contents.Text is not null)
                Report(
                    (all.Text, contents.Text), "could match the same text: only one part of an interleave may contain text; 'mixed' is an interleave with text (7.4)");
            all.Attributes = NamedPatterns.Merge(all.Attributes, contents.Attributes);
            all.Elements = NamedPatterns.Merge(all.Elements, contents.Elements);
            all.Text ??= contents.Text;
        }

        return all ?? Nothing;
    }

    /// <summary>The diagnostic is reported at the later of the two, and names the earlier one.</summary>
    private void Report((SimplePattern First, SimplePattern Second) clash, string reason)
    {
        var (first, second) = clash;
        if (first.Span.File == second.Span.File && first.Span.Start > second.Span.Start)
            (first, second) = (second, first);
        var name = PatternNames.Describe(second);
        diagnostics.Add(
            SchemaRules.Restriction,
            $"{char.ToUpperInvariant(name[0])}{name.Substring(1)} and {PatternNames.Describe(first, second.Span)} {reason}",
            second.Span);
    }
}
