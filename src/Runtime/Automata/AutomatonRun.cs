using System;
using Bindery.Collections;
using Bindery.Matching;
using Bindery.Patterns;
using Bindery.Xml;

namespace Bindery.Automata;

/// <summary>
/// Runs a <see cref="ContentAutomaton"/> over one document. The code that reads or writes the document reports each event. If a method returns false, the run
/// has given up: the document may still be valid, and a <see cref="ContentStack"/> has to decide. A run is reused for the next document and is not thread-safe.
/// </summary>
internal sealed class AutomatonRun
{
    // A grammar whose documents exceed the limit this often is always left to the content stack.
    private const int MostOverflows = 3;

    private const int KeptFrames = 256;

    private readonly CompiledGrammar _grammar;
    private readonly bool _isOutput;
    private readonly IdentityRun? _identities;
    private readonly IdValues? _ids;
    private ContentAutomaton _automaton;
    private Frame[] _frames = new Frame[16];
    private AutomatonState _state;
    private int _depth;
    private int _overflows;

    // The attributes of the current start tag, while its shape is being learned.
    private readonly ValueList<TagAttribute> _tag = new();
    private bool _isLearning;

    private AutomatonRun(CompiledGrammar grammar, bool isOutput, IdentityRun? identities)
    {
        _grammar = grammar;
        _isOutput = isOutput;
        _identities = identities;
        _ids = grammar.Ids is null ? null : new IdValues();
        Scopes = grammar.Names.NeedsPrefixes ? new NamespaceScopes() : null;
        _automaton = NewAutomaton();
        _state = _automaton.Start;
    }

    /// <summary>Creates a run; null if an automaton does not suffice for the grammar.</summary>
    public static AutomatonRun? Of(CompiledGrammar grammar, bool isOutput)
    {
        if (grammar.Ids is { HasTexts: true })
            return null;
        var rules = grammar.Graph.HasRefusingRules ? IdentityPaths.Of(grammar) : null;
        return rules is null && grammar.Graph.HasRefusingRules ? null : new AutomatonRun(grammar, isOutput, rules is null ? null : new IdentityRun(rules));
    }

    /// <summary>Whether the document is left to the content stack.</summary>
    public bool HasGivenUp { get; private set; }

    /// <summary>The templates of the start tags that readers have reported. They belong to the run, because states refer to templates by identity.</summary>
    public TagTemplates Templates { get; } = new();

    /// <summary>The prefixes in scope; null if no value depends on prefixes. The declarations of a tag must be reported here before the tag.</summary>
    public NamespaceScopes? Scopes { get; }

    /// <summary>The number of elements that are open.</summary>
    public int Depth => _depth;

    /// <summary>Whether the whitespace that follows has no effect and need not be reported.</summary>
    public bool PassesBlanks => _frames[_depth].HasChildren || !_state.WantsLiteral;

    /// <summary>Prepares for the next document.</summary>
    /// <returns>False if documents of the grammar have exceeded the memory limit too often.</returns>
    public bool Begin()
    {
        if (_automaton.Weight > ContentAutomaton.MaxWeight)
        {
            _overflows++;
            _automaton = NewAutomaton();
        }
        if (_frames.Length > KeptFrames)
            _frames = new Frame[16];
        _depth = 0;
        _state = _automaton.Start;
        _frames[0] = default;
        Scopes?.Reset();
        _identities?.Reset();
        _ids?.Reset();
        HasGivenUp = _overflows >= MostOverflows;
        return !HasGivenUp;
    }

    /// <summary>Leaves the document to the content stack.</summary>
    public void GiveUp() => HasGivenUp = true;

    /// <summary>Processes the name of a start tag.</summary>
    public bool StartElement(ulong key, ReadOnlySpan<byte> localName, ReadOnlySpan<byte> namespaceUri)
    {
        var edge = _automaton.Child(_state, key, localName, namespaceUri);
        if (edge is null)
            return false;
        Enter(edge);
        return true;
    }

    /// <summary>
    /// Processes all attributes of the current element at once if its tag resembles an earlier one. If the result is false, the caller must report the
    /// attributes one by one.
    /// </summary>
    /// <param name="text">
    /// The bytes between the name and the end of the tag, without namespace declarations. Unless a value contains a reference, its bytes are the value itself.
    /// </param>
    public bool IsTagTaken(ReadOnlySpan<byte> text)
    {
        if (_ids is not null)
            return false;
        ref var tags = ref _state.Tags;
        if (tags.Follow(text, _automaton, Collector) is { } end)
        {
            _state = end;
            return true;
        }
        _isLearning = tags.IsToLearn();
        _tag.Clear();
        return false;
    }

    /// <summary>
    /// Reports that the current start tag contains a namespace declaration, which is not reported as an attribute and does not affect the result.
    /// </summary>
    public void PassDeclaration() => _isLearning = false;

    /// <summary>Processes an attribute of the current element.</summary>
    /// <param name="key">The <see cref="NameKey"/> of its local name.</param>
    /// <param name="localName">Its local name.</param>
    /// <param name="namespaceUri">Its namespace name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="start">The start of the value in the text of the tag; -1 if the text does not contain the value literally.</param>
    public bool Attribute(ulong key, ReadOnlySpan<byte> localName, ReadOnlySpan<byte> namespaceUri, ReadOnlySpan<byte> value, int start)
    {
        var edge = _automaton.Attribute(_state, key, localName, namespaceUri);
        if (edge is null)
            return false;
        _state = _automaton.After(edge, value);
        if (_isLearning)
        {
            _tag.Add(new TagAttribute(edge, _state, start, value.Length));
            // The meaning of a prefix is not part of the text.
            _isLearning = start >= 0 && namespaceUri.IsEmpty && _tag.Count < TagShapes.MostAttributes;
        }
        Collector?.Attribute(edge.Name, value);
        return !_state.IsDead && (_ids is null || _ids.Take(_grammar.Ids![_frames[_depth].Edge.Name, edge.Name], value));
    }

    /// <summary>Processes the start tag at which the reader is positioned.</summary>
    public bool StartTag(in Utf8XmlReader reader)
    {
        Scopes?.Enter(reader);
        var before = _state;
        var template = _ids is null ? reader.Template : null;
        if (template is not null && before.Known.Find(template) is { } known && known.Edge.IsIn(reader.NamespaceUri))
        {
            Enter(known.Edge);
            if (known.Fits(reader, _automaton, Collector))
            {
                _state = known.End;
                return CloseRules();
            }
            Collector?.ForgetAttributes();
            template = null;
        }
        else
        {
            var elementKey = reader.NameKeyOfElement(out _, out var hasNamespace);
            if (!StartElement(elementKey, reader.LocalName, hasNamespace ? reader.NamespaceUri : default))
                return false;
        }
        var count = reader.AttributeCount;
        if (count == 0)
            return CloseAttributes(default);
        _isLearning = template is not null;
        _tag.Clear();
        for (var i = 0; i < count; i++)
        {
            var localName = reader.GetAttribute(i, out var key, out var isQualified, out var value);
            if (!Attribute(key, localName, isQualified ? reader.GetAttributeNamespaceUri(i) : default, value, 0))
                return false;
        }
        if (!Close())
            return false;
        if (template is not null)
            Learn(before, template);
        return CloseRules();
    }

    /// <summary>Processes the end of the start tag.</summary>
    /// <param name="text">The bytes between the name and the end of the tag.</param>
    public bool CloseAttributes(ReadOnlySpan<byte> text)
    {
        if (!Close())
            return false;
        if (_isLearning)
            _automaton.CountKept(_frames[_depth].Edge.Start.Tags.Learn(text, _tag, _state, _identities?.IsNeeded));
        return CloseRules();
    }

    /// <summary>Processes the end of a start tag whose attributes were processed at once.</summary>
    public bool CloseRules() => _identities is null || _identities.CloseAttributes(_frames[_depth].Edge, _state);

    /// <summary>Processes the text between two tags. Text other than whitespace must be passed in one piece.</summary>
    public bool Text(ReadOnlySpan<byte> text)
    {
        ref var frame = ref _frames[_depth];
        if (LiteralMatcher.IsBlank(text))
        {
            // Whitespace is significant only if it is the entire content.
            if (!frame.HasChildren && _state.WantsLiteral)
                frame.AfterBlank = _automaton.Text(_state, text);
            return true;
        }
        _state = _automaton.Text(_state, text);
        frame.HasText = true;
        return !_state.IsDead;
    }

    /// <summary>Processes an end tag.</summary>
    public bool EndElement()
    {
        if (_identities is not null && !_identities.EndElement())
            return false;
        ref var frame = ref _frames[_depth];
        var complete = _state.Complete;
        if (_state.WantsLiteral && !frame.HasChildren)
        {
            if (frame.AfterBlank is { } after)
                complete |= after.Complete;
            else if (!frame.HasText)
                complete = _automaton.CompleteWithEmpty(_state);
        }
        if (complete == 0)
            return false;
        Scopes?.Leave(_depth);
        _state = _automaton.After(_frames[--_depth].State, frame.Edge, complete);
        return !_automaton.IsTooHeavy;
    }

    private ContentAutomaton NewAutomaton() =>
        new(_grammar.Builder, _grammar.Names, _grammar.Start, _isOutput) { Prefixes = Scopes is null ? null : Scopes.Resolve };

    private void Enter(ChildEdge edge)
    {
        ref var parent = ref _frames[_depth];
        // Storing a reference costs more than comparing it.
        if (parent.State != _state)
            parent.State = _state;
        parent.HasChildren = true;
        if (++_depth == _frames.Length)
            Array.Resize(ref _frames, _depth * 2);
        ref var frame = ref _frames[_depth];
        if (frame.Edge != edge)
            frame.Edge = edge;
        frame.AfterBlank = null;
        frame.HasChildren = frame.HasText = false;
        _state = edge.Start;
        _isLearning = false;
        _identities?.StartElement(edge);
    }

    private bool Close()
    {
        _state = _automaton.Close(_state);
        return !_state.IsDead;
    }

    private void Learn(AutomatonState before, TagTemplate template)
    {
        // An edge that is shared by several names may lead to a different state in another namespace.
        if (_frames[_depth].Edge is not { HasName: true } edge)
            return;
        before.Known.Add(new KnownTag(template, edge, _tag, _state, _identities?.IsNeeded));
        _automaton.CountKept(KnownTag.BytesForEach * _tag.Count);
    }

    private IdentityRun? Collector => _identities is { IsCollecting: true } ? _identities : null;

    /// <summary>Processes the end of the document.</summary>
    public bool EndDocument() => _state.Complete != 0 && _ids?.IsComplete != false;

    /// <summary>An open element; the first frame represents the document.</summary>
    private struct Frame
    {
        /// <summary>The edge that led to the element.</summary>
        public ChildEdge Edge;

        /// <summary>The element's state before its open child.</summary>
        public AutomatonState State;

        /// <summary>The state after the preceding whitespace if that whitespace is the entire content.</summary>
        public AutomatonState? AfterBlank;

        public bool HasChildren;

        public bool HasText;
    }
}
