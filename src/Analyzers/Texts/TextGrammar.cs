using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Bindery.Analyzers.Conflicts;
using Bindery.Patterns;

namespace Bindery.Analyzers.Texts;

/// <summary>Information about a grammar for the check of XML in strings. One for each grammar, created when the first text is checked. Thread-safe.</summary>
internal sealed class TextGrammar
{
    private static readonly ConditionalWeakTable<CompiledGrammar, TextGrammar> Known = new();
    private static readonly IReadOnlyCollection<(string NamespaceUri, string LocalName)> None = [];

    private readonly Dictionary<(string NamespaceUri, string LocalName), HashSet<(string NamespaceUri, string LocalName)>> _attributes = [];
    private readonly HashSet<(string Owner, string Name)> _outputOnly = [];
    private readonly List<ElementPattern> _elements;

    private TextGrammar(CompiledGrammar grammar)
    {
        Documents = new Grammar(grammar);
        Checker = new DocumentChecker(grammar);
        _elements = grammar.Graph.Elements.ToList();
        var queries = new PatternQueries(grammar.Names, isOutput: true);
        foreach (var element in grammar.Graph.Elements)
        {
            foreach (var node in queries.Nodes(element.Content))
                if (node is AttributePattern attribute)
                {
                    if (attribute.IsOutputOnly)
                        AddOutputOnly(element, attribute.Name);
                    AddNames(element.Name, owner => AddNames(attribute.Name, name => Attributes(owner).Add(name)));
                }
                else if (node is ElementPattern { IsOutputOnly: true } child)
                {
                    AddOutputOnly(element, child.Name);
                }
        }
    }

    /// <summary>Validates complete documents.</summary>
    public Grammar Documents { get; }

    /// <summary>Checks partial documents.</summary>
    public DocumentChecker Checker { get; }

    /// <summary>Returns the information about a grammar.</summary>
    public static TextGrammar Of(CompiledGrammar grammar) => Known.GetValue(grammar, static key => new TextGrammar(key));

    /// <summary>Returns the patterns of a root element, or of an element in any place.</summary>
    public IReadOnlyList<ElementPattern> Elements(string namespaceUri, string localName, bool isPart) =>
        isPart
            ? _elements.Where(element => element.Name is NameNameClass or ChoiceNameClass && element.Name.Contains(namespaceUri, localName)).ToList()
            : Checker.Roots(namespaceUri, localName);

    /// <summary>Returns the attributes that the grammar declares on elements with a name.</summary>
    public IEnumerable<(string NamespaceUri, string LocalName)> AttributesOf(string namespaceUri, string localName) =>
        _attributes.TryGetValue((namespaceUri, localName), out var found) ? found : None;

    /// <summary>Whether a fact concerns an output-only element or attribute: a text that contains it may be output of the receiver.</summary>
    public bool IsOutputOnly(Fact fact) => _outputOnly.Contains((fact.Owner.LocalName, fact.LocalName));

    private void AddOutputOnly(ElementPattern owner, NameClass member) =>
        AddNames(owner.Name, outer => AddNames(member, name => _outputOnly.Add((outer.LocalName, name.LocalName))));

    private HashSet<(string NamespaceUri, string LocalName)> Attributes((string NamespaceUri, string LocalName) owner)
    {
        if (!_attributes.TryGetValue(owner, out var attributes))
            _attributes.Add(owner, attributes = []);
        return attributes;
    }

    private static void AddNames(NameClass nameClass, Action<(string NamespaceUri, string LocalName)> add)
    {
        var open = new Stack<NameClass>();
        open.Push(nameClass);
        while (open.Count > 0)
            switch (open.Pop())
            {
                case NameNameClass name:
                    add((name.NamespaceUri, name.LocalName));
                    break;
                case ChoiceNameClass choice:
                    open.Push(choice.Left);
                    open.Push(choice.Right);
                    break;
            }
    }
}
