using System;
using System.Collections.Generic;
using System.Text;
using Bindery.Names;

namespace Bindery.Serialization;

// Dates and durations, which keep their original text; binary data and lists; nil values.
public sealed partial class BindingWriter
{
    /// <summary>Returns a date and time as written in a document.</summary>
    public string? Value(XmlDateTime? value) => Compares ? value?.Canonical : value?.ToString();

    /// <summary>Returns a date as written in a document.</summary>
    public string? Value(XmlDate? value) => Compares ? value?.Canonical : value?.ToString();

    /// <summary>Returns a time of day as written in a document.</summary>
    public string? Value(XmlTime? value) => Compares ? value?.Canonical : value?.ToString();

    /// <summary>Returns a part of a date as written in a document.</summary>
    public string? Value(XmlPartialDate? value) => Compares ? value?.Canonical : value?.ToString();

    /// <summary>Returns a duration as written in a document.</summary>
    public string? Value(XmlDuration? value) => Compares ? value?.Canonical : value?.ToString();

    /// <summary>Returns bytes in Base64.</summary>
    public static string? Base64(byte[]? value) => value is null ? null : Convert.ToBase64String(value);

    /// <summary>Returns bytes as two hexadecimal digits each.</summary>
    public static string? Hex(byte[]? value)
    {
        if (value is null)
            return null;
        var text = new StringBuilder(value.Length * 2);
        foreach (var one in value)
            text.Append(Digits[one >> 4]).Append(Digits[one & 15]);
        return text.ToString();
    }

    /// <summary>Returns the words of a list.</summary>
    public static string? Join(IEnumerable<string>? words) => words is null ? null : string.Join(" ", words);

    /// <summary>Returns the values of a list.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="values">The list; null if there is none.</param>
    /// <param name="write">Returns the text of a value.</param>
    public static string? Join<T>(IReadOnlyList<T>? values, Func<T, string?> write)
    {
        if (values is null)
            return null;
        var text = new StringBuilder();
        for (var i = 0; i < values.Count; i++)
            text.Append(i == 0 ? "" : " ").Append(write(values[i]));
        return text.ToString();
    }

    /// <summary>Writes xsi:nil to the open start tag, if the element is nil (XML Schema Part 1, 2.6.2).</summary>
    /// <param name="isNil">Whether the element is nil.</param>
    public void Nil(bool isNil)
    {
        if (isNil)
            InstanceAttribute("nil", "true");
    }

    /// <summary>Writes an attribute of the XML Schema instance namespace, with its usual prefix.</summary>
    private void InstanceAttribute(string name, string value) => _xml.Attribute("xsi"u8, Utf8(name), Utf8(InstanceNamespace.Uri), Utf8(value));

    private const string Digits = "0123456789ABCDEF";
}
