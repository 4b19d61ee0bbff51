using System;
using System.Collections.Generic;
using System.Text;

namespace Bindery.Serialization;

// Dates and durations, which know how they stood; binary data and lists; values that are nil.
public sealed partial class BindingWriter
{
    /// <summary>A date and time as it stands in a document.</summary>
    public string? Value(XmlDateTime? value) => Compares ? value?.Canonical : value?.ToString();

    /// <summary>A date as it stands in a document.</summary>
    public string? Value(XmlDate? value) => Compares ? value?.Canonical : value?.ToString();

    /// <summary>A time of day as it stands in a document.</summary>
    public string? Value(XmlTime? value) => Compares ? value?.Canonical : value?.ToString();

    /// <summary>A part of a date as it stands in a document.</summary>
    public string? Value(XmlPartialDate? value) => Compares ? value?.Canonical : value?.ToString();

    /// <summary>A duration as it stands in a document.</summary>
    public string? Value(XmlDuration? value) => Compares ? value?.Canonical : value?.ToString();

    /// <summary>Bytes in Base64.</summary>
    public static string? Base64(byte[]? value) => value is null ? null : Convert.ToBase64String(value);

    /// <summary>Bytes as two hexadecimal digits each.</summary>
    public static string? Hex(byte[]? value)
    {
        if (value is null)
            return null;
        var text = new StringBuilder(value.Length * 2);
        foreach (var one in value)
            text.Append(Digits[one >> 4]).Append(Digits[one & 15]);
        return text.ToString();
    }

    /// <summary>The words of a list.</summary>
    public static string? Join(IEnumerable<string>? words) => words is null ? null : string.Join(" ", words);

    /// <summary>The values of a list.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="values">The list; null if there is none.</param>
    /// <param name="write">The text of one of them.</param>
    public static string? Join<T>(IReadOnlyList<T>? values, Func<T, string?> write)
    {
        if (values is null)
            return null;
        var text = new StringBuilder();
        for (var i = 0; i < values.Count; i++)
            text.Append(i == 0 ? "" : " ").Append(write(values[i]));
        return text.ToString();
    }

    /// <summary>Says on the open start tag that the element is there without a value (XML Schema Part 1, 2.6.2).</summary>
    /// <param name="isNil">Whether it is.</param>
    public void Nil(bool isNil)
    {
        if (isNil)
            InstanceAttribute("nil", "true");
    }

    /// <summary>Writes an attribute that speaks of the element itself, with the prefix that everybody uses.</summary>
    private void InstanceAttribute(string name, string value) => _xml.Attribute("xsi"u8, Utf8(name), Utf8(BindingReader.InstanceNamespace), Utf8(value));

    private const string Digits = "0123456789ABCDEF";
}
