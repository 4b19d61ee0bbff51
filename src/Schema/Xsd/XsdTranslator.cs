using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Xml;
using System.Xml.Schema;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>
/// Translates a compiled XML Schema into one grammar. Each global element, type and group becomes a definition, and so does each type without a name; sequences
/// are groups, "all" is an interleave, extension is a group of the base's content and its own. Definitions are created when they are first referred to, one
/// after the other, so that recursion is bounded by the nesting of the files.
/// </summary>
internal sealed partial class XsdTranslator
{
    private readonly XmlSchemaSet _set;
    private readonly XsdPlaces _places;
    private readonly XsdRedefinitions _redefinitions;
    private readonly DiagnosticBag _diagnostics;
    private readonly CancellationToken _cancellationToken;
    private readonly XsdDocumentation _documentation;
    private readonly XsdSimpleTypes _simpleTypes;
    private readonly Dictionary<DefinitionKey, string> _names = [];
    private readonly Dictionary<string, int> _takenNames = new(StringComparer.Ordinal);
    private readonly Queue<(string Name, SourceSpan Span, Func<PatternSyntax> Body)> _pending = new();
    private readonly List<ComponentSyntax> _components = [];
    private readonly Dictionary<XmlQualifiedName, XmlSchemaGroup> _groups = [];
    private readonly List<XmlSchemaElement> _elements;
    private readonly List<XmlSchemaAttribute> _attributes;
    private readonly List<XmlSchemaType> _types;

    /// <summary>Whether the grammar is for models too: it then has the types and the documentation.</summary>
    private readonly bool _isForModels;

    /// <summary>Creates a translator.</summary>
    /// <param name="set">The compiled schema.</param>
    /// <param name="places">The places of its components.</param>
    /// <param name="redefinitions">The redefined components.</param>
    /// <param name="isForModels">Whether models are made of the grammar; otherwise it only has what decides documents.</param>
    /// <param name="diagnostics">Receives the diagnostics.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public XsdTranslator(
        XmlSchemaSet set,
        XsdPlaces places,
        XsdRedefinitions redefinitions,
        bool isForModels,
        DiagnosticBag diagnostics,
        CancellationToken cancellationToken)
    {
        _set = set;
        _places = places;
        _redefinitions = redefinitions;
        _diagnostics = diagnostics;
        _cancellationToken = cancellationToken;
        _isForModels = isForModels;
        _documentation = new XsdDocumentation(places, isForModels);
        _simpleTypes = new XsdSimpleTypes(places, _documentation, diagnostics);
        _elements = InOrder<XmlSchemaElement>(set.GlobalElements);
        _attributes = InOrder<XmlSchemaAttribute>(set.GlobalAttributes);
        _types = InOrder<XmlSchemaType>(set.GlobalTypes).FindAll(type => !XsdAlternative.IsInner(type));
        foreach (XmlSchema schema in set.Schemas())
        {
            foreach (var group in schema.AttributeGroups.Values.Cast<XmlSchemaAttributeGroup>())
                _attributeGroups[group.QualifiedName] = group;
            foreach (var group in schema.Groups.Values.Cast<XmlSchemaGroup>())
                _groups[group.QualifiedName] = group;
        }
    }

    /// <summary>
    /// Translates everything that can be reached from the global elements, which are the possible root elements. If there are none, no document is valid.
    /// </summary>
    /// <param name="hasAllTypes">Whether models have all types, even if no element reaches them.</param>
    public GrammarSyntax Translate(bool hasAllTypes)
    {
        var root = _places.FileOf(null).Document!;
        var starts = new List<PatternSyntax>();
        foreach (var element in _elements)
            if (!element.IsAbstract)
                starts.Add(ElementReference(element, _places.SpanOf(element)));
        // Last, so that the elements of documents have the same numbers with and without it.
        if ((starts.Count == 0 || hasAllTypes) && _isForModels && Library(_places.FileOf(null).TargetNamespace, root.Span) is { } library)
            starts.Add(library);
        while (_pending.Count > 0)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var (name, span, body) = _pending.Dequeue();
            _components.Add(new DefinitionSyntax(span, name, span, Combine.None, span, [body()], null));
        }

        _components.Insert(0, new DefinitionSyntax(root.Span, null, root.Span, Combine.None, root.Span, [Choice(root.Span, starts)], null));
        return new GrammarSyntax(root.Span, _components);
    }

    /// <summary>The schema object of a definition, and its kind. There are few kinds, so only the object is hashed.</summary>
    private readonly struct DefinitionKey(object item, string role) : IEquatable<DefinitionKey>
    {
        private readonly object _item = item;
        private readonly string _role = role;

        public bool Equals(DefinitionKey other) => _role == other._role && _item.Equals(other._item);

        public override bool Equals(object? obj) => obj is DefinitionKey other && Equals(other);

        public override int GetHashCode() => unchecked(_item.GetHashCode() * 31 + _role.Length);
    }

    /// <summary>
    /// Returns a reference to a definition; null if there is none for the object yet. What <see cref="Reference"/> needs is only created then.
    /// </summary>
    private RefSyntax? Known(object key, string role, SourceSpan at) =>
        _names.TryGetValue(new DefinitionKey(key, role), out var name) ? new RefSyntax(at, name, at, false) : null;

    /// <summary>Returns a reference to a definition, which is created later if it does not exist yet.</summary>
    /// <param name="key">The schema object.</param>
    /// <param name="role">The kind of definition for that object.</param>
    /// <param name="name">A name for messages.</param>
    /// <param name="at">The place of the reference.</param>
    /// <param name="span">The place of the definition.</param>
    /// <param name="body">Creates the pattern.</param>
    private RefSyntax Reference(object key, string role, string name, SourceSpan at, SourceSpan span, Func<PatternSyntax> body)
    {
        var definition = new DefinitionKey(key, role);
        if (!_names.TryGetValue(definition, out var known))
        {
            known = Free(name);
            _names.Add(definition, known);
            _pending.Enqueue((known, span, body));
        }

        return new RefSyntax(at, known, at, false);
    }

    /// <summary>Returns a name that no definition has: the name itself, or with a number.</summary>
    private string Free(string name)
    {
        if (!_takenNames.TryGetValue(name, out var count))
        {
            _takenNames.Add(name, 1);
            return name;
        }

        string free;
        do
            free = FormattableString.Invariant($"{name} ({++count})");
        while (_takenNames.ContainsKey(free));
        _takenNames[name] = count;
        _takenNames.Add(free, 1);
        return free;
    }

    private static PatternSyntax Choice(SourceSpan span, IReadOnlyList<PatternSyntax> items) => items.Count switch
    {
        0 => new NotAllowedSyntax(span),
        1 => items[0],
        _ => new CompositeSyntax(span, CompositeKind.Choice, items),
    };

    private static PatternSyntax Group(SourceSpan span, List<PatternSyntax> items) => items.Count switch
    {
        0 => new EmptySyntax(span),
        1 => items[0],
        _ => new CompositeSyntax(span, CompositeKind.Group, items),
    };

    private static CompositeSyntax Optional(SourceSpan span, PatternSyntax item) => new CompositeSyntax(span, CompositeKind.Optional, [item]);

    private static CompositeSyntax ZeroOrMore(SourceSpan span, PatternSyntax item) => new CompositeSyntax(span, CompositeKind.ZeroOrMore, [item]);

    private List<T> InOrder<T>(XmlSchemaObjectTable table)
        where T : XmlSchemaObject
    {
        var items = table.Values.OfType<T>().Where(item => _places.ElementOf(item) is not null).ToList();
        items.Sort(XsdPlaces.Compare);
        return items;
    }

    /// <summary>Returns the target namespace of the file of an object; for a file without one, that of the including file.</summary>
    private static string TargetNamespaceOf(XmlSchemaObject item)
    {
        var here = item;
        while (here is not null and not XmlSchema)
            here = here.Parent;
        return (here as XmlSchema)?.TargetNamespace ?? "";
    }

    private static string Name(XmlQualifiedName name) => name.Namespace.Length == 0 ? name.Name : $"{{{name.Namespace}}}{name.Name}";

    private Annotations Annotate(string? documentation, string? defaultValue = null, XmlSchemaType? type = null, string? whereEmpty = null)
    {
        var named = type is null ? null : ValueType(type);
        return documentation is null && defaultValue is null && named is null && whereEmpty is null
            ? Annotations.None
            : new Annotations(
                documentation,
                DefaultValue: defaultValue,
                SuggestedTypeName: named?.QualifiedName.Name,
                TypeDocumentation: _documentation.Of(named),
                WhereEmpty: whereEmpty);
    }
}
