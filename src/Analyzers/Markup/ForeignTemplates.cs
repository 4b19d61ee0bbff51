using System;
using Bindery.Analyzers.Templates;

namespace Bindery.Analyzers.Markup;

/// <summary>Tells placeholders of template engines and format strings, whose value is not known: <c>{{x}}</c>, <c>${x}</c>, <c>{0}</c>, <c>{name}</c>, <c>@x</c>, <c>%s</c>, <c>$x</c>.</summary>
internal static class ForeignTemplates
{
    /// <summary>Whether a text may be a placeholder, or have one or a hole in it.</summary>
    public static bool MayBeIn(string text)
    {
        for (var i = 0; i < text.Length; i++)
            switch (text[i])
            {
                case Template.Hole:
                case '{' when text.IndexOf('}', i) > i:
                case '%' when i + 1 < text.Length && (char.IsLetter(text[i + 1]) || text[i + 1] is '(' or '{' or '%' or '='):
                case '$' when i + 1 < text.Length && (char.IsLetter(text[i + 1]) || text[i + 1] is '{' or '(' or '_'):
                case '@' when i + 1 < text.Length && (char.IsLetter(text[i + 1]) || text[i + 1] is '{' or '(' or '_' or '@') && (i == 0 || !char.IsLetterOrDigit(text[i - 1])):
                case '[' when i + 1 < text.Length && text[i + 1] is '[' or '%':
                    return true;
            }
        return text.Length > 2 && text[0] == text[text.Length - 1] && text[0] is '#' or '_' && text.StartsWith("__", StringComparison.Ordinal) && text.EndsWith("__", StringComparison.Ordinal);
    }
}
