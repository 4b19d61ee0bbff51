using System;
using System.Collections.Generic;
using Bindery.Collections;
using Bindery.Identity;
using Bindery.Patterns;
using Bindery.Uniqueness;

namespace Bindery.Automata;

/// <summary>
/// Follows the identity rules of a grammar through one document, by the numbers of names. It only determines whether a rule may be broken; <see
/// cref="IdentityTracker"/> decides whether the document is rejected, and with which message.
/// </summary>
/// <param name="paths">The rules.</param>
internal sealed class IdentityRun(IdentityPaths paths)
{
    private readonly List<Scope> _scopes = [];
    private readonly List<Scope> _free = [];

    private readonly IdentityPaths.Step[] _steps = paths.Steps;

    // The steps that children of open elements may take; the last ones belong to the innermost element.
    private readonly ValueList<Watch> _watches = new();

    // The watches of the parent of the current element, from the first one for the element's name.
    private int _firstMet;
    private int _lastMet;

    private readonly ValueList<Value> _attributes = new();
    private Open[] _open = new Open[16];
    private int _depth;
    private byte[] _values = new byte[256];
    private int _valuesLength;

    /// <summary>For each number of a name, whether the value of an attribute with that name matters.</summary>
    public bool[] IsNeeded => paths.IsNeeded;

    /// <summary>Whether the attributes of the current element matter.</summary>
    public bool IsCollecting { get; private set; }

    /// <summary>Prepares for the next document.</summary>
    public void Reset()
    {
        foreach (var scope in _scopes)
            Free(scope);
        _scopes.Clear();
        _watches.Clear();
        _depth = 0;
    }

    /// <summary>Processes the name of a start tag.</summary>
    public void StartElement(ChildEdge edge)
    {
        var first = 0;
        if (_depth > 0)
        {
            ref var parent = ref _open[_depth - 1];
            if (parent.Rules is not null)
                OpenScopes(ref parent);
            first = parent.FirstWatch;
        }
        var count = _watches.Count;
        while (first < count && _watches[first].Name != edge.Name)
            first++;
        (_firstMet, _lastMet) = (first, count);
        if (_depth == _open.Length)
            Array.Resize(ref _open, _depth * 2);
        _open[_depth++].FirstWatch = count;
        IsCollecting = first < count || edge.HasRulesAtOnce;
        if (IsCollecting)
            ForgetAttributes();
    }

    /// <summary>Discards the attributes of the current element.</summary>
    public void ForgetAttributes()
    {
        _attributes.Clear();
        _valuesLength = 0;
    }

    /// <summary>Processes an attribute.</summary>
    public void Attribute(int name, ReadOnlySpan<byte> value)
    {
        if (!paths.IsNeeded[name])
            return;
        if (_values.Length - _valuesLength < value.Length)
            Array.Resize(ref _values, (int)Math.Min(Math.Max(_values.Length * 2L, (long)_valuesLength + value.Length), 0x7FFFFFC7));
        value.CopyTo(_values.AsSpan(_valuesLength));
        _attributes.Add(new Value(name, _valuesLength, value.Length));
        _valuesLength += value.Length;
    }

    /// <summary>Processes the end of a start tag.</summary>
    /// <returns>False if a rule may be broken.</returns>
    public bool CloseAttributes(ChildEdge edge, AutomatonState state)
    {
        IsCollecting = false;
        var isKept = true;
        for (var i = _firstMet; i < _lastMet; i++)
        {
            var watch = _watches[i];
            if (watch.Name == edge.Name && Passes(_steps[watch.Step].Tests))
                isKept &= Go(watch.Scope, watch.Step + 1);
        }
        if (edge.Rules is null)
            return isKept;
        ref var open = ref _open[_depth - 1];
        (open.Rules, open.State) = (edge.Rules, state);
        // Most rules concern children, and many elements have none.
        return edge.HasRulesAtOnce ? isKept & OpenScopes(ref open) : isKept;
    }

    /// <summary>Processes an end tag.</summary>
    /// <returns>False if a rule may be broken.</returns>
    public bool EndElement()
    {
        ref var open = ref _open[--_depth];
        _watches.Cut(open.FirstWatch);
        open.Rules = null;
        while (_scopes.Count > 0 && _scopes[_scopes.Count - 1] is { } scope && scope.Depth > _depth)
        {
            if (!scope.IsKept)
                return false;
            _scopes.RemoveAt(_scopes.Count - 1);
            Free(scope);
        }
        return true;
    }

    // Opens the scopes of the innermost open element.
    private bool OpenScopes(ref Open open)
    {
        var isKept = true;
        var opened = _scopes.Count;
        foreach (var (alternative, rule) in open.Rules!)
        {
            if (open.State!.Contents[alternative] is NotAllowedPattern || IsOpen(rule, opened))
                continue;
            var scope = Rent(rule);
            _scopes.Add(scope);
            foreach (var start in scope.Paths.Starts)
                isKept &= Go(_scopes.Count - 1, start);
        }
        open.Rules = null;
        return isKept;
    }

    // Continues after the current element has matched a step of a path.
    private bool Go(int scope, int step)
    {
        ref readonly var next = ref _steps[step];
        if (next.Attributes is null)
        {
            _watches.Add(new Watch(scope, step, next.Name));
            return true;
        }
        foreach (var attribute in next.Attributes)
            if (TryGet(attribute, out var value))
                return _scopes[scope].Take(value, next.IsReferred);
        return true;
    }

    private bool Passes(IdentityPaths.Test[] tests)
    {
        foreach (var test in tests)
            if ((TryGet(test.Attribute, out var value) && (test.Value is null || value.SequenceEqual(test.Value))) == test.IsNegated)
                return false;
        return true;
    }

    private bool TryGet(int attribute, out ReadOnlySpan<byte> value)
    {
        for (var i = 0; i < _attributes.Count; i++)
        {
            ref readonly var known = ref _attributes[i];
            if (known.Name != attribute)
                continue;
            value = _values.AsSpan(known.Start, known.Length);
            return true;
        }
        value = default;
        return false;
    }

    private bool IsOpen(IdentityRule rule, int from)
    {
        for (var i = from; i < _scopes.Count; i++)
            if (_scopes[i].Rule == rule)
                return true;
        return false;
    }

    private Scope Rent(IdentityRule rule)
    {
        for (var i = 0; i < _free.Count; i++)
            if (_free[i] is var scope && scope.Rule == rule)
            {
                _free.RemoveAt(i);
                scope.Depth = _depth;
                return scope;
            }
        return new Scope(rule, paths[rule]) { Depth = _depth };
    }

    private void Free(Scope scope)
    {
        scope.Clear();
        _free.Add(scope);
    }

    /// <summary>An open element.</summary>
    private struct Open
    {
        /// <summary>The first watch of its children.</summary>
        internal int FirstWatch;

        /// <summary>The rules whose scopes are opened at its first child.</summary>
        internal EdgeRule[]? Rules;

        /// <summary>Its state after the start tag.</summary>
        internal AutomatonState? State;
    }

    /// <summary>
    /// A step that a child of an open element may take: the scope and the next step, by number, and the name that the step requires. It holds no references,
    /// because storing them is slow.
    /// </summary>
    private readonly record struct Watch(int Scope, int Step, int Name);

    /// <summary>The value of an attribute, as a range of the buffer of all values.</summary>
    private readonly record struct Value(int Name, int Start, int Length);

    /// <summary>An identity rule below one element.</summary>
    private sealed class Scope(IdentityRule rule, IdentityPaths.Paths paths)
    {
        private readonly ValueTable _values = new();
        private readonly ValueTable? _references = paths.IsReference ? new() : null;

        public IdentityRule Rule { get; } = rule;

        public IdentityPaths.Paths Paths { get; } = paths;

        public int Depth { get; set; }

        /// <summary>Whether every reference has a target.</summary>
        public bool IsKept
        {
            get
            {
                for (var i = 0; i < _references?.Count; i++)
                    if (!_values.Contains(_references[i]))
                        return false;
                return true;
            }
        }

        /// <summary>Processes the value of an item.</summary>
        /// <returns>False if it was used before and must be unique.</returns>
        public bool Take(ReadOnlySpan<byte> value, bool isReferred)
        {
            if (_references is null)
                return _values.Add(value, 0) < 0;
            (isReferred ? _values : _references).Add(value, 0);
            return true;
        }

        public void Clear()
        {
            _values.Clear();
            _references?.Clear();
        }
    }
}
