using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Bindery.Datatypes;
using Bindery.Patterns;

namespace Bindery.Uniqueness;

/// <summary>
/// The types of the values in one place of the schema. Converts literals to bytes that are equal for equal values. The value of a union is that of the first
/// member that accepts the literal; members that accept any text come last.
/// </summary>
internal sealed class FieldType
{
    private readonly List<Pattern> _members;

    // The datatypes of all members if they have the same primitive type: then it does not matter which member accepts a literal.
    private readonly List<Datatype>? _datatypes;

    private FieldType(List<Pattern> members)
    {
        _members = members;
        var datatypes = members.ConvertAll(member => DatatypeOf(member)!);
        if (!datatypes.Contains(null!) && datatypes.TrueForAll(type => type.Primitive == datatypes[0].Primitive && !type.IsList))
            _datatypes = datatypes.Distinct().ToList();
    }

    /// <summary>The type of values that the schema does not describe: text.</summary>
    public static FieldType Text { get; } = new([new TextPattern()]);

    /// <summary>Returns the type of values that match one of several patterns (text, data, value or list).</summary>
    public static FieldType Of(IEnumerable<Pattern> patterns) => new(patterns.Distinct().OrderBy(Rank).ToList());

    /// <summary>Adds the value of a literal.</summary>
    /// <param name="literal">The literal as written.</param>
    /// <param name="literals">Matches the literal, with the prefixes in scope.</param>
    /// <param name="key">Receives the value.</param>
    /// <returns>False if the literal does not belong to the type.</returns>
    public bool Write(ReadOnlySpan<byte> literal, LiteralMatcher literals, KeyBuffer key)
    {
        if (_datatypes is not null)
        {
            foreach (var type in _datatypes)
                if (Write(type, literal, literals, key))
                    return true;
            return false;
        }
        foreach (var member in _members)
            if (literals.Matches(member, literal) && Write(member, literal, literals, key))
                return true;
        return false;
    }

    private static bool Write(Pattern member, ReadOnlySpan<byte> literal, LiteralMatcher literals, KeyBuffer key)
    {
        if (DatatypeOf(member) is { } type)
            return type.IsList
                ? WriteItems(literal, key, item => key.Add(type.Primitive, Wording.Utf8.GetString(item.Span)))
                : Write(type, literal, literals, key);
        if (member is not ListPattern list)
        {
            key.Add(Primitives.String, Wording.Utf8.GetString(literal));
            return true;
        }
        var items = new List<Pattern>();
        AddValues(list.Content, items);
        var of = Of(items);
        return WriteItems(literal, key, item => of.Write(item.Span, literals, key));
    }

    private static bool Write(Datatype type, ReadOnlySpan<byte> literal, LiteralMatcher literals, KeyBuffer key)
    {
        if (type.GetValue(literal, literals.Prefixes) is not { } value)
            return false;
        key.Add(type.Primitive, value is double number ? number.ToString("R", CultureInfo.InvariantCulture) : value.ToString()!);
        return true;
    }

    private static bool WriteItems(ReadOnlySpan<byte> literal, KeyBuffer key, Action<ReadOnlyMemory<byte>> write)
    {
        var all = literal.ToArray();
        var items = new List<ReadOnlyMemory<byte>>();
        for (var i = 0; i < all.Length;)
        {
            var start = i;
            while (i < all.Length && !Wording.WhiteSpace.Is(all[i]))
                i++;
            if (i > start)
                items.Add(all.AsMemory(start, i - start));
            else
                i++;
        }
        key.AddCount(items.Count);
        items.ForEach(write);
        return true;
    }

    /// <summary>Adds the patterns of texts that a pattern contains, except those inside elements and attributes.</summary>
    public static void AddValues(Pattern pattern, List<Pattern> found)
    {
        var open = new Stack<Pattern>();
        var seen = new HashSet<Pattern>();
        open.Push(pattern);
        while (open.Count > 0)
        {
            var next = open.Pop();
            if (!seen.Add(next))
                continue;
            if (next is TextPattern or DataPattern or ValuePattern or ListPattern)
                found.Add(next);
            else
                PatternMembers.PushOperands(next, open);
        }
    }

    private static Datatype? DatatypeOf(Pattern pattern) => pattern switch
    {
        DataPattern data => data.Datatype,
        ValuePattern value => value.Datatype,
        _ => null,
    };

    // Single values precede datatypes; lists and text come last.
    private static int Rank(Pattern pattern) => pattern switch
    {
        ListPattern => 4,
        TextPattern => 6,
        DataPattern { Datatype: var type } => type.Primitive == Primitives.String ? 5 : type.Primitive == Primitives.AnyUri ? 3 : 2,
        _ => 1,
    };
}
