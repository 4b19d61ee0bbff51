using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Templates;

/// <summary>A part of a text that code composes.</summary>
internal abstract record TextPart
{
    /// <summary>The number of known characters.</summary>
    public virtual int Length => 1;
}

/// <summary>A part that a single expression creates.</summary>
/// <param name="Template">Its text.</param>
internal sealed record KnownPart(Template Template) : TextPart
{
    /// <inheritdoc/>
    public override int Length => Template.Text.Length;
}

/// <summary>An unknown part.</summary>
/// <param name="Source">Its origin in the code.</param>
/// <param name="Kind">Its possible content.</param>
/// <param name="Hidden">The places of its possible content on the execution paths that it combines.</param>
internal sealed record HolePart(TextSpan Source, HoleKind Kind, ImmutableArray<TextPlace> Hidden) : TextPart
{
    /// <summary>Creates a part without hidden places.</summary>
    public HolePart(TextSpan source, HoleKind kind)
        : this(source, kind, ImmutableArray<TextPlace>.Empty)
    {
    }
}

/// <summary>The end of one item of a sequence of texts.</summary>
internal sealed record BreakPart : TextPart
{
    /// <summary>The only instance.</summary>
    public static readonly BreakPart Instance = new();
}

/// <summary>The output of an object, which is determined when the text is needed, because the object may be changed until then.</summary>
/// <param name="Id">The number of the object.</param>
internal sealed record ObjectPart(int Id) : TextPart;
