using System;
using System.Collections.Generic;

namespace Bindery.Patterns;

/// <summary>
/// The derivative of a pattern by a name: each element (or attribute) pattern that accepts the node, with the rest of the pattern after it. No element
/// (attribute) occurs twice. Immutable.
/// </summary>
internal sealed class Transitions
{
    /// <summary>No transition.</summary>
    public static readonly Transitions None = new([], []);

    private readonly Pattern[] _heads;
    private readonly Pattern[] _rests;
    private Transitions? _byContent;

    private Transitions(Pattern[] heads, Pattern[] rests)
    {
        _heads = heads;
        _rests = rests;
    }

    /// <summary>The number of alternatives.</summary>
    public int Count => _heads.Length;

    /// <summary>Returns the <see cref="ElementPattern"/> or <see cref="AttributePattern"/> that accepts the node.</summary>
    public Pattern Head(int index) => _heads[index];

    /// <summary>Returns the rest of the pattern after the node.</summary>
    public Pattern Rest(int index) => _rests[index];

    /// <summary>Creates a single alternative.</summary>
    public static Transitions Of(Pattern head, Pattern rest) => new([head], [rest]);

    /// <summary>Returns the same alternatives, with a function applied to the rests.</summary>
    public Transitions Map(Func<Pattern, Pattern> change)
    {
        if (Count == 0)
            return this;
        var rests = new Pattern[_rests.Length];
        for (var i = 0; i < rests.Length; i++)
            rests[i] = change(_rests[i]);
        return new Transitions(_heads, rests);
    }

    /// <summary>
    /// Returns the alternatives by elements, one for each content: elements with the same content are represented by one of them, and the rest is a choice of
    /// the rests after each of them. Elements with rules of uniqueness are kept separate. Cached, for one builder.
    /// </summary>
    public Transitions ByContent(PatternBuilder builder) => Count < 2 ? this : _byContent ??= Join(builder);

    private Transitions Join(PatternBuilder builder)
    {
        var places = new Dictionary<Pattern, int>();
        var heads = new List<Pattern>();
        var rests = new List<List<Pattern>>();
        for (var i = 0; i < Count; i++)
        {
            var element = (ElementPattern)_heads[i];
            // An element cannot be the content of an element.
            var key = element.Rules.Count > 0 ? element : element.Content;
            if (!places.TryGetValue(key, out var place))
            {
                places.Add(key, place = heads.Count);
                heads.Add(element);
                rests.Add([]);
            }
            rests[place].Add(_rests[i]);
        }
        return heads.Count == Count ? this : new Transitions(heads.ToArray(), rests.ConvertAll(builder.Choice).ToArray());
    }

    /// <summary>Collects alternatives, joining those with the same head by choice.</summary>
    public struct Collector(PatternBuilder builder)
    {
        private Transitions? _only;
        private Dictionary<Pattern, int>? _places;
        private List<Pattern>? _heads;
        private List<Pattern>? _rests;

        public void Add(Transitions more)
        {
            if (more.Count == 0)
                return;
            if (_only is null && _heads is null)
            {
                _only = more;
                return;
            }
            if (_heads is null)
            {
                _heads = [];
                _rests = [];
                _places = new Dictionary<Pattern, int>();
                Include(_only!);
            }
            Include(more);
        }

        public readonly Transitions Result => _heads is not null ? new Transitions(_heads.ToArray(), _rests!.ToArray()) : _only ?? None;

        private readonly void Include(Transitions more)
        {
            for (var i = 0; i < more.Count; i++)
            {
                if (_places!.TryGetValue(more._heads[i], out var place))
                {
                    _rests![place] = builder.Choice(_rests[place], more._rests[i]);
                    continue;
                }
                _places.Add(more._heads[i], _heads!.Count);
                _heads.Add(more._heads[i]);
                _rests!.Add(more._rests[i]);
            }
        }
    }
}
