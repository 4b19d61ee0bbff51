using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml;

namespace Bindery.CodeFixes.Moving;

/// <summary>The name of an element or attribute that is one of two constants.</summary>
internal sealed class ChosenName
{
    private readonly IReadOnlyList<Piece> _pieces;
    private readonly string _before;
    private readonly int _first;
    private readonly int _last;

    private ChosenName(IReadOnlyList<Piece> pieces, WordChoice choice, string before, int first, int last) =>
        (_pieces, Choice, _before, _first, _last) = (pieces, choice, before, first, last);

    /// <summary>The constants.</summary>
    public WordChoice Choice { get; }

    /// <summary>Returns the name of an element after its opening bracket; null if there is none. Its end tag has the same name.</summary>
    public static ChosenName? OfElement(IReadOnlyList<Piece> pieces, int at)
    {
        if (At(pieces, at) is not { Choice: { } choice } value)
            return null;
        var last = at;
        for (var i = at + 1; i < pieces.Count && last == at; i++)
            if (pieces[i] is Inserted again && again.Expression.ToString() == value.Expression.ToString() && pieces[i - 1] is Characters text
                && text.Text.EndsWith("</", StringComparison.Ordinal))
                last = i;
        return new ChosenName(pieces, choice, "<", at, last);
    }

    /// <summary>Returns the name of an attribute; null if there is none.</summary>
    public static ChosenName? OfAttribute(IReadOnlyList<Piece> pieces, int at) =>
        At(pieces, at) is { Choice: { } choice } && at + 1 < pieces.Count && pieces[at + 1] is Characters next
            && next.Text.TrimStart().StartsWith("=", StringComparison.Ordinal)
                ? new ChosenName(pieces, choice, "", at, at)
                : null;

    /// <summary>Returns the pieces from the name on, with one of the constants in its places.</summary>
    public List<Piece> Put(string word)
    {
        var put = new List<Piece> { new Characters(_before + word) };
        for (var i = _first + 1; i < _pieces.Count; i++)
        {
            var piece = i == _last ? new Characters(word) : _pieces[i];
            // Only what belongs to the node is joined, so that the rest keeps its pieces.
            if (i <= _last + 1 && piece is Characters more && put[put.Count - 1] is Characters text)
                put[put.Count - 1] = new Characters(text.Text + more.Text);
            else
                put.Add(piece);
        }
        return put;
    }

    private static Inserted? At(IReadOnlyList<Piece> pieces, int at) =>
        at < pieces.Count && pieces[at] is Inserted { Format: "", Choice: { } choice } value && IsName(choice.WhenTrue) && IsName(choice.WhenFalse)
            ? value
            : null;

    private static bool IsName(string text) => text.Length > 0 && text.All(XmlConvert.IsNCNameChar);
}
