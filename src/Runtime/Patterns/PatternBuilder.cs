using System;
using System.Collections.Generic;
using Bindery.Collections;
using Bindery.Datatypes;

namespace Bindery.Patterns;

/// <summary>
/// Creates and interns patterns; only this class knows the algebraic laws. Not thread-safe. A builder may extend another one, which must not change any more:
/// many threads can each extend the same finished builder.
/// </summary>
internal sealed partial class PatternBuilder
{
    /// <summary>The maximum nesting that <see cref="LimitHeight"/> accepts: it bounds every recursion over patterns.</summary>
    public const int MaxHeight = 256;

    private readonly PatternBuilder? _base;
    private readonly PatternTable _patterns = new();
    private readonly ValueMap<QualifiedName, int> _names = new();
    private readonly Dictionary<string, int> _nameSets = new(StringComparer.Ordinal);
    private readonly Dictionary<Datatype, InternedType> _datatypes = new();
    private readonly ValueMap<ValueKey, ValuePattern> _values = new();
    private int _next;

    /// <summary>Creates an empty builder.</summary>
    public PatternBuilder()
    {
        NotAllowed = Number(new NotAllowedPattern());
        Empty = Number(new EmptyPattern());
        Text = Number(new TextPattern());
    }

    /// <summary>Creates a builder that extends another one by operators. Leaves, attributes and elements are only created by the first one.</summary>
    public PatternBuilder(PatternBuilder extended)
    {
        _base = extended;
        _next = extended._next;
        NotAllowed = extended.NotAllowed;
        Empty = extended.Empty;
        Text = extended.Text;
    }

    public Pattern Empty { get; }

    public Pattern NotAllowed { get; }

    public Pattern Text { get; }

    /// <summary>The number of patterns; ids are below it.</summary>
    public int Count => _next;

    /// <summary>The number of patterns beyond those of the extended builder.</summary>
    public int OwnCount => _base is null ? _next : _next - _base._next;

    public Pattern OneOrMore(Pattern content)
    {
        switch (content)
        {
            case NotAllowedPattern or EmptyPattern or TextPattern or OneOrMorePattern:
                return content;
            // (p?)+ is p+?, so that p+? is recognized in any form.
            case ChoicePattern { Left: EmptyPattern } optional:
                return Choice(OneOrMore(optional.Right), Empty);
            default:
                return Find(new PatternKey(PatternKind.OneOrMore, content.Id))
                    ?? Add(new PatternKey(PatternKind.OneOrMore, content.Id), new OneOrMorePattern(content));
        }
    }

    public Pattern Optional(Pattern content) => Choice(content, Empty);

    /// <summary>Returns a list; if the content is notAllowed, notAllowed.</summary>
    public Pattern List(Pattern content)
    {
        if (content is NotAllowedPattern)
            return content;
        var key = new PatternKey(PatternKind.List, content.Id);
        return Find(key) ?? Add(key, new ListPattern(content));
    }

    /// <summary>Returns a data pattern; an exception of notAllowed is dropped. Equal datatypes give the same pattern.</summary>
    public Pattern Data(Datatype datatype, Pattern? except)
    {
        if (except is NotAllowedPattern)
            except = null;
        var (id, first) = Intern(datatype);
        var key = new PatternKey(PatternKind.Data, id, except is null ? -1 : except.Id);
        return Find(key) ?? Add(key, new DataPattern(first, except));
    }

    /// <summary>
    /// Returns a value pattern. Equal types and literals give the same pattern; different literals of one value do not, because messages show them.
    /// </summary>
    public Pattern Value(Datatype datatype, string text, string namespaceUri, object value)
    {
        var (id, first) = Intern(datatype);
        var key = new ValueKey(id, text, namespaceUri);
        if (_values.TryGetValue(key, out var known))
            return known;
        var made = Number(new ValuePattern(first, text, namespaceUri, value));
        _values.Add(key, made);
        return made;
    }

    /// <summary>Returns an attribute; if the content is notAllowed, notAllowed. Its name class is normalized with <see cref="NameSet"/>.</summary>
    public Pattern Attribute(NameClass name, Pattern content, bool isOutputOnly)
    {
        if (content is NotAllowedPattern)
            return content;
        var number = NumberOf(name);
        var key = new PatternKey(PatternKind.Attribute, content.Id, isOutputOnly ? ~number : number);
        return Find(key) ?? Add(key, new AttributePattern(name is NameNameClass ? name : name.Set.ToNameClass(), content, isOutputOnly));
    }

    /// <summary>Creates a new element pattern. Its content is set later.</summary>
    public ElementPattern Element(NameClass name, bool isOutputOnly, int number) =>
        Number(new ElementPattern(name is NameNameClass ? name : name.Set.ToNameClass(), isOutputOnly, number));

    /// <summary>Refuses a pattern that is nested deeper than <see cref="MaxHeight"/>, not counting elements.</summary>
    /// <exception cref="PatternDepthException">The pattern is nested too deeply.</exception>
    public static Pattern LimitHeight(Pattern pattern) =>
        pattern.Height <= MaxHeight ? pattern : throw new PatternDepthException();

    // Returns one number for equal name classes, in any form.
    private int NumberOf(NameClass name)
    {
        int number;
        if (name is NameNameClass single)
        {
            var key = new QualifiedName(single.NamespaceUri, single.LocalName);
            if (!_names.TryGetValue(key, out number))
                _names.Add(key, number = _names.Count + _nameSets.Count);
            return number;
        }
        var set = name.Set;
        if (set.TryGetSingle(out var uri, out var local))
            return NumberOf(new NameNameClass(uri, local));
        if (!_nameSets.TryGetValue(set.Key, out number))
            _nameSets.Add(set.Key, number = _names.Count + _nameSets.Count);
        return number;
    }

    // Returns one object for equal types, so that a literal is converted to a value once for all of them.
    private InternedType Intern(Datatype datatype)
    {
        if (!_datatypes.TryGetValue(datatype, out var known))
            _datatypes.Add(datatype, known = new InternedType(_datatypes.Count, datatype));
        return known;
    }

    private Pattern? Find(PatternKey key) => _base?._patterns.Find(key) ?? _patterns.Find(key);

    private T Add<T>(PatternKey key, T pattern)
        where T : Pattern
    {
        _patterns.Add(key, pattern);
        return Number(pattern);
    }

    private T Number<T>(T pattern)
        where T : Pattern
    {
        pattern.Id = _next++;
        return pattern;
    }

    /// <summary>The first of equal datatypes, and its number.</summary>
    private sealed record InternedType(int Id, Datatype First);

    /// <summary>The key that identifies a value pattern.</summary>
    private readonly struct ValueKey(int datatype, string text, string namespaceUri) : IEquatable<ValueKey>
    {
        private readonly int _datatype = datatype;
        private readonly string _text = text;
        private readonly string _namespaceUri = namespaceUri;

        public bool Equals(ValueKey other) => _datatype == other._datatype && _text == other._text && _namespaceUri == other._namespaceUri;

        public override bool Equals(object? obj) => obj is ValueKey other && Equals(other);

        public override int GetHashCode() => unchecked((_text.GetHashCode() * 31) + _datatype);
    }
}
