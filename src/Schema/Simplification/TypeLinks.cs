using System.Collections.Generic;
using System.Linq;
using Bindery.Schema.SimpleSyntax;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Simplification;

/// <summary>Sets the complex types of elements, each with the content that its definition has in the simple form.</summary>
/// <param name="grammar">The grammar with the definitions.</param>
internal sealed class TypeLinks(GrammarScope grammar)
{
    private readonly Dictionary<ComplexTypeSyntax, SimpleType> _types = [];

    /// <summary>Sets the types of the elements that were built.</summary>
    public void Bind(IReadOnlyList<ExpandedElement> elements)
    {
        foreach (var element in elements)
            if (element.Type is { } type)
            {
                element.Simple.Type = Link(type);
                if (element.Alternatives.Count > 0)
                    element.Simple.Alternatives = element.Alternatives.Select(Link).ToList();
            }
    }

    private SimpleAlternative Link(TypeAlternative alternative) => new(alternative.Test, alternative.Type is null ? null : Link(alternative.Type));

    /// <summary>Returns the type of a declaration. The recursion is as deep as the derivation of types.</summary>
    private SimpleType Link(ComplexTypeSyntax syntax)
    {
        if (_types.TryGetValue(syntax, out var known))
            return known;
        var content = grammar.Find(syntax.Definition)?.Unit?.Simple?.Pattern ?? new SimpleNotAllowed(syntax.Span);
        _types.Add(syntax, known = new SimpleType(syntax, content));
        if (syntax.Base is not null)
            known.Base = Link(syntax.Base);
        foreach (var derived in syntax.Derived)
            known.Derived.Add(Link(derived));
        return known;
    }
}
