using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Bindery.Generator.Binding;

/// <summary>Makes C# names from XML names and words.</summary>
internal static class Identifiers
{
    /// <summary>PascalCase: each run of letters and digits starts with an upper-case letter; all other characters are removed.</summary>
    /// <param name="text">An XML name or a word.</param>
    /// <param name="digitPrefix">The prefix of a name that would begin with a digit.</param>
    public static string Pascal(string text, string digitPrefix = "Value")
    {
        var name = new StringBuilder();
        var startsWord = true;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (!IsIdentifierPart(c) || IsSeparator(text, i))
            {
                // "2.1" and "21" must not become one name.
                if (i > 0 && i + 1 < text.Length && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]))
                    name.Append('_');
                startsWord = true;
                continue;
            }
            name.Append(startsWord ? char.ToUpperInvariant(c) : c);
            startsWord = false;
        }
        if (name.Length == 0)
            return text.Length == 0 ? "Empty" : digitPrefix;
        if (!IsIdentifierStart(name[0]) || IsKeyword(name.ToString()))
            name.Insert(0, digitPrefix);
        // '_' alone is a discard in C#.
        return name.Length == 1 && name[0] == '_' ? "Underscore" : name.ToString();
    }

    /// <summary>The name of a type's class: the name of the type without a suffix such as "Type".</summary>
    public static string OfType(string name)
    {
        name = Without(name, TypeEndings);
        if (name.Length > 2 && name[0] == 't' && char.IsUpper(name[1]) && char.IsLower(name[2]))
            name = name.Substring(1);
        return Pascal(name);
    }

    /// <summary>The name of a simple type's enumeration: the name of the type without a suffix such as "Enum" or "EnumType".</summary>
    public static string OfEnum(string name) => OfType(Without(Without(name, SimpleTypeEndings), EnumEndings));

    /// <summary>The name of a word's member. Signs that distinguish words are spelled out.</summary>
    public static string OfWord(string word)
    {
        if (word.Length > 1 && word[0] is ('+' or '-') && char.IsDigit(word[1]))
            return (word[0] == '+' ? "Plus" : "Minus") + Pascal(word.Substring(1), "");
        if (word.Length is 0 or > 3 || ContainsPart(word))
            return Pascal(word);
        return Operators.TryGetValue(word, out var name) ? name : Pascal(word);
    }

    /// <summary>The name of something nested: without the word that it shares with the outer name.</summary>
    public static string Inside(string outer, string inner) =>
        inner.Length > outer.Length && inner.StartsWith(outer, System.StringComparison.Ordinal) && char.IsUpper(inner[outer.Length]) ? inner : outer + inner;

    private static readonly char[] NamespaceSeparators = ['/', ':', '#', '.', '-', '_', '?', '='];
    private static readonly string[] GeneralWords = ["http", "https", "urn", "www", "com", "org", "net", "schema", "schemas", "xsd", "ns", "types"];
    private static readonly char[] Digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
    private static readonly string[] TypeEndings = ["Type", "-type", "_type", "type", "_t"];
    private static readonly string[] SimpleTypeEndings = ["SimpleType", "-simple-type", "_simple_type", .. TypeEndings];
    private static readonly string[] EnumEndings = ["Enumeration", "-enumeration", "_enumeration", "Enum", "-enum", "_enum", "_Enum"];

    private static readonly Dictionary<string, string> Operators = new(System.StringComparer.Ordinal)
    {
        ["<"] = "LessThan", ["<="] = "LessThanOrEqual", [">"] = "GreaterThan", [">="] = "GreaterThanOrEqual", ["="] = "Equal", ["=="] = "Equal",
        ["!="] = "NotEqual", ["<>"] = "NotEqual",
        ["+"] = "Plus", ["-"] = "Minus", ["*"] = "Asterisk", ["/"] = "Slash", ["%"] = "Percent", ["."] = "Dot", [","] = "Comma", [":"] = "Colon",
        [";"] = "Semicolon", ["?"] = "QuestionMark",
        ["!"] = "ExclamationMark", ["#"] = "Hash", ["&"] = "Ampersand", ["|"] = "Bar", ["||"] = "Or", ["&&"] = "And", ["^"] = "Caret", ["~"] = "Tilde",
        ["@"] = "At", ["$"] = "Dollar",
        ["("] = "LeftParenthesis", [")"] = "RightParenthesis", ["["] = "LeftBracket", ["]"] = "RightBracket", ["{"] = "LeftBrace", ["}"] = "RightBrace",
        ["->"] = "Arrow",
    };

    /// <summary>The last word of a namespace's name that is not a number, a version or a general word. Null if there is none.</summary>
    public static string? OfNamespace(string uri)
    {
        var words = uri.Split(NamespaceSeparators, System.StringSplitOptions.RemoveEmptyEntries);
        for (var i = words.Length - 1; i >= 0; i--)
        {
            var letters = words[i].TrimEnd(Digits);
            if (letters.Length > 1
                && System.Array.IndexOf(GeneralWords, letters.ToLowerInvariant()) < 0
                && System.Array.TrueForAll(letters.ToCharArray(), char.IsLetter))
                return Pascal(letters);
        }
        return null;
    }

    private static string Without(string name, string[] endings)
    {
        foreach (var ending in endings)
            if (name.Length > ending.Length && name.EndsWith(ending, System.StringComparison.Ordinal))
                return name.Substring(0, name.Length - ending.Length);
        return name;
    }

    private static bool ContainsPart(string text)
    {
        foreach (var c in text)
            if (IsIdentifierPart(c))
                return true;
        return false;
    }

    /// <summary>camelCase, for parameters and locals; a keyword gets the prefix '@'.</summary>
    public static string Camel(string name)
    {
        var camel = char.ToLowerInvariant(name[0]) + name.Substring(1);
        return !IsKeyword(camel)
            && Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetContextualKeywordKind(camel) == Microsoft.CodeAnalysis.CSharp.SyntaxKind.None
            ? camel
            : "@" + camel;
    }

    /// <summary>Whether a name from the schema's annotations can be used unchanged.</summary>
    public static bool IsValid(string name)
    {
        if (name.Length == 0 || !IsIdentifierStart(name[0]))
            return false;
        for (var i = 1; i < name.Length; i++)
            if (!IsIdentifierPart(name[i]))
                return false;
        return !IsKeyword(name);
    }

    /// <summary>Takes a free name: the name itself, or the first of name2, name3, ….</summary>
    public static string Unique(string name, ISet<string> taken)
    {
        var unique = name;
        for (var i = 2; !taken.Add(unique); i++)
            unique = name + i.ToString(CultureInfo.InvariantCulture);
        return unique;
    }

    // Of the names that begin with an upper-case letter or '_', "__arglist" and its like are keywords.
    private static bool IsKeyword(string name) =>
        Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(name) != Microsoft.CodeAnalysis.CSharp.SyntaxKind.None;

    // snake_case: an underscore at an end, or next to a letter without case, is part of the name.
    private static bool IsSeparator(string text, int i) =>
        text[i] == '_' && i > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]);

    private static bool IsIdentifierStart(char c) => c == '_' || char.IsLetter(c);

    private static bool IsIdentifierPart(char c) => c == '_' || char.IsLetterOrDigit(c);
}
