using System;
using System.Text.RegularExpressions;
using Bindery.Analyzers.Templates;

namespace Bindery.Analyzers.Markup;

/// <summary>
/// Recognizes placeholders of template engines and format strings, whose values are unknown: <c>{{x}}</c>, <c>${x}</c>, <c>{0}</c>, <c>{name}</c>, <c>@x</c>,
/// <c>%s</c>, <c>$x</c>, <c>#X#</c>, and the ellipsis that stands for omitted parts.
/// </summary>
internal static class ForeignTemplates
{
    private static readonly char[] Starts = ['{', '[', '@', '#', '$', '%', '<', ':'];

    /// <summary>Whether a text may be a placeholder, or have one or a hole in it.</summary>
    public static bool MayBeIn(string text)
    {
        for (var i = 0; i < text.Length; i++)
            switch (text[i])
            {
                case Template.Hole:
                case '{' when IsBraced(text, i + 1):
                case '%' when IsPercent(text, i + 1):
                case '$' when i + 1 < text.Length && (char.IsLetter(text[i + 1]) || text[i + 1] is '{' or '(' or '_'):
                case '@'
                    when i + 1 < text.Length
                        && (char.IsLetter(text[i + 1]) || text[i + 1] is '{' or '(' or '_' or '@')
                        && (i == 0 || !char.IsLetterOrDigit(text[i - 1])):
                case '[' when i + 1 < text.Length && text[i + 1] is '[' or '%':
                case '.' or '…' when EllipsisAt(text, i) > 0:
                    return true;
            }
        return IsMarked(text);
    }

    // The whole text is a name between marks: __NAME__, ##NAME##, #NAME#, ^NAME^, |NAME|, ~NAME~, !NAME!, [NAME], «NAME», &lt;NAME&gt;.
    private static readonly Regex Marked = new(
        @"\A\s*(?:(?<mark>[#^|~!*?+%]{1,2}|_{2,3})[A-Za-z][\w.-]*?\k<mark>|\[[A-Za-z][\w .-]*\]|«[A-Za-z][\w .-]*»|&lt;[A-Za-z][\w .-]*&gt;)\s*\z",
        RegexOptions.CultureInvariant);

    // Most texts begin differently, which is found much faster.
    private static bool IsMarked(string text)
    {
        var first = 0;
        while (first < text.Length && char.IsWhiteSpace(text[first]))
            first++;
        return first < text.Length
            && text[first] is '#' or '^' or '|' or '~' or '!' or '*' or '?' or '+' or '%' or '_' or '[' or '«' or '&'
            && Marked.IsMatch(text);
    }

    // After a value without a closing quotation mark, there would be another tag.
    private static readonly Regex Bracketed = new("\\G<[A-Za-z_][\\w .-]*>[^<>'\"]*['\"]", RegexOptions.CultureInvariant);

    // What tells a template that an engine repeats or leaves out in parts: {% if %}, {{#each}}, {{ range }}, <% %>, <# #>, <?php, @foreach, #foreach.
    private static readonly string[] Controls =
    [
        "{%", "{#", ":{", "{{#", "{{/", "{{^", "{{>", "{{!", "{{-", "{{~", "{{else", "{{ else", "{{if", "{{ if", "{{range", "{{ range", "{{end", "{{ end",
        "{{with", "{{ with", "{{for", "{{ for", "{if", "{/if", "{else", "{foreach", "{/foreach", "<%", "<#",
        "<?php", "<?=", "[%", "[[#", "[#", "@if", "@for", "@while", "@switch",
        "@{", "#if", "#for", "#set", "#end", "$if(", "$for(", "${if", "%{if", "%{ if", "%{for", "%{ for",
    ];

    // Vocabularies whose elements or attributes an engine replaces: XSLT, XInclude, JSP, Thymeleaf, TAL, Genshi, Vue.
    private static readonly string[] Vocabularies =
    [
        "<xsl:", "http://www.w3.org/1999/XSL/Transform", "http://www.w3.org/2001/XInclude", "http://java.sun.com/JSP/Page", "http://www.thymeleaf.org",
        "http://xml.zope.org/namespaces/", "http://genshi.edgewall.org/",
        " v-if=", " v-for=",
    ];

    /// <summary>Whether a text, without the whitespace around it, is only an ellipsis or a marked name, which stands for any content.</summary>
    public static bool StandsForContent(string text) =>
        IsMarked(text) || (text.Trim() is var trimmed && trimmed.Length > 0 && EllipsisAt(trimmed, 0) == trimmed.Length);

    /// <summary>Whether an attribute of Angular, Vue or a similar engine begins at a position; XML rejects its name: [x], (x), *x, :x, @x, #x.</summary>
    public static bool StartsDirective(string text, int at) =>
        text[at] is '[' or '(' or '*' or ':' or '@' or '#' && at + 1 < text.Length && char.IsLetter(text[at + 1]);

    /// <summary>Whether a name in angle brackets that stands for a value, or for a part of one, begins at a position in the value of an attribute.</summary>
    public static bool StartsName(string text, int at)
    {
        if (!Bracketed.IsMatch(text, at))
            return false;
        var start = at;
        while (start > 0 && text[start] is not ('"' or '\''))
            if (text[--start] is '<' or '>')
                return false;
        return true;
    }

    /// <summary>Returns the length of the ellipsis at a position; 0 if there is none.</summary>
    public static int EllipsisAt(string text, int at) => text[at] == '…' ? 1 : string.CompareOrdinal(text, at, "...", 0, 3) == 0 ? 3 : 0;

    /// <summary>Whether a text is a template whose engine repeats or leaves out parts of it, so that its content need not be in a document.</summary>
    public static bool HasControl(string text)
    {
        for (var i = text.IndexOfAny(Starts); i >= 0; i = text.IndexOfAny(Starts, i + 1))
            foreach (var control in text[i] == '<' && i + 1 < text.Length && text[i + 1] is not ('%' or '#' or '?') ? [] : Controls)
                if (control[0] == text[i] && string.CompareOrdinal(text, i, control, 0, control.Length) == 0)
                    return true;
        return Array.Exists(Vocabularies, name => text.IndexOf(name, StringComparison.Ordinal) >= 0);
    }

    // {name}, {0}, {user.name}, {0:x}, {{name}}, {%; not a UUID in braces.
    private static bool IsBraced(string text, int next)
    {
        if (next < text.Length && text[next] is '{' or '%' or '#')
            return true;
        var end = text.IndexOf('}', next);
        if (end <= next)
            return false;
        for (var i = next; i < end && text[i] is not (':' or ',' or '(' or '|' or '[' or '!'); i++)
            if (!char.IsLetterOrDigit(text[i]) && text[i] is not ('_' or '.' or ' ' or '$'))
                return false;
        return true;
    }

    // %s, %1$s, %(name)s, %{name}, %NAME%, <%= name %>; not the zone of an address (%eth0).
    private static bool IsPercent(string text, int next)
    {
        while (next < text.Length && text[next] is (>= '0' and <= '9') or '$' or '.' or '-')
            next++;
        return next < text.Length
            && (text[next] is '(' or '{' or '%' or '='
                || (text[next] is 's' or 'd' or 'i' or 'u' or 'x' or 'X' or 'f' or 'g' or 'c' or '@'
                    && (next + 1 == text.Length || !char.IsLetterOrDigit(text[next + 1])))
                || (char.IsLetter(text[next]) && text.IndexOf('%', next) > 0));
    }
}
