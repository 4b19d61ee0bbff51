using System;
using System.Collections.Generic;
using System.Linq;

namespace Bindery;

/// <summary>
/// A text that contains qualified names: a list of them, or a choice between them and other texts. It has the namespaces of its prefixes; the writer declares
/// the prefixes that it needs.
/// </summary>
public sealed class PrefixedText
{
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    /// <summary>Creates a text.</summary>
    /// <param name="text">The text as in a document.</param>
    /// <param name="prefixes">
    /// The namespace name of each prefix that occurs in the text. The namespace of names without a prefix has the empty prefix as its key, if it is known;
    /// an empty value means no namespace.
    /// </param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
#if !NETSTANDARD2_0
    [System.Text.Json.Serialization.JsonConstructor]
#endif
    public PrefixedText(string text, IReadOnlyDictionary<string, string>? prefixes = null)
    {
        Text = text ?? throw new ArgumentNullException(nameof(text));
        Prefixes = prefixes ?? new Dictionary<string, string>();
    }

    /// <summary>Creates a list of names.</summary>
    /// <param name="names">The names.</param>
    public PrefixedText(params QName[] names)
    {
        var prefixes = new Dictionary<string, string>(StringComparer.Ordinal);
        Text = string.Join(" ", names.Select(name => Join(PrefixFor(name, prefixes), name.LocalName)));
        Prefixes = prefixes;
    }

    /// <summary>The text with its prefixes.</summary>
    public string Text { get; }

    /// <summary>The namespace name of each prefix, as far as known.</summary>
    public IReadOnlyDictionary<string, string> Prefixes { get; }

    /// <summary>Whether the text has names without a prefix that are certainly in no namespace.</summary>
    internal bool HasPlainNames => Prefixes.TryGetValue("", out var uri) && uri.Length == 0 && Tokens().Any(token => token.IndexOf(':') < 0);

    /// <summary>Returns the tokens of the text as names. A token with an unknown prefix has no namespace.</summary>
    public IReadOnlyList<QName> ToNames() => Tokens().Select(Name).ToList();

    /// <summary>Returns the text with its prefixes.</summary>
    public override string ToString() => Text;

    internal IEnumerable<string> Tokens() => Text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Returns a token as a name.</summary>
    internal QName Name(string token)
    {
        var colon = token.IndexOf(':');
        var prefix = colon < 0 ? "" : token.Substring(0, colon);
        return Prefixes.TryGetValue(prefix, out var uri) ? new QName(token.Substring(colon + 1), uri, prefix) : new QName(token);
    }

    /// <summary>Returns the text with other prefixes.</summary>
    /// <param name="prefix">Returns the token for a name that has a prefix.</param>
    internal string Rewrite(Func<QName, string> prefix)
    {
        var result = new System.Text.StringBuilder(Text.Length);
        for (var i = 0; i < Text.Length;)
        {
            var end = Text.IndexOfAny(Blanks, i);
            end = end < 0 ? Text.Length : end;
            var token = Text.Substring(i, end - i);
            result.Append(token.IndexOf(':') > 0 && Name(token) is { NamespaceUri.Length: > 0 } name ? prefix(name) : token);
            if (end < Text.Length)
                result.Append(Text[end]);
            i = end + 1;
        }
        return result.ToString();
    }

    private static string PrefixFor(QName name, Dictionary<string, string> prefixes)
    {
        if (name.NamespaceUri.Length == 0)
        {
            prefixes[""] = "";
            return "";
        }
        var number = prefixes.Count + 1;
        var prefix = prefixes.FirstOrDefault(pair => pair.Value == name.NamespaceUri).Key
            ?? "ns" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        prefixes[prefix] = name.NamespaceUri;
        return prefix;
    }

    private static string Join(string prefix, string localName) => prefix.Length == 0 ? localName : prefix + ":" + localName;
}
