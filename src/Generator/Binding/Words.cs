using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Schema.SimpleSyntax;
using Bindery.Wording;

namespace Bindery.Generator.Binding;

/// <summary>The words of value patterns.</summary>
internal static class Words
{
    /// <summary>Whether the value of a value pattern is a word, not a number, a date or a qualified name.</summary>
    public static bool IsWord(SimpleValue value) => value.Datatype.IsText;

    /// <summary>Returns the words that the pattern of a value lists, in the order of the schema. The pattern may allow other values as well.</summary>
    public static IEnumerable<string> In(SimplePattern content)
    {
        var pending = new Stack<SimplePattern>();
        pending.Push(content);
        while (pending.Count > 0)
            switch (pending.Pop())
            {
                case SimpleChoice choice:
                    foreach (var alternative in choice.Alternatives.Reverse())
                        pending.Push(alternative);
                    break;
                case SimpleValue value:
                    yield return Of(value);
                    break;
            }
    }

    /// <summary>Returns the word as it is written: without the whitespace that its type ignores.</summary>
    public static string Of(SimpleValue value) =>
        value.Datatype.WhiteSpace == WhiteSpaceFacet.Collapse
            ? string.Join(" ", value.Text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
            : value.Text;
}
