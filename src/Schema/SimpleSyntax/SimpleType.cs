using System.Collections.Generic;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.SimpleSyntax;

/// <summary>A complex type of XML Schema with its content in the simple form.</summary>
/// <param name="syntax">The type.</param>
/// <param name="content">Its attributes and content.</param>
internal sealed class SimpleType(ComplexTypeSyntax syntax, SimplePattern content)
{
    /// <summary>The type.</summary>
    public ComplexTypeSyntax Syntax { get; } = syntax;

    /// <summary>Its attributes and content, without the attributes xsi:type and xsi:nil.</summary>
    public SimplePattern Content { get; } = content;

    /// <summary>The base type.</summary>
    public SimpleType? Base { get; set; }

    /// <summary>The type from which all of its family is derived, directly or indirectly.</summary>
    public SimpleType Top
    {
        get
        {
            var top = this;
            while (top.Base is { } above)
                top = above;
            return top;
        }
    }

    /// <summary>The types that are derived from it directly: the named ones, and those inside alternatives.</summary>
    public List<SimpleType> Derived { get; } = [];

    /// <summary>Whether other types are derived from it, or it is abstract.</summary>
    public bool IsPolymorphic => Derived.Count > 0 || Syntax.IsAbstract;

    /// <summary>The types derived from it, directly or indirectly.</summary>
    public IEnumerable<SimpleType> Descendants
    {
        get
        {
            var pending = new Stack<SimpleType>([this]);
            while (pending.Count > 0)
            {
                var derived = pending.Pop().Derived;
                for (var i = derived.Count - 1; i >= 0; i--)
                    pending.Push(derived[i]);
                foreach (var one in derived)
                    yield return one;
            }
        }
    }
}
