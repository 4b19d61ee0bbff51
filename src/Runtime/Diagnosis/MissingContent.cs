using System.Collections.Generic;
using Bindery.Matching;
using Bindery.Patterns;
using Bindery.Violations;
using Bindery.Wording;
using Bindery.Xml;

namespace Bindery.Diagnosis;

/// <summary>Finds the content that is missing at the end of an element.</summary>
internal sealed class MissingContent(DiagnosisState state)
{
    private readonly SiblingDifference _difference = new(state);

    private ContentQuestions Questions => state.Questions;

    private Derivatives Derivatives => state.Stack.Derivatives;

    /// <summary>Reports missing content, unless it is missing as a consequence of a reported error.</summary>
    public void Report(in Utf8XmlReader reader, OpenElement element)
    {
        var frame = state.Stack.Top;
        var required = Questions.RequiredElements(frame);
        foreach (var refused in element.Refused)
        {
            // The missing element is present, but misspelled, and was reported as such.
            if (Spelling.Nearest(refused, Questions.Locals(required)) is { } near)
            {
                required.RemoveWhere(name => Questions.NameOf(name).LocalName == near);
                if (required.Count == 0)
                    return;
            }
        }
        required.ExceptWith(element.Told);
        if (required.Count > 0)
            state.Violations.Add(reader, Missing(element, frame, required), element);
        else if (element.Told.Count == 0)
            ReportRest(reader, element, frame);
    }

    private ViolationFacts Missing(OpenElement element, ContentFrame frame, HashSet<int> required) =>
        required.Count == 1 && element.Children.Overlaps(required)
            ? new MissingAnother(element.Node, Questions.NamesOf(required)[0], _difference.Find(frame, required))
            : new MissingElements(element.Node, Questions.NamesOf(required), null, Decider(element, required));

    // No single element is required: one of several is, or text.
    private void ReportRest(in Utf8XmlReader reader, OpenElement element, ContentFrame frame)
    {
        if (Questions.NextNames(frame) is { Count: > 0 } next)
        {
            state.Violations.Add(reader, new MissingChoice(element.Node, Questions.NamesOf(next), frame.HasChildren), element);
            return;
        }
        var wanted = Derivatives.Builder.NotAllowed;
        for (var i = 0; i < frame.Count; i++)
            wanted = Derivatives.Builder.Choice(wanted, frame[i]);
        var mustBe = Expectation.MustBe(wanted, default, state.Stack.Prefixes);
        // Only now is it certain that no child follows, so that the whitespace is the text.
        if (element.Blank is { } blank)
            state.Violations.Add(reader, new WrongText(element.Node, blank.Text, mustBe), blank.Offset, blank.Length);
        else
            state.Violations.Add(reader, new MissingText(element.Node, mustBe), element);
    }

    // The attribute that makes elements required: with another value they would be optional, and all children so far would be allowed.
    private AttributeValue? Decider(OpenElement element, HashSet<int> required)
    {
        if (element.HasManyAttributes)
            return null;
        var contents = Questions.ContentsOf(element.Name);
        // At other places, an element with this name may be complete without them, and no attribute of it distinguishes the two.
        var unchanged = state.Trial.Apply(contents, element.Attributes);
        for (var i = contents.Count - 1; i >= 0; i--)
            if (Spares(unchanged[i], element, required))
                contents.RemoveAt(i);
        foreach (var attribute in element.Attributes)
            if (attribute.Use == AttributeUse.AsIs)
                foreach (var content in state.Trial.Apply(contents, element.Attributes, attribute, AttributeUse.AnyValue))
                    if (Spares(content, element, required))
                        return attribute.Shown;
        return null;
    }

    private bool Spares(Pattern content, OpenElement element, HashSet<int> required)
    {
        foreach (var alternative in PatternMembers.OfChoice(Derivatives.CloseAttributes(content)))
        {
            var possible = new HashSet<int>();
            foreach (var node in state.Queries.Nodes(alternative))
                possible.UnionWith(state.Grammar.Names.NamesOf(node));
            if (possible.IsSupersetOf(element.Children) && !state.Queries.RequiredElements(alternative).Overlaps(required))
                return true;
        }
        return false;
    }
}
