using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Runtime.CompilerServices;
using Bindery.Datatypes;
using Bindery.Generator.Binding.Model;
using Bindery.Schema.SimpleSyntax;
using Bindery.Schema.Syntax;
using Bindery.Wording;

namespace Bindery.Generator.Binding;

/// <summary>Selects the C# type for a text from all patterns that describe it in the branches in which it occurs.</summary>
/// <param name="enums">The enumerations.</param>
/// <param name="readsLists">
/// Whether lists of values become lists in C#. All items of a list in XML Schema have one type; in RELAX NG, each item can determine the type of the next.
/// </param>
internal sealed class ValueTypes(EnumRegistry enums, bool readsLists)
{
    private static readonly string[] PartialDates =
        [Primitives.Date, Primitives.Year, Primitives.YearMonth, Primitives.Month, Primitives.MonthDay, Primitives.Day];

    private static readonly (string Yes, string No)[] BooleanWords = [("yes", "no"), ("on", "off"), ("true", "false")];

    /// <summary>Selects the type.</summary>
    /// <param name="contents">The patterns of the text.</param>
    /// <param name="chosenEnum">The name of the enumeration in annotations.</param>
    /// <param name="defaultEnums">The names for the enumeration if annotations do not specify one.</param>
    /// <param name="documentation">The documentation of the attribute or element.</param>
    /// <param name="said">The type that annotations specify for the value.</param>
    public ValueModel Choose(
        IEnumerable<SimplePattern> contents, string? chosenEnum, EnumNames defaultEnums, string? documentation, MemberType said = MemberType.Plain)
    {
        if (said != MemberType.Plain)
            return new ValueModel(said == MemberType.Guid ? ValueKind.Guid : ValueKind.UnixTime);
        var leaves = new Leaves();
        foreach (var content in contents)
            leaves.Collect(content);
        if (leaves.HasNames)
            return new ValueModel(leaves.HasOthers ? ValueKind.PrefixedText : ValueKind.Name);
        if (readsLists && leaves.Items is { } items)
            return new ValueModel(ValueKind.List, Item: ChooseItem(items, chosenEnum, defaultEnums, documentation));
        if (leaves.IsFree)
            return new ValueModel(ValueKind.String);
        if (readsLists && leaves.Values.Count == 0 && leaves.Data.TrueForAll(data => data.Datatype.IsList))
            return new ValueModel(ValueKind.List, Item: new ValueModel(ValueKind.String));
        if (leaves.Data.Count == 0 && leaves.Values.TrueForAll(Words.IsWord))
            return ChooseWords(leaves, chosenEnum, defaultEnums, documentation);
        return new ValueModel(leaves.Values.Count > 0 && leaves.Values.Exists(Words.IsWord) ? ValueKind.String : ChooseData(leaves));
    }

    /// <summary>Selects the type of the items of a list: strings, unless all items have the same value type.</summary>
    private ValueModel ChooseItem(Leaves items, string? chosenEnum, EnumNames defaultEnums, string? documentation)
    {
        var item = items.IsFree ? new ValueModel(ValueKind.String)
            : items.Data.Count == 0 && items.Values.TrueForAll(Words.IsWord) ? ChooseWords(items, chosenEnum, defaultEnums, documentation)
            : new ValueModel(items.Values.Exists(Words.IsWord) ? ValueKind.String : ChooseData(items));
        return item.IsValueType ? item : new ValueModel(ValueKind.String);
    }

    private ValueModel ChooseWords(Leaves leaves, string? chosenEnum, EnumNames defaultEnums, string? documentation)
    {
        var words = new List<SimpleValue>();
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in leaves.Values)
            if (met.Add(Words.Of(value)))
                words.Add(value);
            else if (value.Annotations.Documentation is not null
                && words.FindIndex(word => Words.Of(word) == Words.Of(value)) is var first
                && words[first].Annotations.Documentation is null)
                words[first] = value;
        var collapses = leaves.Values.Exists(value => value.Datatype.WhiteSpace == WhiteSpaceFacet.Collapse);
        foreach (var (yes, no) in BooleanWords)
            if (chosenEnum is null && met.All(word => word == yes || word == no))
                return new ValueModel(ValueKind.Boolean, Yes: yes, No: no, Collapses: collapses);
        if (words.Count == 1 && chosenEnum is null)
            return new ValueModel(ValueKind.String, Fixed: Words.Of(words[0]));
        return new ValueModel(ValueKind.Enum, enums.Get(chosenEnum, defaultEnums, words, documentation), Collapses: collapses);
    }

    private static ValueKind ChooseData(Leaves leaves)
    {
        var types = leaves.Data.Select(data => data.Datatype).Concat(leaves.Values.Select(value => value.Datatype)).ToList();
        if (types.TrueForAll(type => type.TryGetIntegerRange(out _, out _)))
            return ChooseInteger(types);
        if (types.TrueForAll(type => type.Primitive == Primitives.Boolean))
            return ValueKind.XsdBoolean;
        if (types.TrueForAll(type => type.Primitive is Primitives.Double or Primitives.Float))
            return ValueKind.Double;
        // System.Decimal has 28 digits; for a longer value, the text is kept together with the nearest value.
        if (types.TrueForAll(type => type.Primitive == Primitives.Decimal))
            return ValueKind.Decimal;
        return types.TrueForAll(type => type.Primitive == types[0].Primitive)
            ? types[0].Primitive switch
            {
                Primitives.DateTime => ValueKind.DateTime,
                Primitives.Date => ValueKind.Date,
                Primitives.Time => ValueKind.Time,
                Primitives.Duration => ValueKind.Duration,
                Primitives.Base64Binary => ValueKind.Base64,
                Primitives.HexBinary => ValueKind.Hex,
                var primitive => PartialDates.Contains(primitive) ? ValueKind.PartialDate : ValueKind.String,
            }
            : types.TrueForAll(type => PartialDates.Contains(type.Primitive)) ? ValueKind.PartialDate : ValueKind.String;
    }

    private static ValueKind ChooseInteger(List<Datatype> types)
    {
        if (types.TrueForAll(type => Fits(type, int.MinValue, int.MaxValue)))
            return ValueKind.Int32;
        if (types.TrueForAll(type => Fits(type, long.MinValue, long.MaxValue)))
            return ValueKind.Int64;
        return types.TrueForAll(type => Fits(type, new BigInteger(decimal.MinValue), new BigInteger(decimal.MaxValue)))
            ? ValueKind.Decimal
            : ValueKind.BigInteger;
    }

    private static bool Fits(Datatype type, BigInteger least, BigInteger greatest) =>
        type.TryGetIntegerRange(out var from, out var to) && from >= least && to <= greatest;

    /// <summary>The data and value patterns of a text, and whether other patterns describe it too.</summary>
    private sealed class Leaves
    {
        private readonly HashSet<SimplePattern> _visited = [];

        public List<SimpleValue> Values { get; } = [];

        public List<SimpleData> Data { get; } = [];

        /// <summary>Whether any text is allowed, or a list of tokens, or only the empty text.</summary>
        public bool IsFree { get; private set; } = true;

        /// <summary>Whether there are qualified names among them.</summary>
        public bool HasNames { get; private set; }

        /// <summary>Whether there is anything other than qualified names among them.</summary>
        public bool HasOthers => HasFree || !Data.TrueForAll(IsName) || !Values.TrueForAll(IsName);

        /// <summary>The patterns of the items, if all patterns of the text are lists; otherwise null.</summary>
        public Leaves? Items => _isAllLists && !HasNames ? _items : null;

        private bool HasFree { get; set; }

        private Leaves? _items;
        private bool _isAllLists = true;

        public void Collect(SimplePattern pattern)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            if (!_visited.Add(pattern))
                return;
            _isAllLists &= pattern is SimpleChoice or SimpleList or SimpleNotAllowed or SimpleEmpty;
            switch (pattern)
            {
                case SimpleChoice choice:
                    foreach (var alternative in choice.Alternatives)
                        Collect(alternative);
                    break;
                case SimpleValue value:
                    Values.Add(value);
                    break;
                case SimpleData data:
                    Data.Add(data);
                    break;
                case SimpleNotAllowed:
                    break;
                case SimpleList list:
                    HasFree = true;
                    HasNames |= NamesIn(list.Content);
                    (_items ??= new Leaves()).CollectItems(list.Content);
                    break;
                default:
                    HasFree = true;
                    break;
            }
            HasNames |= IsName(pattern);
            IsFree = HasFree || (Values.Count == 0 && Data.Count == 0);
        }

        private void CollectItems(SimplePattern pattern)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            switch (pattern)
            {
                case SimpleOneOrMore more:
                    CollectItems(more.Content);
                    break;
                case SimpleGroup group when _visited.Add(group):
                    foreach (var item in group.Items)
                        CollectItems(item);
                    break;
                case SimpleChoice choice when _visited.Add(choice):
                    foreach (var alternative in choice.Alternatives)
                        CollectItems(alternative);
                    break;
                case SimpleGroup or SimpleChoice or SimpleEmpty:
                    break;
                default:
                    Collect(pattern);
                    break;
            }
        }

        private static bool IsName(SimplePattern pattern) => pattern switch
        {
            SimpleData data => data.Datatype.UsesPrefixes,
            SimpleValue value => value.Datatype.UsesPrefixes,
            _ => false,
        };

        private static bool NamesIn(SimplePattern pattern)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return pattern switch
            {
                SimpleChoice choice => choice.Alternatives.Any(NamesIn),
                SimpleGroup group => group.Items.Any(NamesIn),
                SimpleOneOrMore more => NamesIn(more.Content),
                _ => IsName(pattern),
            };
        }
    }
}
