using System;
using System.Collections.Generic;
using System.Text;

namespace Bindery.Datatypes;

/// <summary>
/// Remarks about names that are not allowed at a place: qualified names that are no alternative of a value, in the description of its datatype
/// (<see cref="Datatype.Says"/>), and elements that are not allowed in place of another one. Each is on a line of its own: the name, a tab, and the remark.
/// They are only used in messages.
/// </summary>
internal static class NameRemarks
{
    /// <summary>Returns the remarks as a description. The name of the remark about an absent value is empty.</summary>
    public static string Write(IEnumerable<(string NamespaceUri, string LocalName, string Remark)> remarks)
    {
        var text = new StringBuilder();
        foreach (var (uri, local, remark) in remarks)
            text.Append(text.Length == 0 ? "" : "\n").Append(Key(uri, local)).Append('\t').Append(remark);
        return text.ToString();
    }

    /// <summary>Returns the remark about a literal; null if there is none.</summary>
    public static string? Find(string description, string literal, PrefixResolver? prefixes)
    {
        var name = literal.Trim();
        var colon = name.IndexOf(':');
        var prefix = colon < 0 ? "" : name.Substring(0, colon);
        return Find(description, Key(prefixes?.Invoke(prefix) ?? "", name.Substring(colon + 1)));
    }

    /// <summary>Returns the remark about a name; null if there is none.</summary>
    public static string? Find(string description, string namespaceUri, string localName) => Find(description, Key(namespaceUri, localName));

    /// <summary>Returns the remark about an absent value; null if there is none.</summary>
    public static string? OfAbsence(string description) => Find(description, "");

    private static string? Find(string description, string key)
    {
        foreach (var line in description.Split('\n'))
            if (line.Length > key.Length && line[key.Length] == '\t' && line.StartsWith(key, StringComparison.Ordinal))
                return line.Substring(key.Length + 1);
        return null;
    }

    private static string Key(string uri, string local) => uri.Length == 0 ? local : "{" + uri + "}" + local;
}
