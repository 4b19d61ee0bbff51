using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Generator.Binding.Model;
using Bindery.Generator.Collections;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>
/// Classes for the complex types of XML Schema: one for each type, with the same derivation. An element needs a class of its own where an object of its type's
/// class could also stand for another element; that class is derived from the class of the type.
/// </summary>
internal sealed partial class Binder
{
    private readonly TypeUses _uses;
    private readonly TypeClassNames _typeNames;
    private readonly Dictionary<XmlName, string> _rootNames = [];
    private readonly Dictionary<SimpleType, BoundClass> _typeClasses = [];
    private readonly Dictionary<(SimpleType Type, XmlName Name), BoundClass> _elementClasses = [];

    // The types whose classes are roots.
    private readonly Dictionary<SimpleType, (XmlName Name, IReadOnlyList<SimpleElement> Elements)> _rootTypes = [];

    /// <summary>Adds the classes of the roots, and those of the types that have a class even if no root reaches them.</summary>
    /// <returns>The classes of the roots.</returns>
    private List<BoundClass> Add(
        IReadOnlyList<(XmlName Name, IReadOnlyList<SimpleElement> Elements)> roots,
        IReadOnlyList<(XmlName Name, IReadOnlyList<SimpleElement> Elements)> types,
        CancellationToken cancellationToken)
    {
        foreach (var root in roots)
            if (ElementSets.TypeOf(root.Elements) is { } type && _uses.NameOf(type) == root.Name)
                _rootTypes[type] = root;
        var complex = types.Where(type => ElementSets.TypeOf(type.Elements) is not null).ToList();
        NameRootsAndTypes(roots, ReachedTypes.From(roots.Concat(complex).Select(one => one.Elements), _sets, cancellationToken));
        var bound = new List<BoundClass>();
        foreach (var (name, elements) in roots)
        {
            var type = ElementSets.TypeOf(elements);
            var root = type is null ? GetClass(name, elements, null)
                : _rootTypes.ContainsKey(type) ? ReadDerived(GetTypeClass(type, name, null))
                : GetElementClass(type, name, elements, null);
            root.IsRoot = true;
            bound.Add(root);
        }
        foreach (var (name, elements) in complex)
            GetClass(name, elements, null);
        return bound;
    }

    /// <summary>
    /// Names the roots and the types before all other classes. A type has its own name; only a root whose class stands for no other element, and never for
    /// another class by xsi:type, is named after its element. If a root and a type would have one name, a type without an ending keeps it, and otherwise the
    /// root.
    /// </summary>
    private void NameRootsAndTypes(IReadOnlyList<(XmlName Name, IReadOnlyList<SimpleElement> Elements)> roots, IReadOnlyList<SimpleType> types)
    {
        var bases = new HashSet<SimpleType>(types.Select(type => type.Base).OfType<SimpleType>());
        // The types of the roots' namespaces have the first choice of names.
        var named = types.Where(type => type.Syntax.LocalName.Length > 0 && _uses.ChosenNameOf(type) is null && !IsNamedAfterRoot(type))
            .OrderBy(type => roots.Any(root => root.Name.NamespaceUri == type.Syntax.NamespaceUri) ? 0 : 1)
            .ToList();
        _typeNames.TakeOwn(named);
        foreach (var (name, elements) in roots)
            if (ElementSets.TypeOf(elements) is not { } type || !_rootTypes.ContainsKey(type) || !named.Contains(type))
                _rootNames[name] = NameFor(name, elements, null);
        _typeNames.TakeShortened(named);

        bool IsNamedAfterRoot(SimpleType type) =>
            _rootTypes.TryGetValue(type, out var root)
            && (RequestFor(root.Name)?.ClassName is not null
                || (!bases.Contains(type) && !type.Syntax.IsAbstract && _uses.ElementsOf(type).Count == _uses.ElementsWith(type).Count));
    }

    /// <summary>The class of a type. The classes of its base types are made first.</summary>
    private BoundClass GetTypeClass(SimpleType type, XmlName xml, BoundClass? parent)
    {
        if (_typeClasses.TryGetValue(type, out var known))
            return known;
        var isRoot = _rootTypes.TryGetValue(type, out var root);
        var from = type.Base is null ? null : GetTypeClass(type.Base, xml, parent);
        var elements = _uses.ElementsOf(type);
        var bound = new BoundClass(_uses.NameOf(type) ?? xml, elements, _sets.ShapeOf(type)) { Type = type, Base = from, Parent = parent, IsRoot = isRoot };
        bound.Name = _typeNames.Of(type)
            ?? (isRoot && _rootNames.TryGetValue(root.Name, out var rootName) ? rootName : NameFor(bound.Xml, _uses.ElementsWith(type), parent));
        _typeClasses.Add(type, bound);
        _ordered.Add(bound);
        return bound;
    }

    /// <summary>The class of an element whose type also has a class.</summary>
    private BoundClass GetElementClass(SimpleType type, XmlName xml, IReadOnlyList<SimpleElement> elements, BoundClass? parent)
    {
        if (_elementClasses.TryGetValue((type, xml), out var known))
            return known;
        var name = parent is null && _rootNames.TryGetValue(xml, out var rootName) ? rootName : NameFor(xml, elements, parent);
        var from = GetTypeClass(type, xml, parent);
        var bound = new BoundClass(xml, elements, from.Shape) { Type = type, Base = from, Parent = parent, IsElement = true, Name = name };
        _elementClasses.Add((type, xml), bound);
        _ordered.Add(bound);
        return bound;
    }

    /// <summary>The class of an item of an ordered list, which has to know the name of its element.</summary>
    private BoundClass GetItemClass(XmlName xml, IReadOnlyList<SimpleElement> elements, BoundClass parent) =>
        ElementSets.TypeOf(elements) is not { } type ? GetClass(xml, elements, parent)
        : _uses.NameOf(type) == xml && !type.Syntax.IsAbstract ? GetTypeClass(type, xml, parent)
        : GetElementClass(type, xml, elements, parent);

    /// <summary>Records that objects of types derived from that of a class can occur where the class is read.</summary>
    private BoundClass ReadDerived(BoundClass bound)
    {
        if (bound is { ReadsDerived: false, Type: { IsPolymorphic: true } type })
        {
            bound.ReadsDerived = true;
            foreach (var derived in type.Descendants)
                GetTypeClass(derived, bound.Xml, bound.Parent);
        }
        return bound;
    }

    private EquatableArray<ClassModel> ToModels()
    {
        var bases = new HashSet<BoundClass>(_ordered.Select(bound => bound.Base).OfType<BoundClass>());
        return _ordered.Select(bound => ToModel(bound.IsElement ? bound.Base! : bound, bound, bases)).ToEquatableArray();
    }

    private ClassModel ToModel(BoundClass content, BoundClass bound, HashSet<BoundClass> bases) => new(
        bound.Name,
        bound.Xml,
        bound.Documentation,
        bound.IsRoot,
        bound.BaseName,
        content.Attributes.Select(attribute => attribute.Model).ToEquatableArray(),
        content.AnyAttributes,
        content.Text,
        content.Slots.Select(slot => slot.Model).ToEquatableArray(),
        bound.Type is null ? Factories.Of(bound, _enums, _discriminators).ToEquatableArray() : EquatableArray<FactoryModel>.Empty,
        bound.Elements.Select(element => element.Number).Distinct().OrderBy(number => number).ToEquatableArray(),
        bound.IsRoot ? _documents : EquatableArray<string>.Empty,
        bound.IsRoot && RequestFor(bound.Xml) is { } request ? request.Declared : EquatableArray<string>.Empty,
        TypeModels.Of(bound, bases, _typeClasses),
        bound.Alternatives);
}
