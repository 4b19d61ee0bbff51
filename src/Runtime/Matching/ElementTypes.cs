using System;
using System.Collections.Generic;
using Bindery.Identity;
using Bindery.Patterns;
using Bindery.Uniqueness;
using Bindery.Xml;

namespace Bindery.Matching;

/// <summary>
/// The types of the values of elements, by their possible element patterns. They are only needed for identity constraints of XML Schema, if there is one
/// such pattern.
/// </summary>
/// <param name="stack">Matches the content.</param>
/// <param name="names">The names of the grammar.</param>
internal sealed class ElementTypes(ContentStack stack, NameIndex names) : IElementTypes
{
    private readonly Dictionary<Pattern, ValueTypes> _known = [];
    private Derivatives? _memory;
    private ElementPattern? _element;
    private ValueTypes? _types;
    private bool _isFound;

    /// <inheritdoc/>
    public LiteralMatcher Literals => stack.Literals;

    /// <inheritdoc/>
    public string? DefaultText
    {
        get
        {
            foreach (var value in Element?.Defaults ?? [])
                if (value.Attribute is null)
                    return value.Value;
            return null;
        }
    }

    private ElementPattern? Element
    {
        get
        {
            if (_isFound)
                return _element;
            _isFound = true;
            foreach (var continuation in stack.Top.Continuations)
                if (stack.Top[continuation.Alternative] is not NotAllowedPattern)
                    return _element = continuation.Element;
            return null;
        }
    }

    /// <summary>Moves to the element that was opened last and whose start tag was processed.</summary>
    public void Begin() => (_element, _types, _isFound) = (null, null, false);

    /// <inheritdoc/>
    public FieldType? TextOf(in Utf8XmlReader reader) => TypesOf(reader)?.Text;

    /// <inheritdoc/>
    public bool IsNillable(in Utf8XmlReader reader) => TypesOf(reader) is { IsNillable: true };

    /// <inheritdoc/>
    public bool IsNil(in Utf8XmlReader reader)
    {
        var attribute = ValueTypes.Nil.FindAttribute(reader);
        return attribute >= 0
            && IdTracker.Trim(reader.GetAttributeValue(attribute)) is var value
            && (value.SequenceEqual("true"u8) || value.SequenceEqual("1"u8));
    }

    /// <inheritdoc/>
    public FieldType? AttributeOf(in Utf8XmlReader reader, int attribute) =>
        TypesOf(reader)?.AttributeOf(names.Find(reader.GetAttributeNamespaceUri(attribute), reader.GetAttributeLocalName(attribute)));

    /// <inheritdoc/>
    public (FieldType Type, string Value)? DefaultOf(in Utf8XmlReader reader, NameTest name)
    {
        foreach (var value in Element?.Defaults ?? [])
            if (value.Attribute is { } attribute && attribute.Passes(name) && attribute.FindAttribute(reader) < 0
                && TypesOf(reader)?.AttributeOf(names.Find(attribute.NamespaceUri, attribute.LocalName)) is { } type)
                return (type, value.Value);
        return null;
    }

    private ValueTypes? TypesOf(in Utf8XmlReader reader)
    {
        if (_types is not null || Element is not { } element)
            return _types;
        // Patterns that are created while documents are matched are discarded with the cached derivatives.
        if (_memory != stack.Derivatives)
        {
            _known.Clear();
            _memory = stack.Derivatives;
        }
        var content = element.Content;
        var attribute = ValueTypes.Type.FindAttribute(reader);
        if (attribute >= 0)
            content = stack.Attribute(
                content, names.Find(reader.GetAttributeNamespaceUri(attribute), reader.GetAttributeLocalName(attribute)), reader.GetAttributeValue(attribute));
        if (!_known.TryGetValue(content, out _types))
            _known.Add(content, _types = new ValueTypes(content, names));
        return _types;
    }
}
