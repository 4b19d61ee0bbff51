using System.Collections.Generic;

namespace Bindery.Schema.Syntax;

/// <summary>A name class as written in the source (RELAX NG 3). A namespace that is null is inherited from the referring file (4.9).</summary>
internal abstract class NameClassSyntax(SourceSpan span)
{
    /// <summary>The start tag, or the value of the name attribute.</summary>
    public SourceSpan Span { get; } = span;
}

/// <summary>A name class that could not be read; this was reported.</summary>
internal sealed class ErrorNameSyntax(SourceSpan span) : NameClassSyntax(span);

internal sealed class NameSyntax(SourceSpan span, string? ns, string localName) : NameClassSyntax(span)
{
    public string? Ns { get; } = ns;

    public string LocalName { get; } = localName;
}

internal sealed class AnyNameSyntax(SourceSpan span, NameChoiceSyntax? except) : NameClassSyntax(span)
{
    public NameChoiceSyntax? Except { get; } = except;
}

internal sealed class NsNameSyntax(SourceSpan span, string? ns, NameChoiceSyntax? except) : NameClassSyntax(span)
{
    public string? Ns { get; } = ns;

    public NameChoiceSyntax? Except { get; } = except;
}

internal sealed class NameChoiceSyntax(SourceSpan span, IReadOnlyList<NameClassSyntax> items) : NameClassSyntax(span)
{
    public IReadOnlyList<NameClassSyntax> Items { get; } = items;
}
