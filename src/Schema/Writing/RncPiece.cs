using System.Collections.Generic;
using Bindery.Schema.Markup;

namespace Bindery.Schema.Writing;

/// <summary>How strongly a pattern or a name class holds together.</summary>
internal enum RncStrength
{
    /// <summary>It has an operator between its parts.</summary>
    Composite,

    /// <summary>It has a '-', beside which no operator may stand.</summary>
    Except,

    /// <summary>It has a sign of how often behind it.</summary>
    Repeated,

    /// <summary>It has brackets around it, or is a single word.</summary>
    Primary,
}

/// <summary>A pattern or a name class, written.</summary>
/// <param name="Body">Itself.</param>
/// <param name="Strength">How strongly it holds together.</param>
/// <param name="Lead">The annotations before it.</param>
internal sealed record RncPiece(Layout Body, RncStrength Strength, Layout Lead)
{
    /// <summary>The comments before the first of its parts, which go before it.</summary>
    public IReadOnlyList<MarkupComment> Comments { get; init; } = [];

    /// <summary>The comments after the last of its parts.</summary>
    public IReadOnlyList<MarkupComment> Trailing { get; init; } = [];

    /// <summary>Whether it is short: a value, a reference, a name.</summary>
    public bool IsAtom { get; init; }

    /// <summary>Whether it begins with a word and ends with what closes that: it can begin on a line that has something already, however long it is.</summary>
    public bool IsHugging { get; init; }
}
