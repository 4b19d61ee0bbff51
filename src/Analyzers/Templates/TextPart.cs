using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Templates;

/// <summary>A part of a text that code puts together.</summary>
internal abstract record TextPart
{
    /// <summary>The number of characters, as far as they are known.</summary>
    public virtual int Length => 1;
}

/// <summary>A part that one expression makes.</summary>
/// <param name="Template">Its text.</param>
internal sealed record KnownPart(Template Template) : TextPart
{
    /// <inheritdoc/>
    public override int Length => Template.Text.Length;
}

/// <summary>A part that is not known.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Kind">What can be in it.</param>
/// <param name="Hidden">The places of what is in it on some of the ways that it stands for.</param>
internal sealed record HolePart(TextSpan Source, HoleKind Kind, ImmutableArray<TextPlace> Hidden) : TextPart
{
    /// <summary>Takes a part that hides nothing.</summary>
    public HolePart(TextSpan source, HoleKind kind)
        : this(source, kind, ImmutableArray<TextPlace>.Empty)
    {
    }
}

/// <summary>The end of one item of a sequence of texts.</summary>
internal sealed record BreakPart : TextPart
{
    /// <summary>The only one.</summary>
    public static readonly BreakPart Instance = new();
}

/// <summary>What an object writes: known when the text is needed, for it may be changed until then.</summary>
/// <param name="Id">The number of the object.</param>
internal sealed record ObjectPart(int Id) : TextPart;
