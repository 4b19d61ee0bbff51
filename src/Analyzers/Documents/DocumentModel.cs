using System.Collections.Generic;
using System.Linq;
using Bindery.Branches;
using Bindery.Names;
using Bindery.Patterns;

namespace Bindery.Analyzers.Documents;

/// <summary>
/// A partial document in the form that the check uses. Elements may contain each other circularly and be nested to any depth: nothing here is recursive. Not
/// thread-safe.
/// </summary>
internal sealed class DocumentModel
{
    private readonly NameIndex _names;
    private readonly Dictionary<PartialElement, DocumentNode> _nodes = [];
    private readonly List<DocumentNode> _inOrder = [];
    private readonly List<DocumentFact> _facts = [];

    public DocumentModel(PartialElement root, NameIndex names)
    {
        _names = names;
        Root = NodeOf(root, out _);
        Fill();
    }

    public DocumentNode Root { get; }

    /// <summary>The facts of which more is known than a name, in document order; absences come last after they have been added.</summary>
    public IReadOnlyList<DocumentFact> Facts => _facts;

    /// <summary>
    /// Finds the patterns that each node may have to match, and adds a fact for the absence of each member that they name, so that a conflict can blame it.
    /// Called once.
    /// </summary>
    public void AddAbsences(IReadOnlyList<ElementPattern> patterns, CheckSession session)
    {
        FindCandidates(patterns, session);
        foreach (var node in _inOrder)
        {
            node.Class = session.Branches.ClassOf(node.Candidates);
            if (node.IsClosed)
                AddAbsences(node, node.Class);
        }
        Number();
        if (IsShallow())
            foreach (var node in _inOrder)
                node.Verdicts.KeepStates();
    }

    private DocumentNode NodeOf(PartialElement element, out bool isNew)
    {
        isNew = !_nodes.TryGetValue(element, out var node);
        if (isNew)
        {
            _nodes.Add(element, node = new DocumentNode(element, _names.Find(element.NamespaceUri, element.LocalName)));
            _inOrder.Add(node);
        }
        return node!;
    }

    // Nodes are added during the iteration.
    private void Fill()
    {
        for (var i = 0; i < _inOrder.Count; i++)
        {
            var node = _inOrder[i];
            var element = node.Element;
            foreach (var attribute in element.Attributes)
                node.AddAttribute(Attribute(node, attribute));
            Text(node, element);
            foreach (var child in element.Children)
                node.AddChild(Child(node, child));
            foreach (var (uri, local) in element.OpenChildren)
                node.OpenChildren.Add(_names.Find(uri, local));
        }
    }

    private DocumentFact Attribute(DocumentNode node, PartialAttribute attribute)
    {
        var name = _names.Find(attribute.NamespaceUri, attribute.LocalName);
        if (attribute is { Presence: Presence.Unknown, Values: null })
            return DocumentFact.Unknown(FactKind.Attribute, node, name, attribute.NamespaceUri, attribute.LocalName);
        var isAbsence = attribute.Presence == Presence.Absent;
        var fact = new DocumentFact(FactKind.Attribute, node, name, isAbsence, isAbsence ? null : attribute.Values)
        {
            NamespaceUri = attribute.NamespaceUri,
            LocalName = attribute.LocalName,
            IsOfElement = attribute.IsOfElement,
            ValueNamespace = attribute.ValueNamespace,
            Origin = attribute.Origin,
            IsConditional = attribute.Presence == Presence.Unknown,
        };
        return attribute.IsOfElement ? fact : Keep(fact);
    }

    private void Text(DocumentNode node, PartialElement element)
    {
        if (element.Text is { } text ? text.Presence == Presence.Absent || IsNothing(text) : element.IsClosed)
            node.Text = Keep(new DocumentFact(FactKind.Text, node, NameIndex.Foreign, isAbsence: true) { Origin = element.Text?.Origin });
        else if (element.Text is { Presence: Presence.Certain, Values: { } values })
            node.Text = Keep(new DocumentFact(FactKind.Text, node, NameIndex.Foreign, isAbsence: false, values) { Origin = element.Text.Origin });
    }

    private DocumentFact Child(DocumentNode node, PartialChild child)
    {
        var name = _names.Find(child.NamespaceUri, child.LocalName);
        var isAbsence = child.Presence == Presence.Absent;
        var fact = child.Presence == Presence.Unknown
            ? DocumentFact.Unknown(FactKind.Child, node, name, child.NamespaceUri, child.LocalName)
            : Keep(new DocumentFact(FactKind.Child, node, name, isAbsence)
            {
                NamespaceUri = child.NamespaceUri,
                LocalName = child.LocalName,
                Origin = child.Origin,
            });
        if (isAbsence || child.Alternatives.Count == 0)
            return fact;
        var alternatives = new DocumentNode[child.Alternatives.Count];
        for (var i = 0; i < alternatives.Length; i++)
        {
            alternatives[i] = NodeOf(child.Alternatives[i], out _);
            alternatives[i].Parents.Add(node);
        }
        fact.Alternatives = alternatives;
        return fact;
    }

    private DocumentFact Keep(DocumentFact fact)
    {
        _facts.Add(fact);
        return fact;
    }

    private static bool IsNothing(PartialText text)
    {
        if (text.Presence != Presence.Certain || text.Values is null)
            return false;
        foreach (var value in text.Values)
            if (value.Length > 0)
                return false;
        return true;
    }

    private void FindCandidates(IReadOnlyList<ElementPattern> patterns, CheckSession session)
    {
        var open = new Queue<(DocumentNode Node, ElementPattern Pattern)>();
        var seen = new HashSet<(DocumentNode Node, ElementPattern Pattern)>();
        foreach (var pattern in patterns)
            open.Enqueue((Root, pattern));
        while (open.Count > 0)
        {
            var (node, pattern) = open.Dequeue();
            if (pattern.IsOutputOnly || !_names.Admits(pattern, node.Name) || !seen.Add((node, pattern)))
                continue;
            node.Candidates.Add(pattern);
            var inside = session.Queries.Nodes(pattern.Content);
            session.Spend(inside.Count);
            foreach (var child in node.Children)
                foreach (var alternative in child.Alternatives)
                    foreach (var next in inside)
                        if (next is ElementPattern element && _names.Admits(element, alternative.Name))
                            open.Enqueue((alternative, element));
        }
    }

    private void AddAbsences(DocumentNode node, ElementClass elements)
    {
        // All are collected before one is added, because each addition invalidates the index of the node.
        foreach (var attribute in elements.Attributes.Where(attribute => node.FindAttribute(attribute.Number) is null).ToList())
            node.AddAttribute(IsOfElement(attribute)
                ? AbsenceOfElement(node, attribute)
                : Absence(FactKind.Attribute, node, attribute.Number, attribute.NamespaceUri, attribute.LocalName));
        foreach (var child in elements.Children.Where(child => !node.ChildNames.ContainsKey(child.Number)).ToList())
            node.AddChild(Absence(FactKind.Child, node, child.Number, child.NamespaceUri, child.LocalName));
        if (elements.HasOtherAttributes)
            node.OtherAttributes = Keep(new DocumentFact(FactKind.Attribute, node, NameIndex.Foreign, isAbsence: true) { IsOfOthers = true, LocalName = "*" });
        if (elements.HasOtherChildren)
            node.OtherChildren = Keep(new DocumentFact(FactKind.Child, node, NameIndex.Foreign, isAbsence: true) { IsOfOthers = true, LocalName = "*" });
        node.Touch();
    }

    // xsi:type is written where an object's class demands it; nobody sets it.
    private static bool IsOfElement(ClassAttribute attribute) => attribute is { NamespaceUri: InstanceNamespace.Uri, LocalName: "type" };

    private static DocumentFact AbsenceOfElement(DocumentNode node, ClassAttribute attribute) =>
        new(FactKind.Attribute, node, attribute.Number, isAbsence: true)
        {
            NamespaceUri = attribute.NamespaceUri,
            LocalName = attribute.LocalName,
            IsOfElement = true,
        };

    private DocumentFact Absence(FactKind kind, DocumentNode node, int name, string namespaceUri, string localName) =>
        Keep(new DocumentFact(kind, node, name, isAbsence: true) { NamespaceUri = namespaceUri, LocalName = localName });

    // Document order: the attributes of an element, its text, and its children with their content; then all absences, those of outer elements first.
    private void Number()
    {
        var order = 0;
        var seen = new HashSet<DocumentNode>();
        var absences = new List<DocumentFact>();
        var open = new Stack<(DocumentNode Node, int Depth, DocumentFact? Child)>();
        open.Push((Root, 0, null));
        while (open.Count > 0)
        {
            var (node, depth, fact) = open.Pop();
            if (fact is not null)
                fact.Order = order++;
            if (fact is { Alternatives.Count: 0 } || !seen.Add(node))
                continue;
            (node.Order, node.Depth) = (order++, depth);
            foreach (var attribute in node.Attributes)
                Give(attribute);
            if (node.Text is { } text)
                Give(text);
            foreach (var child in node.Children)
                if (child.WasAbsence)
                    absences.Add(child);
            if (node.OtherAttributes is { } others)
                absences.Add(others);
            if (node.OtherChildren is { } other)
                absences.Add(other);
            Contain(node, depth, open);
        }
        foreach (var absence in absences)
            absence.Order = order++;
        _facts.Sort((a, b) => a.Order.CompareTo(b.Order));

        void Give(DocumentFact fact)
        {
            if (fact.WasAbsence)
                absences.Add(fact);
            else
                fact.Order = order++;
        }
    }

    // Whether no element contains itself, and none is deeper than the check's limit.
    private bool IsShallow()
    {
        var waiting = new Dictionary<DocumentNode, int>();
        foreach (var node in _inOrder)
            waiting[node] = node.Parents.Count;
        var open = new Queue<(DocumentNode Node, int Depth)>();
        if (waiting[Root] == 0)
            open.Enqueue((Root, 0));
        var done = 0;
        while (open.Count > 0)
        {
            var (node, depth) = open.Dequeue();
            done++;
            if (depth > CheckSession.MaxDepth)
                return false;
            foreach (var child in node.Children)
                foreach (var alternative in child.Alternatives)
                    if (--waiting[alternative] == 0)
                        open.Enqueue((alternative, depth + 1));
        }
        return done == _inOrder.Count;
    }

    private static void Contain(DocumentNode node, int depth, Stack<(DocumentNode Node, int Depth, DocumentFact? Child)> open)
    {
        for (var i = node.Children.Count - 1; i >= 0; i--)
        {
            var child = node.Children[i];
            if (child.WasAbsence)
                continue;
            for (var j = child.Alternatives.Count - 1; j > 0; j--)
                open.Push((child.Alternatives[j], depth + 1, null));
            open.Push((child.Alternatives.Count > 0 ? child.Alternatives[0] : node, depth + 1, child));
        }
    }
}
