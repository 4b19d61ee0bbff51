using System;
using System.Collections.Generic;
using System.Text;
using Bindery.Analyzers.Documents;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Markup;

/// <summary>The knowledge about a text in a template.</summary>
internal enum TextKnowledge
{
    /// <summary>The text is known.</summary>
    Known,

    /// <summary>Only that it is text.</summary>
    Text,

    /// <summary>Nothing: it may be markup.</summary>
    Nothing,
}

/// <summary>An open element of a template.</summary>
/// <param name="name">The name as written.</param>
/// <param name="element">The element.</param>
/// <param name="namespaces">The namespaces in scope, by prefix.</param>
/// <param name="attributesOf">The attributes that a schema declares on elements with a name.</param>
internal sealed class OpenMarkup(
    string name,
    PartialElement element,
    IReadOnlyDictionary<string, string> namespaces,
    Func<string, string, IEnumerable<(string NamespaceUri, string LocalName)>> attributesOf)
{
    private readonly StringBuilder _text = new();
    private TextSpan _place;
    private TextKnowledge _knowledge = TextKnowledge.Known;
    private bool _isBlank = true;

    public string Name { get; } = name;

    public PartialElement Element { get; } = element;

    public IReadOnlyDictionary<string, string> Namespaces { get; } = namespaces;

    /// <summary>Adds a child.</summary>
    public void Add(PartialElement child) =>
        Element.Children.Add(new PartialChild(child.NamespaceUri, child.LocalName, Presence.Certain, child) { Origin = child.Origin });

    /// <summary>Adds text.</summary>
    public void AddText(string text, TextSpan place, TextKnowledge knowledge)
    {
        var isBlank = knowledge == TextKnowledge.Known && string.IsNullOrWhiteSpace(text);
        if (_isBlank)
            _place = place;
        else if (!isBlank)
            _place = TextSpan.FromBounds(Math.Min(_place.Start, place.Start), Math.Max(_place.End, place.End));
        _isBlank &= isBlank;
        _text.Append(text);
        if (knowledge > _knowledge)
            _knowledge = knowledge;
    }

    /// <summary>Makes the rest of the content unknown. The attributes that the start tag lacks are still absent, unless it contains a hole.</summary>
    public void LeaveOpen()
    {
        if (!Element.IsClosed)
            return;
        Element.IsClosed = false;
        foreach (var (uri, local) in attributesOf(Element.NamespaceUri, Element.LocalName))
            if (!Element.Attributes.Exists(other => other.LocalName == local && other.NamespaceUri == uri))
                Element.Attributes.Add(new PartialAttribute(uri, local, Presence.Absent));
    }

    /// <summary>Ends the element: its text is complete.</summary>
    public void End()
    {
        if (_knowledge == TextKnowledge.Nothing)
            LeaveOpen();
        else if (_text.Length > 0 && (!_isBlank || Element.Children.Count == 0))
            Element.Text = new PartialText(
                Presence.Certain, _knowledge == TextKnowledge.Known ? [_text.ToString()] : null) { Origin = new MarkupOrigin(_place, _place) };
    }
}
