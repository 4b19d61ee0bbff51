using System.Collections.Generic;
using Bindery.Branches;
using Bindery.Patterns;

namespace Bindery.Analyzers.Documents;

/// <summary>An element of a partial document in the form that the check uses. An element in two places is one node. Not thread-safe.</summary>
/// <param name="element">The element.</param>
/// <param name="name">The number of its name.</param>
internal sealed class DocumentNode(PartialElement element, int name)
{
    // Few elements have more attributes, and a short list is searched faster than a table.
    private const int LongRow = 8;

    private readonly List<DocumentFact> _attributes = [];
    private readonly List<DocumentFact> _children = [];
    private Dictionary<int, DocumentFact>? _attributeTable;
    private Dictionary<int, ChildStates>? _childStates;

    public PartialElement Element { get; } = element;

    public int Name { get; } = name;

    /// <summary>Whether content without a fact is absent; otherwise it is unknown.</summary>
    public bool IsClosed => Element.IsClosed;

    /// <summary>The attributes, including absent and unknown ones. No name of the grammar occurs twice.</summary>
    public IReadOnlyList<DocumentFact> Attributes => _attributes;

    /// <summary>The children in the order in which they are written, including absent and unknown ones.</summary>
    public IReadOnlyList<DocumentFact> Children => _children;

    /// <summary>The text; null if it is unknown.</summary>
    public DocumentFact? Text { get; set; }

    /// <summary>The absence of attributes that the schema does not name; null if <see cref="IsClosed"/> determines it.</summary>
    public DocumentFact? OtherAttributes { get; set; }

    /// <summary>The absence of children that the schema does not name; null if <see cref="IsClosed"/> determines it.</summary>
    public DocumentFact? OtherChildren { get; set; }

    /// <summary>The numbers of the names with which there may be more children than are known.</summary>
    public HashSet<int> OpenChildren { get; } = [];

    /// <summary>For a trial: the number of another such name; null if there is none.</summary>
    public int? TriedOpen { get; private set; }

    /// <summary>The nodes that have this one as a child.</summary>
    public List<DocumentNode> Parents { get; } = [];

    /// <summary>The element patterns that the node may have to match according to its name, if they have been determined.</summary>
    public List<ElementPattern> Candidates { get; } = [];

    /// <summary>The common class of the candidates, if it has been determined.</summary>
    public ElementClass? Class { get; set; }

    /// <summary>The place of the element in document order.</summary>
    public int Order { get; set; }

    /// <summary>The minimum number of enclosing elements.</summary>
    public int Depth { get; set; }

    /// <summary>Whether attributes without a fact may be present.</summary>
    public bool MayHaveOtherAttributes => OtherAttributes is { } fact ? !fact.IsAbsent : !IsClosed;

    /// <summary>Whether children without a fact may be present.</summary>
    public bool MayHaveOtherChildren => OtherChildren is { } fact ? !fact.IsAbsent : !IsClosed;

    /// <summary>Whether there is a child that may be absent but must match if it is present.</summary>
    public bool HasConditionalChildren { get; private set; }

    public void AddAttribute(DocumentFact fact)
    {
        _attributes.Add(fact);
        _attributeTable = null;
    }

    public void AddChild(DocumentFact fact)
    {
        _children.Add(fact);
        _childStates = null;
        HasConditionalChildren |= IsConditional(fact);
    }

    /// <summary>Begins a trial in which there may be more children with a name.</summary>
    public void TryOpen(int name)
    {
        TriedOpen = name;
        Touch();
    }

    /// <summary>Ends the trial.</summary>
    public void EndOpen()
    {
        TriedOpen = null;
        Touch();
    }

    /// <summary>Returns the child after a child; null if it is the last.</summary>
    public DocumentFact? FollowerOf(DocumentFact child) => _children.IndexOf(child) + 1 is var next && next < _children.Count ? _children[next] : null;

    /// <summary>Moves a child before another, or to the end.</summary>
    /// <returns>The child before which it was.</returns>
    public DocumentFact? MoveChild(DocumentFact child, DocumentFact? follower)
    {
        var stood = FollowerOf(child);
        if (follower == child)
            return stood;
        _children.Remove(child);
        _children.Insert(follower is null ? _children.Count : _children.IndexOf(follower), child);
        Touch();
        return stood;
    }

    /// <summary>Whether a fact is a child that may be absent, but about which something is known.</summary>
    public static bool IsConditional(DocumentFact fact) => fact.Highest == FactLevel.Unknown && fact.Alternatives.Count > 0;

    /// <summary>Returns the fact about the attribute with a name of the grammar; null if there is none.</summary>
    public DocumentFact? FindAttribute(int name)
    {
        if (_attributes.Count <= LongRow)
        {
            foreach (var attribute in _attributes)
                if (attribute.Name == name)
                    return attribute;
            return null;
        }
        if (_attributeTable is null)
        {
            _attributeTable = [];
            foreach (var attribute in _attributes)
                _attributeTable[attribute.Name] = attribute;
        }
        return _attributeTable.TryGetValue(name, out var found) ? found : null;
    }

    /// <summary>Returns the states of the children with a name, which need not be a name of the grammar.</summary>
    public ChildStates ChildrenOf(int name)
    {
        if (_childStates is null)
            FindChildStates();
        return _childStates!.TryGetValue(name, out var states) ? states : IsClosed ? ChildStates.None : ChildStates.Unknown;
    }

    /// <summary>The names of children with facts, and their states.</summary>
    public IReadOnlyDictionary<int, ChildStates> ChildNames
    {
        get
        {
            if (_childStates is null)
                FindChildStates();
            return _childStates!;
        }
    }

    /// <summary>The cached verdicts about the node.</summary>
    public NodeVerdicts Verdicts { get; } = new();

    /// <summary>Discards the verdicts about the node and all nodes that contain it, because a fact has changed.</summary>
    public void Touch()
    {
        _childStates = null;
        if (!Verdicts.Forget())
            return;
        // A node without verdicts has no containing nodes whose verdicts depend on it.
        var open = new Stack<DocumentNode>(Parents);
        while (open.Count > 0)
        {
            var node = open.Pop();
            if (node.Verdicts.Forget())
                foreach (var parent in node.Parents)
                    open.Push(parent);
        }
    }

    private void FindChildStates()
    {
        _childStates = [];
        foreach (var open in OpenChildren)
            _childStates[open] = ChildStates.Unknown;
        if (TriedOpen is { } tried)
            _childStates[tried] = ChildStates.Unknown;
        foreach (var child in _children)
        {
            _childStates.TryGetValue(child.Name, out var states);
            if (child.IsPresent)
                states |= ChildStates.Certain;
            else if (IsConditional(child))
                states |= ChildStates.Conditional;
            else if (!child.IsAbsent)
                states |= ChildStates.Unknown;
            // If other content may be present, so may more children with this name.
            if (!IsClosed && states != ChildStates.None)
                states |= ChildStates.Unknown;
            _childStates[child.Name] = states;
        }
    }
}

/// <summary>The states of the children with one name.</summary>
[System.Flags]
internal enum ChildStates : byte
{
    /// <summary>There are none.</summary>
    None = 0,

    /// <summary>There is at least one.</summary>
    Certain = 1,

    /// <summary>There may be some about which nothing is known.</summary>
    Unknown = 2,

    /// <summary>There may be some about which something is known.</summary>
    Conditional = 4,
}
