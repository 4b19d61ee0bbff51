using System;
using System.Collections.Generic;
using Bindery.Collections;
using Bindery.Identity;
using Bindery.Patterns;
using Bindery.Uniqueness;

namespace Bindery.Automata;

/// <summary>
/// Follows the rules of uniqueness and references through one document, by the numbers of names. Says no more than that a rule may be broken: whether that refuses the document, and what is to be said of it,
/// is for <see cref="IdentityTracker"/>.
/// </summary>
/// <param name="paths">The rules.</param>
internal sealed class IdentityRun(IdentityPaths paths)
{
    private readonly List<Scope> _scopes = [];
    private readonly List<Scope> _free = [];

    // For each open element, what its children may be on the way to; the last ones are those of the innermost.
    private readonly ValueList<Watch> _watches = new();
    private readonly List<int> _firstWatches = [];

    // Those of the parent that the element being started has the name for.
    private readonly ValueList<Watch> _met = new();

    private readonly ValueList<Value> _attributes = new();
    private byte[] _values = new byte[256];
    private int _valuesLength;

    /// <summary>Whether the attributes of the element being started matter.</summary>
    public bool IsCollecting { get; private set; }

    /// <summary>Goes to the start of a document.</summary>
    public void Reset()
    {
        foreach (var scope in _scopes)
            Free(scope);
        _scopes.Clear();
        _watches.Clear();
        _firstWatches.Clear();
        _met.Clear();
    }

    /// <summary>Takes a start tag's name.</summary>
    public void StartElement(ChildEdge edge)
    {
        _met.Clear();
        _attributes.Clear();
        _valuesLength = 0;
        var first = _firstWatches.Count == 0 ? 0 : _firstWatches[_firstWatches.Count - 1];
        for (var i = first; i < _watches.Count; i++)
            if (_watches[i].Path.Steps[_watches[i].Step].Name == edge.Name)
                _met.Add(_watches[i]);
        _firstWatches.Add(_watches.Count);
        IsCollecting = _met.Count > 0 || edge.Rules is not null;
    }

    /// <summary>Takes an attribute.</summary>
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

    /// <summary>Takes the end of a start tag.</summary>
    /// <returns>False where a rule may be broken.</returns>
    public bool CloseAttributes(ChildEdge edge, AutomatonState state)
    {
        IsCollecting = false;
        var isKept = true;
        foreach (var watch in _met)
            if (Passes(watch.Path.Steps[watch.Step]))
                isKept &= Go(watch with { Step = watch.Step + 1 });
        if (edge.Rules is null)
            return isKept;
        var opened = _scopes.Count;
        foreach (var edgeRule in edge.Rules)
        {
            var (alternative, rule) = (edgeRule.Alternative, edgeRule.Rule);
            if (state.Contents[alternative] is NotAllowedPattern || IsOpen(rule, opened))
                continue;
            var scope = Rent(rule);
            _scopes.Add(scope);
            foreach (var path in scope.Paths.Items)
                isKept &= Go(new Watch(scope, path, 0));
        }
        return isKept;
    }

    /// <summary>Takes an end tag.</summary>
    /// <returns>False where a rule may be broken.</returns>
    public bool EndElement()
    {
        var last = _firstWatches.Count - 1;
        var first = _firstWatches[last];
        _watches.Cut(first);
        _firstWatches.RemoveAt(last);
        while (_scopes.Count > 0 && _scopes[_scopes.Count - 1] is { } scope && scope.Depth > last)
        {
            if (!scope.IsKept)
                return false;
            _scopes.RemoveAt(_scopes.Count - 1);
            Free(scope);
        }
        return true;
    }

    // The element at hand has been found to be as far on a path as the watch says.
    private bool Go(Watch watch)
    {
        if (watch.Step < watch.Path.Steps.Length)
        {
            _watches.Add(watch);
            return true;
        }
        foreach (var attribute in watch.Path.Attributes)
            if (TryGet(attribute, out var value))
                return watch.Scope.Take(value, watch.Path.IsReferred);
        return true;
    }

    private bool Passes(IdentityPaths.Step step)
    {
        foreach (var test in step.Tests)
            if ((TryGet(test.Attribute, out var value) && (test.Value is null || value.SequenceEqual(test.Value))) == test.IsNegated)
                return false;
        return true;
    }

    private bool TryGet(int attribute, out ReadOnlySpan<byte> value)
    {
        foreach (var known in _attributes)
            if (known.Name == attribute)
            {
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
                scope.Depth = _firstWatches.Count;
                return scope;
            }
        return new Scope(rule, paths[rule]) { Depth = _firstWatches.Count };
    }

    private void Free(Scope scope)
    {
        scope.Clear();
        _free.Add(scope);
    }

    /// <summary>What a child of an open element may be on the way to.</summary>
    private readonly record struct Watch(Scope Scope, IdentityPaths.Path Path, int Step);

    /// <summary>The value of an attribute, among the bytes of all.</summary>
    private readonly record struct Value(int Name, int Start, int Length);

    /// <summary>A rule below one element.</summary>
    private sealed class Scope(IdentityRule rule, IdentityPaths.Paths paths)
    {
        private readonly ValueTable _values = new();
        private readonly ValueTable? _references = paths.IsReference ? new() : null;

        public IdentityRule Rule { get; } = rule;

        public IdentityPaths.Paths Paths { get; } = paths;

        public int Depth { get; set; }

        /// <summary>Whether everything that is referred to was there.</summary>
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

        /// <summary>Takes the value of an item.</summary>
        /// <returns>False where it was there before and must not be.</returns>
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
