using System.Collections.Generic;
using Bindery.Branches;
using Bindery.Patterns;

namespace Bindery.Analyzers.Documents;

/// <summary>
/// An element of a partial document in the form that the check works with. An element that stands in two places is one node. For one thread at a time.
/// </summary>
/// <param name="element">The element.</param>
/// <param name="name">The number of its name.</param>
internal sealed class DocumentNode(PartialElement element, int name)
{
    // Few elements have more attributes, and a short row is searched faster than a table.
    private const int LongRow = 8;

    private readonly List<DocumentFact> _attributes = [];
    private readonly List<DocumentFact> _children = [];
    private Dictionary<int, DocumentFact>? _attributeTable;
    private Dictionary<int, ChildStates>? _childStates;

    public PartialElement Element { get; } = element;

    public int Name { get; } = name;

    /// <summary>Whether what no fact is about is absent; else it is unknown.</summary>
    public bool IsClosed => Element.IsClosed;

    /// <summary>The attributes, absent and unknown ones included. No name of the grammar occurs twice.</summary>
    public IReadOnlyList<DocumentFact> Attributes => _attributes;

    /// <summary>The children in the order in which they are written, absent and unknown ones included.</summary>
    public IReadOnlyList<DocumentFact> Children => _children;

    /// <summary>The text; null where it is unknown.</summary>
    public DocumentFact? Text { get; set; }

    /// <summary>That no attribute is there that the schema does not name; null where <see cref="IsClosed"/> decides.</summary>
    public DocumentFact? OtherAttributes { get; set; }

    /// <summary>That no child is there that the schema does not name; null where <see cref="IsClosed"/> decides.</summary>
    public DocumentFact? OtherChildren { get; set; }

    /// <summary>The numbers of the names of which more children may be there than are known.</summary>
    public HashSet<int> OpenChildren { get; } = [];

    /// <summary>The nodes that have this one as a child.</summary>
    public List<DocumentNode> Parents { get; } = [];

    /// <summary>The element patterns that the node may have to match, as far as names tell; where they were looked for.</summary>
    public List<ElementPattern> Candidates { get; } = [];

    /// <summary>What the candidates have in common; where they were looked for.</summary>
    public ElementClass? Class { get; set; }

    /// <summary>The place of the element in document order.</summary>
    public int Order { get; set; }

    /// <summary>How many elements are around it, at least.</summary>
    public int Depth { get; set; }

    /// <summary>Whether attributes may be there that are not mentioned.</summary>
    public bool MayHaveOtherAttributes => OtherAttributes is { } fact ? !fact.IsAbsent : !IsClosed;

    /// <summary>Whether children may be there that are not mentioned.</summary>
    public bool MayHaveOtherChildren => OtherChildren is { } fact ? !fact.IsAbsent : !IsClosed;

    /// <summary>Whether a child may be there that, if it is there, must match.</summary>
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

    /// <summary>The child behind a child; null where it is the last.</summary>
    public DocumentFact? FollowerOf(DocumentFact child) => _children.IndexOf(child) + 1 is var next && next < _children.Count ? _children[next] : null;

    /// <summary>Moves a child in front of another, or to the end.</summary>
    /// <returns>The child in front of which it stood.</returns>
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

    /// <summary>Whether a fact is that a child may be there, of which something is known.</summary>
    public static bool IsConditional(DocumentFact fact) => fact.Highest == FactLevel.Unknown && fact.Alternatives.Count > 0;

    /// <summary>The fact about the attribute of a name that the grammar mentions; null where there is none.</summary>
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

    /// <summary>What counts about the children of a name; the name need not be one that the grammar mentions.</summary>
    public ChildStates ChildrenOf(int name)
    {
        if (_childStates is null)
            FindChildStates();
        return _childStates!.TryGetValue(name, out var states) ? states : IsClosed ? ChildStates.None : ChildStates.Unknown;
    }

    /// <summary>The names that children have or lack, with what counts about them.</summary>
    public IReadOnlyDictionary<int, ChildStates> ChildNames
    {
        get
        {
            if (_childStates is null)
                FindChildStates();
            return _childStates!;
        }
    }

    /// <summary>What was decided about the node.</summary>
    public NodeVerdicts Verdicts { get; } = new();

    /// <summary>Forgets what was decided about the node, and about all that contain it: a fact has changed.</summary>
    public void Touch()
    {
        _childStates = null;
        if (!Verdicts.Forget())
            return;
        // Where nothing is known of a node, nothing is known that went by it.
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
        foreach (var child in _children)
        {
            _childStates.TryGetValue(child.Name, out var states);
            if (child.IsPresent)
                states |= ChildStates.Certain;
            else if (IsConditional(child))
                states |= ChildStates.Conditional;
            else if (!child.IsAbsent)
                states |= ChildStates.Unknown;
            // Where anything may be there besides, so may more of the same name.
            if (!IsClosed && states != ChildStates.None)
                states |= ChildStates.Unknown;
            _childStates[child.Name] = states;
        }
    }
}

/// <summary>What counts about the children of one name.</summary>
[System.Flags]
internal enum ChildStates : byte
{
    /// <summary>There are none.</summary>
    None = 0,

    /// <summary>There is one at least.</summary>
    Certain = 1,

    /// <summary>There may be some of which nothing is known.</summary>
    Unknown = 2,

    /// <summary>There may be some of which something is known.</summary>
    Conditional = 4,
}
