using System.Collections.Generic;
using Bindery.Patterns;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Simplification;

/// <summary>Name classes with their namespaces (4.9).</summary>
internal sealed partial class Expander
{
    /// <summary>The name classes of wildcards that several patterns share, and the ns attribute that they were built for.</summary>
    private readonly Dictionary<NameClassSyntax, (string Ns, NameClass Names)> _wildcards = [];

    private ExpandedName Name(NameClassSyntax syntax, Context context)
    {
        if (syntax is NameSyntax)
            return new ExpandedName(syntax, context.Ns, Build(syntax, context.Ns));
        if (!_wildcards.TryGetValue(syntax, out var known) || known.Ns != context.Ns)
            _wildcards[syntax] = known = (context.Ns, Build(syntax, context.Ns));
        return new ExpandedName(syntax, context.Ns, known.Names);
    }

    private static NameClass Build(NameClassSyntax syntax, string ns) => syntax switch
    {
        NameSyntax name => new NameNameClass(name.Ns ?? ns, name.LocalName),
        AnyNameSyntax any => new AnyNameClass(any.Except is null ? null : Build(any.Except, ns)),
        NsNameSyntax name => new NsNameClass(name.Ns ?? ns, name.Except is null ? null : Build(name.Except, ns)),
        NameChoiceSyntax choice => Build(choice.Items, 0, choice.Items.Count, ns),
        _ => new NameNameClass("", ""), // It could not be read; this was reported, and the schema gives no result.
    };

    /// <summary>A choice of many names becomes a balanced tree, because it is evaluated recursively.</summary>
    private static NameClass Build(IReadOnlyList<NameClassSyntax> items, int first, int count, string ns) =>
        count == 1
            ? Build(items[first], ns)
            : new ChoiceNameClass(Build(items, first, count / 2, ns), Build(items, first + count / 2, count - count / 2, ns));
}
