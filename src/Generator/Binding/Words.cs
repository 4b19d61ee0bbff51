using System;
using System.Linq;
using Bindery.Schema.SimpleSyntax;
using Bindery.Wording;

namespace Bindery.Generator.Binding;

/// <summary>The words of value patterns.</summary>
internal static class Words
{
    private static readonly string[] WordTypes = ["string", "token", "normalizedString", "NMTOKEN", "Name", "NCName", "ID", "language"];

    /// <summary>Whether a value pattern stands for a word, and not for a number, a date or a name with a prefix.</summary>
    public static bool IsWord(SimpleValue value) => WordTypes.Contains(value.Datatype.Name);

    /// <summary>The word as it is written: without the white space that its type does not count.</summary>
    public static string Of(SimpleValue value) =>
        value.Datatype.WhiteSpace == WhiteSpaceFacet.Collapse
            ? string.Join(" ", value.Text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
            : value.Text;
}
