using System;
using System.Collections.Generic;
using Bindery.Datatypes;
using Bindery.Patterns;
using Bindery.Uniqueness;
using Bindery.Xml;

namespace Bindery.Matching;

/// <summary>
/// Decides a document event by event: the core of validation. Each method returns whether the document can still be valid. After false, the state is as it was
/// before the event, unless the method's documentation states otherwise. Used for one document at a time.
/// </summary>
/// <remarks>
/// The stack has a frame for each open element. Its memory is bounded: the cached derivatives are discarded when they exceed a limit, and the patterns in use
/// are moved to a new cache.
/// </remarks>
internal sealed class ContentStack
{
    // Memory that only a deep document needs is released after that document.
    private const int KeptFrames = 256;

    private readonly PatternBuilder _base;
    private readonly NameIndex _names;
    private readonly Pattern _start;
    private readonly List<ContentFrame> _frames = [];
    private readonly AttributeCheck _attributes = new();
    private readonly Dictionary<int, InterleaveShape?> _interleaves = [];
    private readonly Dictionary<int, AttributeShape?> _startTags = [];
    private int _shapeWeight;
    private Derivatives _derivatives;
    private LiteralMatcher _literals;
    private ElementTypes? _types;

    /// <summary>Creates a stack for a grammar.</summary>
    public ContentStack(PatternBuilder builder, NameIndex names, Pattern start, bool isOutput)
    {
        _base = builder;
        _names = names;
        _start = start;
        IsOutput = isOutput;
        (_derivatives, _literals) = NewMemory();
        Reset();
    }

    /// <summary>Whether output-only elements and attributes are allowed.</summary>
    public bool IsOutput { get; }

    /// <summary>The maximum size of the cache, in patterns and results of some hundred bytes each.</summary>
    public int MaxWeight { get; init; } = 50_000;

    /// <summary>The size of the cache.</summary>
    public int Weight => _derivatives.Weight + _literals.Weight + _shapeWeight;

    /// <summary>The number of open elements.</summary>
    public int Depth { get; private set; }

    /// <summary>The innermost open element; outside the root, the frame of the document.</summary>
    public ContentFrame Top => _frames[Depth];

    /// <summary>The derivatives.</summary>
    public Derivatives Derivatives => _derivatives;

    /// <summary>Matches literals.</summary>
    public LiteralMatcher Literals => _literals;

    /// <summary>Resolves the prefixes in literals.</summary>
    public PrefixResolver? Prefixes
    {
        get => _literals.Prefixes;
        set => _literals.Prefixes = value;
    }

    /// <summary>Tracks the rules of uniqueness; null if the grammar has none that can make a document invalid.</summary>
    public IdentityTracker? Rules { get; init; }

    /// <summary>Tracks the IDs; null if the grammar has none.</summary>
    public IdTracker? Ids { get; init; }

    /// <summary>Returns to the start of a document.</summary>
    public void Reset()
    {
        Rules?.Reset();
        Ids?.Reset();
        _attributes.Reset();
        Depth = 0;
        Frame(0).Clear();
        Top.Add(_start);
    }

    /// <summary>Releases memory that only an unusually deep document needs.</summary>
    public void Trim()
    {
        if (_frames.Count <= KeptFrames)
            return;
        Depth = 0;
        _frames.RemoveRange(KeptFrames, _frames.Count - KeptFrames);
        _frames.TrimExcess();
    }

    /// <summary>Returns the frame of an open element; 0 is the document.</summary>
    public ContentFrame Frame(int depth)
    {
        while (_frames.Count <= depth)
            _frames.Add(new ContentFrame(this));
        return _frames[depth];
    }

    /// <summary>Opens an element.</summary>
    public bool StartElement(int name)
    {
        if (Weight > MaxWeight)
            Move();
        var parent = Top;
        var child = Frame(Depth + 1);
        child.Clear();
        for (var i = 0; i < parent.Count; i++)
        {
            var transitions = Follow(parent, i, name).ByContent(_derivatives.Builder);
            for (var t = 0; t < transitions.Count; t++)
                Continue(child, (ElementPattern)transitions.Head(t), i, transitions.Rest(t));
        }
        if (child.Count == 0)
            return false;
        Push();
        return true;
    }

    /// <summary>Adds an alternative of the element to a prepared frame.</summary>
    public static void Continue(ContentFrame child, ElementPattern element, int parent, Pattern rest) =>
        child.Continue(child.Add(element.Content), parent, rest, element);

    /// <summary>Opens the element with the prepared frame.</summary>
    public void Push()
    {
        _attributes.Reset();
        Top.HasChildren = true;
        Top.ForgetBlank();
        Depth++;
    }

    /// <summary>Whether the order of attributes affects which states are cached; it never affects the verdict.</summary>
    public bool IsOrdered
    {
        get
        {
            BeginAttributes();
            return _attributes.IsOrdered;
        }
    }

    /// <summary>Processes an attribute of the element just opened. After false, the element must not be used.</summary>
    public bool Attribute(int name, ReadOnlySpan<byte> value)
    {
        BeginAttributes();
        return _attributes.Take(this, name, value);
    }

    /// <summary>Returns the derivative of a pattern by an attribute.</summary>
    public Pattern Attribute(Pattern pattern, int name, ReadOnlySpan<byte> value)
    {
        var transitions = _derivatives.Attribute(pattern, name);
        var result = _derivatives.Builder.NotAllowed;
        for (var t = 0; t < transitions.Count; t++)
            if (_literals.Matches(((AttributePattern)transitions.Head(t)).Content, value))
                result = _derivatives.Builder.Choice(result, transitions.Rest(t));
        return result;
    }

    /// <summary>Ends the start tag. After false, the element must not be used.</summary>
    public bool CloseAttributes()
    {
        // Most elements neither have nor may have attributes.
        if (!_attributes.IsOpen && Top.IsWithoutAttributes)
            return true;
        BeginAttributes();
        return _attributes.Close(this, Top);
    }

    /// <summary>Returns the places of a content's attributes; null if they have none.</summary>
    public AttributeShape? AttributesOf(Pattern content)
    {
        if (!_startTags.TryGetValue(content.Id, out var shape))
        {
            _startTags.Add(content.Id, shape = AttributeShape.Of(content, _names, _derivatives));
            _shapeWeight += shape?.Weight ?? 1;
        }
        return shape;
    }

    /// <summary>Returns the member of an interleave for each element; null if the members are not independent.</summary>
    public InterleaveShape? MembersOf(InterleavePattern interleave)
    {
        if (!_interleaves.TryGetValue(interleave.Id, out var shape))
        {
            _interleaves.Add(interleave.Id, shape = InterleaveShape.Of(PatternMembers.OfSequence(interleave), _names, IsOutput));
            _shapeWeight += shape?.Weight ?? 1;
        }
        return shape;
    }

    /// <summary>Whether whitespace that comes next is insignificant and need not be processed.</summary>
    public bool PassesBlanks => Rules is null && (Top.HasChildren || !WantsLiteral(Top));

    /// <summary>The types of the values of the last tracked element.</summary>
    public IElementTypes Types => _types ??= new ElementTypes(this, _names);

    /// <summary>Passes the start tag to a tracker: to the rules of its ancestors, then to those of its alternatives.</summary>
    public void Follow(in Utf8XmlReader reader, IdentityTracker rules)
    {
        (_types ??= new ElementTypes(this, _names)).Begin();
        rules.StartElement(reader, _types);
        foreach (var continuation in Top.Continuations)
            if (continuation.Element.Rules.Count > 0 && Top[continuation.Alternative] is not NotAllowedPattern)
                rules.Enter(reader, continuation.Element, _types);
    }

    /// <summary>Processes the text between two tags.</summary>
    public bool Text(ReadOnlySpan<byte> text, bool isBlank)
    {
        var frame = Top;
        if (isBlank)
        {
            // Whitespace is significant only if it is the whole content and a literal is expected; this is known at the next tag.
            if (!frame.HasChildren && WantsLiteral(frame))
                frame.NoteBlank(After(frame, text));
            return true;
        }
        var isAlive = false;
        for (var i = 0; i < frame.Count; i++)
        {
            var left = AfterText(frame, i, text);
            frame.Pending(i) = left;
            isAlive |= left is not NotAllowedPattern;
        }
        for (var i = 0; isAlive && i < frame.Count; i++)
            frame.Settle(i, frame.SplitOf(i)?.Shape.TextMember ?? -1);
        frame.HasText |= isAlive;
        return isAlive;
    }

    /// <summary>Excludes the alternatives of the innermost element whose rules of uniqueness it violates. Must be called before the element ends.</summary>
    /// <returns>False if no other complete alternative exists; nothing is excluded then.</returns>
    public bool Refuse(List<BrokenRule> broken)
    {
        TryEmpty(Top);
        var isAlive = false;
        foreach (var continuation in Top.Continuations)
            isAlive |= CanEnd(Top, continuation.Alternative) && !IsBroken(continuation);
        if (isAlive)
            Top.Forget(IsBroken);
        return isAlive;

        bool IsBroken(Continuation continuation)
        {
            foreach (var rule in continuation.Element.Rules)
                if (broken.Exists(one => one.Rule == rule))
                    return true;
            return false;
        }
    }

    /// <summary>Closes the innermost element.</summary>
    public bool EndElement()
    {
        var frame = Top;
        TryEmpty(frame);
        var isAlive = false;
        foreach (var continuation in frame.Continuations)
            isAlive |= CanEnd(frame, continuation.Alternative);
        if (isAlive)
            Pop(onlyComplete: true);
        return isAlive;
    }

    /// <summary>Closes the innermost element; the parent continues after the complete alternatives, or after all alternatives.</summary>
    public void Pop(bool onlyComplete)
    {
        var frame = Top;
        var parent = Frame(Depth - 1);
        var builder = _derivatives.Builder;
        Depth--;
        if (parent.Count == 1 && frame.Continuations.Count == 1)
        {
            ref readonly var only = ref frame.Continuations[0];
            parent.Pending(0) = onlyComplete && !CanEnd(frame, only.Alternative) ? builder.NotAllowed : only.Rest;
            parent.Settle(0, parent.SplitOf(0)?.Open ?? -1);
            return;
        }
        for (var i = 0; i < parent.Count; i++)
            parent.Pending(i) = builder.NotAllowed;
        foreach (ref readonly var continuation in frame.Continuations)
        {
            if (onlyComplete && !CanEnd(frame, continuation.Alternative))
                continue;
            ref var left = ref parent.Pending(continuation.Parent);
            left = builder.Choice(left, continuation.Rest);
        }
        for (var i = 0; i < parent.Count; i++)
            parent.Settle(i, parent.SplitOf(i)?.Open ?? -1);
    }

    /// <summary>Ends the document. Returns whether its root element is closed and nothing else is required.</summary>
    public bool EndDocument()
    {
        for (var i = 0; i < Top.Count; i++)
            if (Top.IsNullable(i))
                return true;
        return false;
    }

    /// <summary>Whether an alternative could be complete.</summary>
    public static bool CanEnd(ContentFrame frame, int alternative) =>
        frame.IsNullable(alternative) || !frame.HasChildren && frame.AfterBlank is { } after && after[alternative].IsNullable;

    // Returns the result of a start tag in an alternative. For an interleave, each member continues separately.
    private Transitions Follow(ContentFrame frame, int alternative, int name)
    {
        var split = frame.SplitOf(alternative) ?? frame.Split(alternative);
        if (split is null)
            return _derivatives.Element(frame[alternative], name);
        split.Open = split.Shape.MemberOf(name);
        if (split.Tail is EmptyPattern || !split.IsComplete)
            return split.Open < 0 ? Transitions.None : _derivatives.Element(split[split.Open], name);
        var after = _derivatives.Element(split.Tail, name);
        if (after.Count == 0 && split.Open >= 0)
            return _derivatives.Element(split[split.Open], name);
        // If both the interleave and the pattern after it accept the name, they become one pattern again.
        return split.Open < 0 ? after : _derivatives.Element(frame[alternative], name);
    }

    // Returns the derivative of an alternative by text; if it is kept in parts, that of the member that accepts the text.
    private Pattern AfterText(ContentFrame frame, int alternative, ReadOnlySpan<byte> text)
    {
        if (frame.SplitOf(alternative) is not { Tail: EmptyPattern } split)
            return _literals.Text(frame[alternative], text);
        var member = split.Shape.TextMember;
        return member < 0 ? _derivatives.Builder.NotAllowed : _literals.Text(split[member], text);
    }

    private void BeginAttributes()
    {
        if (!_attributes.IsOpen)
            _attributes.Begin(this, Top);
    }

    // An element without content is also matched as one with the empty string (RELAX NG 9.3.4).
    private void TryEmpty(ContentFrame frame)
    {
        if (!frame.HasChildren && !frame.HasText && frame.AfterBlank is null && WantsLiteral(frame))
            frame.NoteBlank(After(frame, default));
    }

    private static bool WantsLiteral(ContentFrame frame)
    {
        for (var i = 0; i < frame.Count; i++)
            if (frame.WantsLiteral(i))
                return true;
        return false;
    }

    private Pattern[] After(ContentFrame frame, ReadOnlySpan<byte> text)
    {
        var after = new Pattern[frame.Count];
        for (var i = 0; i < after.Length; i++)
            after[i] = _literals.Text(frame[i], text);
        return after;
    }

    private (Derivatives, LiteralMatcher) NewMemory()
    {
        var derivatives = new Derivatives(new PatternBuilder(_base), _names, IsOutput);
        return (derivatives, new LiteralMatcher(derivatives.Builder, derivatives.Sequence));
    }

    private void Move()
    {
        var prefixes = Prefixes;
        _interleaves.Clear();
        _startTags.Clear();
        _shapeWeight = 0;
        (_derivatives, _literals) = NewMemory();
        Prefixes = prefixes;
        var mover = new PatternMover(_derivatives.Builder, _base.Count);
        for (var depth = 0; depth <= Depth; depth++)
            _frames[depth].Replace(mover.Move);
    }
}
