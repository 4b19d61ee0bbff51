using System.Collections.Generic;
using Bindery.Matching;
using Bindery.Patterns;
using Bindery.Violations;
using Bindery.Xml;

namespace Bindery.Diagnosis;

/// <summary>Finds the reason why an element is not allowed at its place.</summary>
internal sealed class UnexpectedElements(DiagnosisState state)
{
    private const int MostParents = 3;

    private CompiledGrammar Grammar => state.Grammar;

    private ContentQuestions Questions => state.Questions;

    /// <summary>Reports a root element.</summary>
    public void ReportRoot(in Utf8XmlReader reader, OpenElement element)
    {
        var frame = state.Stack.Top;
        var expected = Questions.Expected(frame, element.Node, state.Innermost).Names;
        var facts = RefusedIn(frame, element.Node, NodeName.Document)
            ?? new UnexpectedRoot(element.Node, expected, Questions.Nearest(frame, element.Node)) as ViolationFacts;
        Note(state.Innermost, element);
        state.Violations.Add(reader, facts, element);
    }

    /// <summary>Reports a child element.</summary>
    /// <param name="reader">The reader, on its start tag.</param>
    /// <param name="parent">The parent element.</param>
    /// <param name="element">The element.</param>
    /// <param name="isKnown">Whether the parent may have it elsewhere.</param>
    public void Report(in Utf8XmlReader reader, OpenElement parent, OpenElement element, bool isKnown)
    {
        var facts = FactsOf(reader, parent, element, isKnown);
        Note(parent, element);
        state.Violations.Add(reader, facts, element);
    }

    private ViolationFacts FactsOf(in Utf8XmlReader reader, OpenElement parent, OpenElement element, bool isKnown)
    {
        if (Questions.IsOutputOnly<ElementPattern>(parent.Contents, element.Name))
            return new OutputOnlyNode(element.Node, parent.Node);
        var instead = Questions.Expected(state.Stack.Top, element.Node, parent);
        if (isKnown && parent.Children.Contains(element.Name))
            return new RepeatedElement(element.Node, parent.Node, instead);
        if (isKnown && parent.LastChild is { } sibling)
            return new MisplacedElement(element.Node, parent.Node, sibling, instead);
        if (RefusedIn(state.Stack.Top, element.Node, parent.Node) is { } refused)
            return refused;
        if (state.Probe.ExplainElement(state.Open, element.Name, reader) is { } reason)
        {
            parent.HasConflict = true;
            return new ExcludedElement(element.Node, parent.Node, reason);
        }
        var parents = Questions.NamesOf(ParentsOf(parent, element));
        return new UnexpectedElement(
            element.Node, parent.Node, IsDecidedBefore(parent, element), instead, parents, Questions.Nearest(state.Stack.Top, element.Node));
    }

    private RefusedElement? RefusedIn(ContentFrame frame, NodeName element, NodeName parent)
    {
        var allowed = new List<ElementPattern>();
        for (var i = 0; i < frame.Count; i++)
            allowed.AddRange(state.Queries.NextElements(frame[i]));
        return Refusal.Of(allowed, element.NamespaceUri!, element.LocalName!, Grammar.Names) is { } refusal
            ? new RefusedElement(element, parent, refusal.Words(element))
            : null;
    }

    // If a message names the node that is required at this place, another message that the node is missing would be redundant.
    private void Note(OpenElement parent, OpenElement element)
    {
        var next = Questions.NextNames(state.Stack.Top);
        var required = Questions.RequiredElements(state.Stack.Top);
        if (required.Count > 0 ? required.IsSupersetOf(next) : !state.Stack.EndDocument())
            parent.Told.UnionWith(next);
        parent.Refused.Add(element.Node.LocalName!);
    }

    // The places where a misplaced element belongs: in a child of its parent, if it may be there. Empty if there are many such elements.
    private HashSet<int> ParentsOf(OpenElement parent, OpenElement element)
    {
        var inside = new HashSet<int>();
        if (!Questions.IsNamed(element.Name))
            return inside;
        foreach (var content in parent.Contents)
            foreach (var node in state.Queries.Nodes(content))
                if (node is ElementPattern child && state.Queries.Counts(node) && Questions.HasChild(child, element.Name))
                    inside.UnionWith(Grammar.Names.NamesOf(child));
        if (inside.Count == 0)
            foreach (var pattern in Grammar.Graph.Elements)
                if (!pattern.IsOutputOnly && Questions.HasChild(pattern, element.Name))
                    inside.UnionWith(Grammar.Names.NamesOf(pattern));
        inside.RemoveWhere(name => !Questions.IsNamed(name));
        // If elements with the same name as the parent may have it, the reason is another one.
        if (inside.Count > MostParents || inside.Contains(parent.Name))
            inside.Clear();
        return inside;
    }

    // Whether another element with the same name as the parent may have it. An ancestor's attribute would already have been given as the reason, so the reason
    // is a preceding node.
    private bool IsDecidedBefore(OpenElement parent, OpenElement element)
    {
        if (!Questions.IsNamed(element.Name))
            return false;
        foreach (var pattern in Grammar.Graph.Elements)
            if (!pattern.IsOutputOnly && state.Queries.Admits(pattern, parent.Name) && Questions.HasChild(pattern, element.Name))
                return true;
        return false;
    }
}
