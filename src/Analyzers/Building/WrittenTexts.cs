using System;
using System.Collections.Generic;
using System.Globalization;
using Bindery.Analyzers.Documents;
using Bindery.Analyzers.Flow;
using Bindery.Analyzers.Values;
using Bindery.ModelMaps;

namespace Bindery.Analyzers.Building;

/// <summary>The texts that the values of members have in a document.</summary>
/// <param name="state">The state.</param>
/// <param name="isComplete">Whether nothing is added to lists later.</param>
internal sealed class WrittenTexts(FlowState state, bool isComplete)
{
    // Longer lists are not followed.
    private const int MostItems = 256;

    private static readonly string Hole = OpenText.Hole.ToString();

    /// <summary>Returns the possible texts of a value; null if one of them is unknown.</summary>
    public (Presence Presence, IReadOnlyList<string>? Values) Of(Value value, MappedValue kind)
    {
        if (value is NullValue)
            return (Presence.Absent, null);
        var presence = value.IsCertainlySet ? Presence.Certain : Presence.Unknown;
        var texts = new List<string>();
        foreach (var alternative in value.Alternatives)
            if (alternative is NullValue)
                continue;
            else if (TextOf(alternative, kind) is { } text)
                texts.Add(text);
            else
                return (presence, null);
        return (presence, texts);
    }

    private string? TextOf(Value value, MappedValue kind) => value switch
    {
        ConstantValue { Constant: var constant } => ConstantTexts.Of(constant, kind),
        TextValue { Text: var open } => kind.Kind == MappedValueKind.String && ConstantTexts.IsWritable(open.Replace(OpenText.Hole, ' ')) ? open : null,
        _ when state.Find<ListObject>(value) is { IsLazy: false, Items.Length: <= MostItems } list => kind.Kind switch
        {
            MappedValueKind.List => Words(list, kind.Item!),
            MappedValueKind.Base64 or MappedValueKind.Hex => Bytes(list) is { } bytes ? ConstantTexts.Of(bytes, kind) : null,
            _ => null,
        },
        _ => null,
    };

    // Unknown items, which may be anywhere in the list, are holes.
    private string? Words(ListObject list, MappedValue kind)
    {
        var isOpen = list.IsOpen || !isComplete;
        var words = new List<string>();
        foreach (var item in list.Items)
        {
            if (isOpen)
                words.Add(Hole);
            words.Add(item.IsCertain && TextOf(item.Value, kind) is { } word && !OpenText.IsOpen(word) ? word : Hole);
        }
        if (isOpen)
            words.Add(Hole);
        if (!words.Contains(Hole))
            return string.Join(" ", words);
        // Without any known word, nothing is known.
        return words.TrueForAll(word => word == Hole) ? null : string.Join(" ", words);
    }

    private static byte[]? Bytes(ListObject list)
    {
        if (list.IsOpen)
            return null;
        var bytes = new byte[list.Items.Length];
        for (var i = 0; i < bytes.Length; i++)
            // Older compilers have no conversions of the elements of collection expressions.
            if (list.Items[i] is { IsCertain: true, Value: ConstantValue { Constant: var number } }
                && number is byte or (int and >= byte.MinValue and <= byte.MaxValue))
                bytes[i] = Convert.ToByte(number, CultureInfo.InvariantCulture);
            else
                return null;
        return bytes;
    }
}
