using System.Collections.Generic;
using Bindery.Matching;
using Bindery.Patterns;
using Bindery.Violations;
using Bindery.Xml;

namespace Bindery.Diagnosis;

/// <summary>Opens elements. An element that is not allowed here is opened as the most likely alternative.</summary>
internal sealed class ElementRecovery(DiagnosisState state)
{
    private readonly UnexpectedElements _unexpected = new(state);

    private ContentStack Stack => state.Stack;

    private NameIndex Names => state.Grammar.Names;

    /// <summary>Processes the name of an element, and reports it if it is not allowed.</summary>
    /// <returns>Whether it is open; false if it is unknown and must be skipped.</returns>
    public bool Enter(in Utf8XmlReader reader, OpenElement parent, OpenElement element)
    {
        if (Stack.StartElement(element.Name))
            parent.LastChild = element.Node.LocalName;
        else if (!Recover(reader, parent, element))
            return false;
        parent.Children.Add(element.Name);
        if (!IsImpossible(Stack.Top))
            return true;
        state.Violations.Add(reader, new ImpossibleElement(element.Node, parent.Node), element);
        Stack.Pop(onlyComplete: false);
        return false;
    }

    /// <summary>Reports the children of an element that came too early.</summary>
    public void Leave(in Utf8XmlReader reader, OpenElement parent)
    {
        foreach (var early in parent.Early)
            if (early.Missing.Count > 0 && !early.IsOrder)
                state.Violations.Add(reader, new MissingElements(parent.Node, state.Questions.NamesOf(early.Missing), early.Name, null), parent);
            else
                state.Violations.Add(reader, Early(parent, early), early.Path, (early.Offset, early.Length));
    }

    private EarlyElement Early(OpenElement parent, EarlyChild early)
    {
        var needsAll = early.Missing.Count > 0;
        return new EarlyElement(early.Name, parent.Node, state.Questions.NamesOf(needsAll ? early.Missing : early.Instead), needsAll);
    }

    private bool Recover(in Utf8XmlReader reader, OpenElement parent, OpenElement element)
    {
        var frame = Stack.Top;
        var child = Stack.Frame(Stack.Depth + 1);
        child.Clear();
        if (AddAhead(child, frame, element.Name))
        {
            NoteEarly(reader, parent, element);
            Stack.Push();
            return true;
        }

        var isKnown = AddKnown(child, frame, parent, element);
        if (state.Open.Count == 0)
        {
            // The document has another root element: its content is not examined.
            _unexpected.ReportRoot(reader, element);
            return false;
        }
        if (!IsLate(parent, element))
            _unexpected.Report(reader, parent, element, isKnown);
        if (child.Count == 0)
            AddAny(child, frame, element.Name);
        if (child.Count == 0)
            return false;
        Stack.Push();
        return true;
    }

    private static bool IsImpossible(ContentFrame frame)
    {
        for (var i = 0; i < frame.Count; i++)
            if (frame[i] is not NotAllowedPattern)
                return false;
        return true;
    }

    // Elements with the name that could come later, after required siblings.
    private bool AddAhead(ContentFrame child, ContentFrame frame, int name)
    {
        var isAhead = false;
        for (var i = 0; i < frame.Count; i++)
        {
            var transitions = state.Leniency.Ahead(frame[i], name);
            for (var t = 0; t < transitions.Count; t++)
            {
                ContentStack.Continue(child, (ElementPattern)transitions.Head(t), i, transitions.Rest(t));
                isAhead = true;
            }
        }
        return isAhead;
    }

    // Elements with the name that the parent may have elsewhere in its content.
    private bool AddKnown(ContentFrame child, ContentFrame frame, OpenElement parent, OpenElement element)
    {
        foreach (var content in parent.Contents)
            foreach (var node in state.Queries.Nodes(content))
                if (node is ElementPattern pattern && state.Queries.Counts(node) && state.Queries.Admits(node, element.Name))
                    AddBeside(child, frame, pattern);
        return child.Count > 0;
    }

    // Elements with the name that other elements may have.
    private void AddAny(ContentFrame child, ContentFrame frame, int name)
    {
        if (!state.Questions.IsNamed(name))
            return;
        foreach (var pattern in state.Grammar.Graph.Elements)
            if (Names.Admits(pattern, name))
                AddBeside(child, frame, pattern);
    }

    // The parent continues as if the element were absent.
    private static void AddBeside(ContentFrame child, ContentFrame frame, ElementPattern pattern)
    {
        var known = child.Count;
        var place = child.Add(pattern.Content);
        for (var i = 0; place == known && i < frame.Count; i++)
            child.Continue(place, i, frame[i], pattern);
    }

    private void NoteEarly(in Utf8XmlReader reader, OpenElement parent, OpenElement element)
    {
        var instead = Bridges(Stack.Top, element.Name);
        if (instead.Count > 0 && parent.Told.IsSupersetOf(instead))
            return;
        var required = state.Questions.RequiredElements(Stack.Top);
        required.Remove(element.Name);
        parent.Early.Add(new EarlyChild(element.Node, required, instead, reader.GetPath(), element.Offset, element.Length));
    }

    // The elements after which an element could come; if it needs more than one, all that could come now.
    private HashSet<int> Bridges(ContentFrame frame, int name)
    {
        var all = state.Questions.NextNames(frame);
        var bridges = new HashSet<int>();
        foreach (var next in all)
            for (var i = 0; i < frame.Count; i++)
            {
                var transitions = Stack.Derivatives.Element(frame[i], next);
                for (var t = 0; t < transitions.Count; t++)
                    if (Stack.Derivatives.Element(transitions.Rest(t), name).Count > 0)
                        bridges.Add(next);
            }
        return bridges.Count > 0 ? bridges : all;
    }

    // Whether an element was reported as missing before another one. The wrong order is then reported, not the element.
    private static bool IsLate(OpenElement parent, OpenElement element)
    {
        foreach (var early in parent.Early)
            if (early.Missing.Contains(element.Name) || early.Instead.Contains(element.Name))
            {
                early.IsOrder = true;
                return true;
            }
        return false;
    }
}
