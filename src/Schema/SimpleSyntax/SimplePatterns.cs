using System.Collections.Generic;
using System.Linq;
using Bindery.Datatypes;
using Bindery.Identity;
using Bindery.Patterns;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.SimpleSyntax;

/// <summary>
/// A pattern of the simple form (RELAX NG 5), with its place in the source. Patterns are not interned: the tree keeps the structure of the source, because
/// names and documentation depend on it.
/// </summary>
internal abstract class SimplePattern(SourceSpan span)
{
    public SourceSpan Span { get; } = span;

    /// <summary>The number of the pattern in its schema, below <see cref="SimpleGrammar.PatternCount"/>; -1 until the reachable patterns are known.</summary>
    public int Index { get; internal set; } = -1;
}

internal sealed class SimpleEmpty(SourceSpan span) : SimplePattern(span);

internal sealed class SimpleNotAllowed(SourceSpan span) : SimplePattern(span);

internal sealed class SimpleText(SourceSpan span) : SimplePattern(span);

internal sealed class SimpleData(SourceSpan span, Datatype datatype, SimplePattern? except) : SimplePattern(span)
{
    public Datatype Datatype { get; } = datatype;

    public SimplePattern? Except { get; } = except;
}

/// <summary>A value pattern; its annotations name and document the member of an enumeration.</summary>
internal sealed class SimpleValue(SourceSpan span, Datatype datatype, string text, string namespaceUri, object value, Annotations annotations)
    : SimplePattern(span)
{
    public Datatype Datatype { get; } = datatype;

    public string Text { get; } = text;

    public string NamespaceUri { get; } = namespaceUri;

    public object Value { get; } = value;

    /// <summary>The annotations; a names file may add to them.</summary>
    public Annotations Annotations { get; set; } = annotations;
}

internal sealed class SimpleList(SourceSpan span, SimplePattern content) : SimplePattern(span)
{
    public SimplePattern Content { get; } = content;
}

internal sealed class SimpleChoice(SourceSpan span, IReadOnlyList<SimplePattern> alternatives) : SimplePattern(span)
{
    public IReadOnlyList<SimplePattern> Alternatives { get; } = alternatives;

    /// <summary>Whether it is a wildcard of XML Schema: a choice between the declared elements or attributes that it allows.</summary>
    public bool IsWildcard { get; init; }

    /// <summary>The head of the substitution group of XML Schema, if the choice is between the members of one; otherwise null.</summary>
    public ElementName? Head { get; init; }
}

internal sealed class SimpleGroup(SourceSpan span, IReadOnlyList<SimplePattern> items) : SimplePattern(span)
{
    public IReadOnlyList<SimplePattern> Items { get; } = items;
}

internal sealed class SimpleInterleave(SourceSpan span, IReadOnlyList<SimplePattern> items) : SimplePattern(span)
{
    public IReadOnlyList<SimplePattern> Items { get; } = items;
}

/// <summary>A repetition. RELAX NG has no bounds; other schema languages do.</summary>
internal sealed class SimpleOneOrMore(SourceSpan span, SimplePattern content) : SimplePattern(span)
{
    public SimplePattern Content { get; } = content;

    /// <summary>The minimum number of occurrences; 1 or more.</summary>
    public int Minimum { get; init; } = 1;

    /// <summary>The maximum number of occurrences; null for no limit.</summary>
    public int? Maximum { get; init; }
}

internal sealed class SimpleAttribute(SourceSpan span, NameClass name, SimplePattern content, Annotations annotations) : SimplePattern(span)
{
    public NameClass Name { get; } = name;

    public SimplePattern Content { get; } = content;

    /// <summary>The annotations; a names file may add to them.</summary>
    public Annotations Annotations { get; set; } = annotations;
}

/// <summary>A reference to an element (RELAX NG 4.20: every element has its own definition).</summary>
internal sealed class SimpleElementReference(SourceSpan span, SimpleElement element) : SimplePattern(span)
{
    public SimpleElement Element { get; } = element;
}

/// <summary>An element of the schema. There is one object for each element pattern of the source and each grammar scope in which it is expanded.</summary>
internal sealed class SimpleElement(SourceSpan span, NameClass name, Annotations annotations, int number, string? definition)
{
    public SourceSpan Span { get; } = span;

    public NameClass Name { get; } = name;

    /// <summary>The annotations; a names file may add to them.</summary>
    public Annotations Annotations { get; set; } = annotations;

    /// <summary>The index in <see cref="SimpleGrammar.Elements"/>; set when the reachable elements are known.</summary>
    public int Number { get; internal set; } = number;

    /// <summary>The name of the definition that contains the element, for naming; null for an element under start.</summary>
    public string? Definition { get; } = definition;

    /// <summary>The rules of uniqueness (b:unique), then the rules of references (b:keyref).</summary>
    public IReadOnlyList<SimpleIdentityRule> IdentityRules { get; init; } = [];

    /// <summary>The identity constraints of XML Schema.</summary>
    public IReadOnlyList<IdentityConstraint> Constraints { get; init; } = [];

    /// <summary>The default values that identity constraints use for missing attributes and empty elements.</summary>
    public IReadOnlyList<ValueDefault> Defaults { get; init; } = [];

    /// <summary>Why other elements are not allowed in its place, for messages (<see cref="NameRemarks"/>); null if nothing is known.</summary>
    public string? Remarks { get; init; }

    /// <summary>
    /// The complex type of XML Schema of the element; null for other elements. Set once, when all elements have been built.
    /// </summary>
    public SimpleType? Type { get; set; }

    /// <summary>The alternatives that select another type than the declared one. Set once, when all elements have been built.</summary>
    public IReadOnlyList<SimpleAlternative> Alternatives { get; set; } = [];

    /// <summary>Set once, after the element was created: elements may contain themselves.</summary>
    public SimplePattern Content { get; set; } = null!;

    /// <summary>
    /// The content that documents may have, if models have less; null if it is <see cref="Content"/>. The grammar is made from it, the models are not.
    /// </summary>
    public SimplePattern? DocumentContent { get; set; }
}

/// <summary>A simplified schema: only the reachable patterns.</summary>
/// <param name="start">The pattern of the document.</param>
/// <param name="elements">The elements in the order in which they are reached from the start, depth first.</param>
/// <param name="patternCount">The number of patterns.</param>
internal sealed class SimpleGrammar(SimplePattern start, IReadOnlyList<SimpleElement> elements, int patternCount)
{
    public int PatternCount { get; } = patternCount;

    public SimplePattern Start { get; } = start;

    public IReadOnlyList<SimpleElement> Elements { get; } = elements;

    /// <summary>Whether the schema is one of XML Schema: documents may then have more than models.</summary>
    public bool IsOfXmlSchema => Elements.Any(element => element.DocumentContent is not null);
}
