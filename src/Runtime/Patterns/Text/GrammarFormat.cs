using System.Globalization;
using System.Text;

namespace Bindery.Patterns.Text;

/// <summary>
/// The compiled form of a grammar: one line of printable ASCII, tokens separated by one space.
/// <code>
/// bindery-grammar/1
/// #strings  S…                 the strings; in them ~_ is a space, ~~ a tilde, ~- the empty string, ~XXXX a UTF-16 code unit
/// #names    N…                 name classes: LOCAL | LOCAL:NAMESPACE | (+|-)(;NAMESPACE(+|-)LOCAL,…)*    as string numbers; + and - tell
///           whether the unmentioned names belong to the class
/// #types    T…                 datatypes: LIBRARY:NAME(:PARAMETER=VALUE)*[&lt;BYTES][=WORDS]
/// #elements NAME,CONTENT,NUMBER[!] …     ! is output only; the elements are the patterns from 3 on
/// #patterns P…                 the other patterns, operands first; 0 is notAllowed, 1 empty, 2 text
///     cP,P…  choice     gP,P…  group     iP,P…  interleave     mP  oneOrMore     lP  list
///     dT[,P] data (except P)             vT,S[,S] value (of the namespace)       aN,P  attribute     AN,P  attribute, output only
/// #start    P
/// #unique   R…                 rules of uniqueness, if there are any: (e|w)P,P…[=PHRASE]:PATH|PATH…:FIELD|FIELD…
///           error or warning, on the elements P
///     PATH   STEP/STEP…        where STEP is NAME followed by tests: [NAME, [NAME=VALUE, [!NAME, [!NAME=VALUE
///     FIELD  NAME/NAME/…       and @NAME, or . for the text
/// #keyref   R…                 rules of references, if there are any: as those of uniqueness, with [;BECAUSE][@NAME] after the phrase (the root of
///           the referenced document), and at the end :PATH|PATH…:FIELD|FIELD… of the target; PATH may be . for the element P, or that root
/// #constraint R…               identity constraints of XML Schema, if there are any: (u|k|r)P,P…=NAME[>NAME]:PATH|PATH…(:PATH|PATH…)+
///           unique, key or keyref on the elements P; its name and the constraint that it refers to; the selector and the fields. PATH is . or
///           [//]TEST/TEST…[@TEST], where TEST is NAME, NAMESPACE* or *, and a path to an attribute of the element itself begins with @
/// #default  (P[@NAME]=VALUE)*   the values of elements and attributes that are empty or absent, if constraints may need them
/// #remarks  (P=WORDS)*          why other elements are not allowed in place of the elements P, if there are such remarks
/// #newer    (VERSION GRAMMAR)*   the grammars of newer versions, as strings; left out if there are none
/// </code>
/// The version is 1 for a grammar of patterns only, 2 for one with limits in bytes or rules of uniqueness, 3 for one with rules of references, 4 for one
/// with identity constraints, 5 for one with descriptions of datatypes (b:says). Sections that a reader does not know may follow and are skipped.
/// Equal grammars have equal texts: members of choices are in a canonical order, and everything is numbered in the order in which it is reached from the start.
/// </summary>
internal static class GrammarFormat
{
    public const string Name = "bindery-grammar/";

    /// <summary>The version of a grammar of patterns only.</summary>
    public const string Version = "1";

    /// <summary>
    /// The version of a grammar with rules beyond patterns (limits in bytes, rules of uniqueness): a reader that does not know them must refuse it.
    /// </summary>
    public const string VersionWithRules = "2";

    /// <summary>The version of a grammar with rules of references.</summary>
    public const string VersionWithReferences = "3";

    /// <summary>The version of a grammar with identity constraints.</summary>
    public const string VersionWithConstraints = "4";

    /// <summary>The version of a grammar with descriptions of datatypes.</summary>
    public const string VersionWithWords = "5";

    public const int FirstElement = 3;

    /// <summary>Escapes a string so that it has no spaces, no line breaks and only ASCII characters.</summary>
    public static void Escape(string text, StringBuilder into)
    {
        if (text.Length == 0)
            into.Append("~-");
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == ' ')
                into.Append("~_");
            else if (c == '~')
                into.Append("~~");
            else if (c is < '!' or > '~' || c == '#' && i == 0)
                into.Append('~').Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            else
                into.Append(c);
        }
    }

    /// <summary>Unescapes a string.</summary>
    /// <returns>Null if an escape is not valid.</returns>
    public static string? Unescape(string token)
    {
        if (token.IndexOf('~') < 0)
            return token;
        if (token == "~-")
            return "";
        var text = new StringBuilder(token.Length);
        for (var i = 0; i < token.Length; i++)
        {
            if (token[i] != '~')
            {
                text.Append(token[i]);
                continue;
            }
            switch (++i < token.Length ? token[i] : ' ')
            {
                case '_':
                    text.Append(' ');
                    break;
                case '~':
                    text.Append('~');
                    break;
                default:
                    var code = 0;
                    for (var end = i + 4; i < end; i++)
                    {
                        var digit = i < token.Length ? "0123456789ABCDEF".IndexOf(token[i]) : -1;
                        if (digit < 0)
                            return null;
                        code = code * 16 + digit;
                    }
                    text.Append((char)code);
                    i--;
                    break;
            }
        }
        return text.ToString();
    }
}
