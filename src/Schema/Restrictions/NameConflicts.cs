using System.Collections.Generic;
using System.Threading;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Schema.Restrictions;

/// <summary>
/// Checks that an attribute name occurs in one attribute of a group or interleave only, that attributes with an infinite name class are in oneOrMore (RELAX NG
/// 7.3), and that an element name, and text, occurs in one operand of an interleave only (7.4). The content of each element is visited once as a tree, whose
/// size the simplifier limits; the smaller of two sets is merged into the larger one.
/// </summary>
internal sealed class NameConflicts(DiagnosticBag diagnostics, CancellationToken cancellationToken)
{
    public void Check(SimpleElement element) => Collect(element.Content, isRepeated: false);

    /// <summary>The content of a pattern, without nested elements.</summary>
    private sealed class Contents
    {
        public NamedPatterns? Attributes { get; set; }

        public NamedPatterns? Elements { get; set; }

        public SimplePattern? Text { get; set; }
    }

    private static readonly Contents Nothing = new();

    private Contents Collect(SimplePattern pattern, bool isRepeated)
    {
        switch (pattern)
        {
            case SimpleElementReference reference:
                return new Contents { Elements = NamedPatterns.Of(reference, reference.Element.Name) };
            case SimpleText:
                return new Contents { Text = pattern };
            case SimpleAttribute attribute:
                var names = NamedPatterns.Of(attribute, attribute.Name);
                if (names.IsInfinite && !isRepeated)
                    diagnostics.Add(
                        SchemaRules.Restriction,
                        $"An attribute with an open name class must be repeated: put {SchemaLanguage.Word(attribute.Span, PatternNames.Describe(attribute) + " into 'oneOrMore' or 'zeroOrMore'", "'+' or '*' after " + PatternNames.Describe(attribute))} (7.3)",
                        attribute.Span);
                Collect(attribute.Content, isRepeated: false); // Its own interleaves do not matter outside.
                return new Contents { Attributes = names };
            case SimpleOneOrMore oneOrMore:
                return Collect(oneOrMore.Content, isRepeated: true);
            case SimpleChoice choice:
                return CollectAll(choice.Alternatives, isRepeated, isSequence: false, isInterleave: false);
            case SimpleGroup group:
                return CollectAll(group.Items, isRepeated, isSequence: true, isInterleave: false);
            case SimpleInterleave interleave:
                return CollectAll(interleave.Items, isRepeated, isSequence: true, isInterleave: true);
            default:
                return Nothing;
        }
    }

    private Contents CollectAll(IReadOnlyList<SimplePattern> items, bool isRepeated, bool isSequence, bool isInterleave)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var all = new Contents();
        for (var i = 0; i < items.Count; i++)
        {
            var contents = Collect(items[i], isRepeated);
            if (isSequence && !diagnostics.IsFull && NamedPatterns.FindClash(all.Attributes, contents.Attributes) is { } attributes)
                Report(attributes, "could match the same attribute: attributes of one element must not have names in common (7.3)");
            if (isInterleave && !diagnostics.IsFull && NamedPatterns.FindClash(all.Elements, contents.Elements) is { } elements)
                Report(elements, "could match the same element: elements in different parts of an interleave must not have names in common (7.4)");
            if (isInterleave && all.Text is not null && contents.Text is not null)
                Report(
                    (all.Text, contents.Text), "could match the same text: only one part of an interleave may contain text; 'mixed' is an interleave with text (7.4)");
            all.Attributes = NamedPatterns.Merge(all.Attributes, contents.Attributes);
            all.Elements = NamedPatterns.Merge(all.Elements, contents.Elements);
            all.Text ??= contents.Text;
        }

        return all;
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
