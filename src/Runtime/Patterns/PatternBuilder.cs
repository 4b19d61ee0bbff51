using System;
using System.Collections.Generic;
using Bindery.Collections;
using Bindery.Datatypes;

namespace Bindery.Patterns;

/// <summary>
/// Makes and interns patterns; the one place that knows the algebraic laws. A builder is used by one thread at a time. It may extend another one, which then
/// must not grow any more: many threads can each extend the same finished builder.
/// </summary>
internal sealed partial class PatternBuilder
{
    /// <summary>The deepest nesting that <see cref="LimitHeight"/> takes: it bounds every recursion over patterns.</summary>
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

    /// <summary>Creates a builder that extends another one by operators. Leaves, attributes and elements are only made by the first.</summary>
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

    /// <summary>The number of patterns made; ids are below it.</summary>
    public int Count => _next;

    /// <summary>The number of patterns made beyond those of the builder that is extended.</summary>
    public int OwnCount => _base is null ? _next : _next - _base._next;

    public Pattern OneOrMore(Pattern content)
    {
        switch (content)
        {
            case NotAllowedPattern or EmptyPattern or TextPattern or OneOrMorePattern:
                return content;
            // (p?)+ is p+?, which lets p+? be recognised however it was written.
            case ChoicePattern { Left: EmptyPattern } optional:
                return Choice(OneOrMore(optional.Right), Empty);
            default:
                return Find(new PatternKey(PatternKind.OneOrMore, content.Id))
                    ?? Add(new PatternKey(PatternKind.OneOrMore, content.Id), new OneOrMorePattern(content));
        }
    }

    public Pattern Optional(Pattern content) => Choice(content, Empty);

    /// <summary>A list; of notAllowed it is notAllowed.</summary>
    public Pattern List(Pattern content)
    {
        if (content is NotAllowedPattern)
            return content;
        var key = new PatternKey(PatternKind.List, content.Id);
        return Find(key) ?? Add(key, new ListPattern(content));
    }

    /// <summary>A data pattern; an exception of notAllowed is none. Equal datatypes give the same pattern.</summary>
    public Pattern Data(Datatype datatype, Pattern? except)
    {
        if (except is NotAllowedPattern)
            except = null;
        var (id, first) = Intern(datatype);
        var key = new PatternKey(PatternKind.Data, id, except is null ? -1 : except.Id);
        return Find(key) ?? Add(key, new DataPattern(first, except));
    }

    /// <summary>A value pattern. Equal types and literals give the same pattern; other literals of one value do not, for messages show them.</summary>
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

    /// <summary>
    /// An attribute; with content that is notAllowed it is notAllowed. Its name class is brought into the normal form of <see cref="NameSet"/>.
    /// </summary>
    public Pattern Attribute(NameClass name, Pattern content, bool isOutputOnly)
    {
        if (content is NotAllowedPattern)
            return content;
        var number = NumberOf(name);
        var key = new PatternKey(PatternKind.Attribute, content.Id, isOutputOnly ? ~number : number);
        return Find(key) ?? Add(key, new AttributePattern(name is NameNameClass ? name : NameSet.From(name).ToNameClass(), content, isOutputOnly));
    }

    /// <summary>Makes a new element pattern; never the same twice. Its content is set afterwards.</summary>
    public ElementPattern Element(NameClass name, bool isOutputOnly, int number) =>
        Number(new ElementPattern(name is NameNameClass ? name : NameSet.From(name).ToNameClass(), isOutputOnly, number));

    /// <summary>Refuses a pattern that is nested deeper than <see cref="MaxHeight"/>, elements not entered.</summary>
    /// <exception cref="PatternDepthException">It is.</exception>
    public static Pattern LimitHeight(Pattern pattern) =>
        pattern.Height <= MaxHeight ? pattern : throw new PatternDepthException();

    // One number for equal name classes, however they are written.
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
        var set = NameSet.From(name);
        if (set.TryGetSingle(out var uri, out var local))
            return NumberOf(new NameNameClass(uri, local));
        if (!_nameSets.TryGetValue(set.Key, out number))
            _nameSets.Add(set.Key, number = _names.Count + _nameSets.Count);
        return number;
    }

    // One object for equal types, so that a literal is turned into a value once for all of them.
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

    /// <summary>What makes a value pattern the same as another.</summary>
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
