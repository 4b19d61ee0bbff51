using System.Collections.Generic;
using System.Linq;
using Bindery.Datatypes;
using Bindery.Identity;
using Bindery.Patterns;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.SimpleSyntax;

/// <summary>
/// A pattern of the simple form (RELAX NG 5), with its place in the source. Not interned: the tree is as the author wrote it, for names and documentation hang
/// on it.
/// </summary>
internal abstract class SimplePattern(SourceSpan span)
{
    public SourceSpan Span { get; } = span;

    /// <summary>
    /// The pattern's number in its schema, below <see cref="SimpleGrammar.PatternCount"/>; -1 until it is known which patterns can be reached.
    /// </summary>
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

    /// <summary>What the schema says of it; a names file may say more.</summary>
    public Annotations Annotations { get; set; } = annotations;
}

internal sealed class SimpleList(SourceSpan span, SimplePattern content) : SimplePattern(span)
{
    public SimplePattern Content { get; } = content;
}

internal sealed class SimpleChoice(SourceSpan span, IReadOnlyList<SimplePattern> alternatives) : SimplePattern(span)
{
    public IReadOnlyList<SimplePattern> Alternatives { get; } = alternatives;

    /// <summary>Whether it is a wildcard of XML Schema: what is declared among all that may stand there.</summary>
    public bool IsWildcard { get; init; }
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

    /// <summary>How often the content occurs at least; 1 or more.</summary>
    public int Minimum { get; init; } = 1;

    /// <summary>How often it occurs at most; null: without bound.</summary>
    public int? Maximum { get; init; }
}

internal sealed class SimpleAttribute(SourceSpan span, NameClass name, SimplePattern content, Annotations annotations) : SimplePattern(span)
{
    public NameClass Name { get; } = name;

    public SimplePattern Content { get; } = content;

    /// <summary>What the schema says of it; a names file may say more.</summary>
    public Annotations Annotations { get; set; } = annotations;
}

/// <summary>A reference to an element (RELAX NG 4.20: every element stands in a definition of its own).</summary>
internal sealed class SimpleElementReference(SourceSpan span, SimpleElement element) : SimplePattern(span)
{
    public SimpleElement Element { get; } = element;
}

/// <summary>An element of the schema. One object for each element pattern of the source and each grammar scope that it is expanded in.</summary>
internal sealed class SimpleElement(SourceSpan span, NameClass name, Annotations annotations, int number, string? definition)
{
    public SourceSpan Span { get; } = span;

    public NameClass Name { get; } = name;

    /// <summary>What the schema says of it; a names file may say more.</summary>
    public Annotations Annotations { get; set; } = annotations;

    /// <summary>The place in <see cref="SimpleGrammar.Elements"/>; known when it is known which elements can be reached.</summary>
    public int Number { get; internal set; } = number;

    /// <summary>The name of the definition that the element stands in, for naming; null for one under start.</summary>
    public string? Definition { get; } = definition;

    /// <summary>What must be unique below the element (b:unique), then what must refer to something (b:keyref).</summary>
    public IReadOnlyList<SimpleUnique> Uniques { get; init; } = [];

    /// <summary>The identity constraints of XML Schema.</summary>
    public IReadOnlyList<IdentityConstraint> Constraints { get; init; } = [];

    /// <summary>The values that constraints take for what the element does not say.</summary>
    public IReadOnlyList<ValueDefault> Defaults { get; init; } = [];

    /// <summary>The complex type of XML Schema that the element is declared with; null for others. Set once all is built.</summary>
    public SimpleType? Type { get; set; }

    /// <summary>Set once, after the element was made: elements may contain themselves.</summary>
    public SimplePattern Content { get; set; } = null!;

    /// <summary>
    /// The content that documents may have, where that is more than models hold; null: <see cref="Content"/>. The grammar is made from it, models are not.
    /// </summary>
    public SimplePattern? DocumentContent { get; set; }
}

/// <summary>A simplified schema: only what can be reached from the start.</summary>
/// <param name="start">The pattern of the document.</param>
/// <param name="elements">The elements in the order in which they are met from the start, depth first.</param>
/// <param name="patternCount">How many patterns there are.</param>
internal sealed class SimpleGrammar(SimplePattern start, IReadOnlyList<SimpleElement> elements, int patternCount)
{
    public int PatternCount { get; } = patternCount;

    public SimplePattern Start { get; } = start;

    public IReadOnlyList<SimpleElement> Elements { get; } = elements;

    /// <summary>Whether the schema was one of XML Schema: then documents may have more than models hold.</summary>
    public bool IsOfXmlSchema => Elements.Any(element => element.DocumentContent is not null);
}
