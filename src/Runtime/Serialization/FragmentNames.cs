using System;
using System.Collections.Generic;
using System.Text;
using Bindery.Xml;

namespace Bindery.Serialization;

/// <summary>
/// Qualified names in the values of elements that the schema does not define. A value with a declared prefix may be a name, so the declaration is kept with it.
/// </summary>
internal static class FragmentNames
{
    /// <summary>Whether a value may contain qualified names.</summary>
    internal static bool MayBeIn(ReadOnlySpan<byte> value) => value.IndexOf((byte)':') > 0;

    /// <summary>Returns the element with additional declarations on its start tag, for prefixes that its values use and only its ancestors declare.</summary>
    /// <param name="fragment">The element.</param>
    /// <param name="around">The reader of the document, on the element's end tag.</param>
    internal static byte[] Complete(byte[] fragment, in Utf8XmlReader around)
    {
        var missing = new List<(string Prefix, string NamespaceUri)>();
        var reader = new Utf8XmlReader(fragment.AsSpan(), FragmentCopier.Limits);
        try
        {
            while (reader.Read())
            {
                if (reader.Kind == XmlEventKind.Text)
                    Find(reader.Value, reader, around, missing);
                else if (reader.Kind == XmlEventKind.StartElement)
                    for (var i = 0; i < reader.AttributeCount; i++)
                        Find(reader.GetAttributeValue(i), reader, around, missing);
            }
        }
        finally
        {
            reader.Dispose();
        }
        return missing.Count == 0 ? fragment : Declare(fragment, missing);
    }

    /// <summary>Returns the namespaces of the prefixes in a value; null if there are no declared prefixes.</summary>
    internal static IReadOnlyList<(string Prefix, string NamespaceUri)>? PrefixesIn(ReadOnlySpan<byte> value, in Utf8XmlReader reader)
    {
        if (!MayBeIn(value))
            return null;
        List<(string Prefix, string NamespaceUri)>? known = null;
        foreach (var prefix in Prefixes(XmlText.Decode(value)))
            if (reader.TryGetNamespace(Encoding.UTF8.GetBytes(prefix), out var uri) && known?.Exists(other => other.Prefix == prefix) != true)
                (known ??= []).Add((prefix, XmlText.Decode(uri)));
        return known;
    }

    /// <summary>Returns the value with the namespace of each name in it, for comparison.</summary>
    internal static string Expand(ReadOnlySpan<byte> value, in Utf8XmlReader reader)
    {
        var text = XmlText.Decode(value);
        if (!MayBeIn(value))
            return text;
        var expanded = new StringBuilder(text);
        foreach (var prefix in Prefixes(text))
            if (reader.TryGetNamespace(Encoding.UTF8.GetBytes(prefix), out var uri))
                expanded.Append('\0').Append(XmlText.Decode(uri));
        return expanded.ToString();
    }

    /// <summary>Returns the value with the namespace of each name in it, by which values are distinguished.</summary>
    internal static string Expand(string value, IReadOnlyList<(string Prefix, string NamespaceUri)> prefixes)
    {
        var expanded = new StringBuilder(value);
        foreach (var token in Prefixes(value))
            foreach (var (prefix, uri) in prefixes)
                if (prefix == token)
                    expanded.Append('\0').Append(uri);
        return expanded.ToString();
    }

    private static void Find(ReadOnlySpan<byte> value, in Utf8XmlReader inside, in Utf8XmlReader around, List<(string Prefix, string NamespaceUri)> missing)
    {
        if (!MayBeIn(value))
            return;
        foreach (var prefix in Prefixes(XmlText.Decode(value)))
        {
            var bytes = Encoding.UTF8.GetBytes(prefix);
            if (!inside.TryGetNamespace(bytes, out _)
                && around.TryGetNamespace(bytes, out var uri)
                && !uri.IsEmpty
                && !missing.Exists(known => known.Prefix == prefix))
                missing.Add((prefix, XmlText.Decode(uri)));
        }
    }

    private static IEnumerable<string> Prefixes(string text)
    {
        foreach (var token in text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries))
            if (token.IndexOf(':') is > 0 and var colon && token.Substring(0, colon) is var prefix && prefix is not ("xml" or "xmlns"))
                yield return prefix;
    }

    private static byte[] Declare(byte[] fragment, List<(string Prefix, string NamespaceUri)> missing)
    {
        using var writer = new Utf8XmlWriter();
        var reader = new Utf8XmlReader(fragment.AsSpan(), FragmentCopier.Limits);
        reader.NoteMarkup();
        try
        {
            reader.Read();
            FragmentCopier.Copy(ref reader, writer, missing);
            return writer.WrittenSpan.ToArray();
        }
        finally
        {
            reader.Dispose();
        }
    }

    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];
}
