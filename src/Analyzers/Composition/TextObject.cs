using System.Collections.Immutable;
using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Composition;

/// <summary>An object to which code writes text.</summary>
/// <param name="IsLost">Whether other code has it, so that its state is unknown.</param>
internal abstract record TextObject(bool IsLost);

/// <summary>A <c>StringBuilder</c>, a <c>StringWriter</c>, a list of texts.</summary>
/// <param name="Text">Its content.</param>
/// <param name="Items">The kind of the items of a list; null for others.</param>
/// <param name="IsLost">Whether other code has it.</param>
internal sealed record BuilderObject(ComposedText Text, ItemKind? Items = null, bool IsLost = false) : TextObject(IsLost);

/// <summary>An <c>XmlWriter</c>.</summary>
/// <param name="Target">The number of the builder that it writes to.</param>
/// <param name="Open">The names of the elements that are open, the innermost on top.</param>
/// <param name="IsInTag">Whether the start tag of the innermost one has not been ended.</param>
/// <param name="IsOwn">Whether the target is known by this writer alone, so that what it wrote is judged when it is closed.</param>
/// <param name="IsInAttribute">Whether the value of an attribute has not been ended.</param>
/// <param name="IsLost">Whether others have it.</param>
internal sealed record WriterObject(
    int Target, ImmutableStack<Template> Open, bool IsInTag, bool IsOwn, bool IsInAttribute = false, bool IsLost = false) : TextObject(IsLost);

/// <summary>An attribute that was created separately.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
/// <param name="IsInElement">Whether it has been added to an element.</param>
/// <param name="IsLost">Whether other code has it.</param>
internal sealed record AttributeObject(NameValue Name, ComposedText Value, bool IsInElement, bool IsLost = false) : TextObject(IsLost);

/// <summary>An element of an XML tree, or a document.</summary>
/// <param name="Name">The name; null for a document.</param>
/// <param name="Attributes">The content of its start tag.</param>
/// <param name="Content">The content between its tags.</param>
/// <param name="IsLost">Whether other code has it.</param>
internal sealed record NodeObject(NameValue? Name, ComposedText Attributes, ComposedText Content, bool IsLost = false) : TextObject(IsLost);

/// <summary>A list of tuples or objects, or a dictionary, which has pairs.</summary>
/// <param name="Items">The items.</param>
/// <param name="IsLost">Whether others have it.</param>
internal sealed record RowsObject(ImmutableList<TextValue> Items, bool IsLost = false) : TextObject(IsLost);

/// <summary>An object of a class of the program.</summary>
/// <param name="Fields">The values of its fields, automatic properties and primary constructor parameters.</param>
/// <param name="IsLost">Whether others have it.</param>
internal sealed record UserObject(ImmutableDictionary<ISymbol, TextValue> Fields, bool IsLost = false) : TextObject(IsLost);
