using System.Collections.Generic;
using Bindery.Schema.Markup;

namespace Bindery.Schema.Writing;

/// <summary>The binding strength of a pattern or a name class.</summary>
internal enum RncStrength
{
    /// <summary>It has an operator between its operands.</summary>
    Composite,

    /// <summary>It has a '-', and cannot be an operand.</summary>
    Except,

    /// <summary>It ends with an occurrence indicator.</summary>
    Repeated,

    /// <summary>It is enclosed in brackets, or is a single token.</summary>
    Primary,
}

/// <summary>A written pattern or name class.</summary>
/// <param name="Body">Its text.</param>
/// <param name="Strength">Its binding strength.</param>
/// <param name="Lead">The annotations before it.</param>
internal sealed record RncPiece(Layout Body, RncStrength Strength, Layout Lead)
{
    /// <summary>The comments before its first part, which are moved before it.</summary>
    public IReadOnlyList<MarkupComment> Comments { get; init; } = [];

    /// <summary>The comments after the last of its parts.</summary>
    public IReadOnlyList<MarkupComment> Trailing { get; init; } = [];

    /// <summary>Whether it is short: a value, a reference, a name.</summary>
    public bool IsAtom { get; init; }

    /// <summary>
    /// Whether it begins with a token and ends with its closing bracket: it can then begin on a line that has other text, regardless of its length.
    /// </summary>
    public bool IsHugging { get; init; }
}
