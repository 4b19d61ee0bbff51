using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Bindery.Generator.Binding.Model;
using Bindery.Generator.Collections;
using Bindery.Generator.Diagnostics;
using Bindery.Patterns;
using Bindery.Schema;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>Turns a grammar into a model of C#: decides classes, properties and their types.</summary>
internal sealed partial class Binder
{
    private const int LongestPath = 200;

    private readonly TypeNames _names = new();
    private readonly WordSets _users = new();
    private readonly EnumRegistry _enums;
    private readonly ValueTypes _values;
    private readonly ElementSets _sets = new();
    private readonly Dictionary<string, BoundClass> _classes = [];
    private readonly List<BoundClass> _ordered = [];
    private readonly ItemBases _bases;
    private readonly DiscriminatorSearch _discriminators;
    private readonly EquatableArray<string> _documents;
    private readonly BindingRequest _request;
    private readonly ICollection<Problem> _problems;

    private Binder(SimpleGrammar schema, CompiledGrammar grammar, BindingRequest request, ICollection<Problem> problems)
    {
        _discriminators = new DiscriminatorSearch(grammar);
        _documents = Roots.ReferredToBy(schema).Distinct().ToEquatableArray();
        _request = request;
        _problems = problems;
        _enums = new EnumRegistry(_names, _users, ReportTaken);
        _values = new ValueTypes(_enums, schema.IsOfXmlSchema);
        _uses = new TypeUses(schema);
        _typeNames = new TypeClassNames(_names);
        _bases = new ItemBases(_names);
    }

    /// <summary>Binds a simplified schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="grammar">Its compiled form.</param>
    /// <param name="roots">The elements that a document can consist of; none of a library, which is bound to the classes of its types.</param>
    /// <param name="request">The options: namespace, accessibility, roots.</param>
    /// <param name="grammarText">The text of the compiled grammar that is emitted with the models: that of the requested version.</param>
    /// <param name="problems">Receives the problems of names that the schema's author chose.</param>
    /// <param name="cancellationToken">Checked between classes.</param>
    public static SchemaModel Bind(
        SimpleGrammar schema,
        CompiledGrammar grammar,
        IReadOnlyList<(XmlName Name, IReadOnlyList<SimpleElement> Elements)> roots,
        BindingRequest request,
        string grammarText,
        ICollection<Problem> problems,
        CancellationToken cancellationToken)
    {
        var binder = new Binder(schema, grammar, request, problems);
        binder.KeepNames(schema, cancellationToken);
        var types = Roots.TypesOf(schema);
        var name = binder.Add(roots, types, cancellationToken) is [var first, ..]
            ? first.Name
            : Identifiers.Pascal(Path.GetFileNameWithoutExtension(request.FileName));
        for (var i = 0; i < binder._ordered.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            binder.BindMembers(binder._ordered[i]);
        }
        LibraryEnums.Add(types, binder._sets, binder._values);
        binder._bases.Assign(binder._ordered);
        Constraints.Describe(binder._ordered, binder._sets, binder._enums, binder._discriminators, cancellationToken);
        return new SchemaModel(
            request.FileName,
            request.Namespace,
            request.IsPublic,
            binder.ToModels(),
            binder._enums.ToModels().ToEquatableArray(),
            binder._bases.ToModels().ToEquatableArray(),
            binder._names.Take(name + "Grammar"),
            grammarText);
    }

    private BoundClass GetClass(XmlName xml, IReadOnlyList<SimpleElement> elements, BoundClass? parent)
    {
        if (ElementSets.TypeOf(elements) is { } type)
            return ReadDerived(GetTypeClass(type, xml, parent));
        var key = ElementSets.KeyOf(xml, elements);
        if (_classes.TryGetValue(key, out var known))
            return known;
        var bound = new BoundClass(xml, elements, _sets.ShapeOf(elements)) { Parent = parent };
        bound.Name = parent is null && _rootNames.TryGetValue(xml, out var rootName) ? rootName : NameFor(xml, elements, parent);
        _classes.Add(key, bound);
        _ordered.Add(bound);
        return bound;
    }

    private string NameFor(XmlName xml, IReadOnlyList<SimpleElement> elements, BoundClass? parent)
    {
        if (parent is null && RequestFor(xml)?.ClassName is { } declared)
            return declared;
        if (elements.FirstOrDefault(element => element.Annotations.TypeName is not null) is { Annotations.TypeName: { } chosen } chooser)
        {
            if (_names.TryTake(chosen))
                return chosen;
            ReportTaken(chosen, chooser.Span);
        }
        var plain = Identifiers.Pascal(xml.LocalName);
        if (parent is null)
            return _names.Take(plain, plain + "Document");
        // A name that contained the whole path from the root would grow with each step.
        if (parent.Name.Length + plain.Length > LongestPath)
            return _names.Take(plain);
        var inside = Identifiers.Inside(parent.Name, plain);
        return parent.Parent is { } outer && outer.Name.Length + inside.Length <= LongestPath
            ? _names.Take(plain, inside, Identifiers.Inside(outer.Name, inside))
            : _names.Take(plain, inside);
    }

    /// <summary>Names chosen by the schema's author or the user are reserved; other types get different names.</summary>
    private void KeepNames(SimpleGrammar schema, CancellationToken cancellationToken)
    {
        foreach (var root in _request.Roots)
            if (root.ClassName is not null)
                _names.Force(root.ClassName);
        foreach (var element in schema.Elements)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_uses.IsIgnored(element))
                continue;
            if (element.Annotations.TypeName is { } name)
                _names.Keep(name);
            foreach (var particle in _sets.ShapeOf([element]).Particles)
            {
                foreach (var attribute in particle.Attributes)
                    if (attribute.Annotations.TypeName is { } enumName)
                        _names.Keep(enumName);
                if (particle.Name is { } xml && particle.Attributes.Count > 0)
                    _users.Add(element, Identifiers.Pascal(xml.LocalName), particle.Attributes.Select(attribute => attribute.Content));
            }
        }
    }

    private void ReportTaken(string name, SourceSpan span) => _problems.Add(new Problem(
        SchemaRules.Conflict,
        $"The C# name '{name}' is taken by another type, of this schema or of those that generated code uses; choose different names with b:type",
        Place.Of(span)));

    private void BindMembers(BoundClass bound)
    {
        if (bound.IsElement)
            return;
        var names = bound.Names = new MemberNames(
            bound.Name,
            bound.IsRoot || bound.Type is not null,
            bound.IsRoot && RequestFor(bound.Xml) is { } request ? request.DeclaredMethods : [],
            bound.Base?.Names);
        if (bound.Type is { } type && _rootTypes.TryGetValue(type, out var root))
            bound.Alternatives = TypeModels.AlternativesOf(root.Elements, "Document", names, _typeClasses);
        foreach (var particle in Inheritance.TakeAttributes(bound))
            bound.Attributes.Add((BindAttribute(bound, particle, names), particle));
        if (bound.AnyAttributes is null && bound.Shape.Particles.Any(particle => particle.Kind == ParticleKind.AnyAttribute))
            bound.AnyAttributes = new MemberModel(names.Take("OtherAttributes", "List"), "The attributes that the schema admits without naming them.");
        var children = bound.Shape.Particles.Where(particle => particle.IsChildren).ToList();
        if (children.Count == 0 && bound.Base is not { Slots.Count: > 0 })
            bound.Text = bound.Base?.Text ?? BindText(bound, names);
        else
            Inheritance.AddSlots(
                bound,
                slot => slot.Count > 1 ? BindItems(bound, slot, names) : BindChild(bound, slot[0], names),
                (items, added) => AddItems(bound, items, added, names));
        if (bound.Type is null)
            bound.Discriminators.AddRange(_discriminators.Find(bound.Name, bound.Elements, bound.Attributes));
    }

    private AttributeModel BindAttribute(BoundClass bound, Particle particle, MemberNames names)
    {
        if (particle.Name == XmlName.Nil && particle.Attributes.Count == 0)
            return new AttributeModel(
                new MemberModel(names.Take("Nil", "Attribute"), "Whether the element is present without a value (xsi:nil)."),
                XmlName.Nil,
                new ValueModel(ValueKind.Boolean, Yes: "true", No: "false", Collapses: true),
                IsRequired: false);
        var annotations = particle.Attributes.ConvertAll(attribute => attribute.Annotations);
        var plain = annotations.FirstName() ?? Identifiers.Pascal(particle.Name!.LocalName);
        var documentation = annotations.FirstDocumentation();
        var value = _values.Choose(
            particle.Attributes.Select(attribute => attribute.Content),
            annotations.FirstTypeName(),
            EnumNames(bound, plain, annotations.FirstSchemaType(), $"the attribute '{particle.Name!.LocalName}'"),
            documentation,
            annotations.FirstMemberType());
        return new AttributeModel(annotations.ToMember(names.Take(plain, "Attribute")), particle.Name!, value, particle.IsRequired);
    }

    private TextModel? BindText(BoundClass bound, MemberNames names)
    {
        var texts = bound.Shape.Particles.Where(particle => particle.Kind is ParticleKind.Text or ParticleKind.Data).ToList();
        if (texts.Count == 0)
            return null;
        var value = _values.Choose(
            texts.SelectMany(text => text.Texts),
            null,
            EnumNames(
                bound,
                "Value",
                bound.Type is { Syntax: { ValueTypeName: { } name } syntax }
                    ? (name, syntax.ValueTypeDocumentation)
                    : bound.Elements.Select(element => element.Annotations).FirstSchemaType(),
                $"the element '{bound.Xml.LocalName}'"),
            null,
            bound.Elements.Select(element => element.Annotations).FirstMemberType());
        var member = new MemberModel(names.Take("Value", "Text"), "The text of the element.");
        return new TextModel(
            member, value, texts.Exists(text => text.IsRequired), bound.Elements.Any(element => element.Annotations.WhereEmpty is not null));
    }

    private SlotModel BindChild(BoundClass bound, Particle particle, MemberNames names)
    {
        if (particle.Kind == ParticleKind.Substitution)
            return BindSubstitution(bound, particle, names);
        if (particle.Kind == ParticleKind.AnyElement)
            return new AnySlot(
                new MemberModel(
                    names.Take(particle.IsMany ? "OtherElements" : "OtherElement", "Content"), "What the schema admits here without saying what it is."),
                particle.IsMany);
        var annotations = particle.Elements.ConvertAll(element => element.Annotations);
        var role = _sets.RoleOf(particle.Elements);
        var plain = annotations.FirstName() ?? Identifiers.Pascal(particle.Name!.LocalName);
        // Several wrappers, or several empty elements, cannot be combined into one member.
        if (particle.IsMany && role is (ElementRole.Wrapper or ElementRole.Presence))
            role = ElementRole.Class;
        if (particle.IsMany && annotations.FirstName() is null)
            plain = Plurals.Of(plain);
        // The only list of "Files" would be "FilesList", because a member cannot have the name of its class.
        if (particle.IsMany && plain == bound.Name && bound.Shape.Slots.Count == 1 && annotations.FirstName() is null)
            plain = "Items";
        var member = annotations.ToMember(role == ElementRole.Wrapper ? names.TakeWrapper(plain) : names.Take(plain, particle.IsMany ? "List" : "Element"));
        if (bound.DocumentationOf(particle.Name!) is { } said)
            member = member with { Documentation = said };
        return role switch
        {
            ElementRole.Presence => new PresenceSlot(member, particle.Name!),
            ElementRole.Value => BindValue(bound, particle, member, names),
            ElementRole.Wrapper => new WrapperSlot(member, particle.Name!, BindWrapped(bound, particle, member, names)),
            _ => BindClass(bound, particle, member, names, particle.IsMany, particle.IsRequired && !particle.IsMany),
        };
    }

    private SlotModel BindWrapped(BoundClass bound, Particle wrapper, MemberModel member, MemberNames names)
    {
        var item = _sets.ShapeOf(wrapper.Elements).Particles[0];
        return _sets.RoleOf(item.Elements) == ElementRole.Value
            ? BindValue(bound, item, member, names)
            : BindClass(bound, item, member, names, isList: true, isRequired: false);
    }

    private ClassSlot BindClass(BoundClass bound, Particle particle, MemberModel member, MemberNames names, bool isList, bool isRequired) =>
        new(
            member,
            particle.Name!,
            GetClass(particle.Name!, particle.Elements, bound).Name,
            isList,
            isRequired,
            TypeModels.AlternativesOf(particle.Elements, member.Name, names, _typeClasses));

    private ValueSlot BindValue(BoundClass bound, Particle particle, MemberModel member, MemberNames names)
    {
        var shape = _sets.ShapeOf(particle.Elements);
        var isNillable = shape.Particles.Any(part => part.Name == XmlName.Nil);
        var texts = shape.Particles.SelectMany(text => text.Texts);
        var annotations = particle.Elements.ConvertAll(element => element.Annotations);
        // An element that may have no content has a value all the same: null stands for its absence.
        if (!isNillable
            && annotations.TrueForAll(said => said.WhereEmpty is null)
            && shape.Particles.Any(part => part.Kind == ParticleKind.Data && !part.IsRequired))
            texts = texts.Append(new SimpleEmpty(particle.Elements[0].Span));
        var enumNames = EnumNames(
            bound, Identifiers.Pascal(particle.Name!.LocalName), annotations.FirstSchemaType(), $"the element '{particle.Name!.LocalName}'");
        var value = _values.Choose(texts, annotations.FirstTypeName(), enumNames, member.Documentation, annotations.FirstMemberType());
        var isRequired = particle.IsRequired && !particle.IsMany;
        return new ValueSlot(
            member,
            particle.Name!,
            value,
            particle.IsMany,
            isRequired,
            isNillable,
            isNillable && !particle.IsMany && !isRequired ? names.Take(member.Name + "IsNil", "Element") : null);
    }

    private ItemsSlot BindItems(BoundClass bound, IReadOnlyList<Particle> particles, MemberNames names)
    {
        var member = new MemberModel(names.Take("Items", "List"), "The content in document order.");
        return AddItems(bound, new ItemsSlot(member, "", EquatableArray<ItemCase>.Empty, null, null), particles, names);
    }

    private static EnumNames EnumNames(BoundClass bound, string member, (string? Name, string? Documentation) schemaType, string use) =>
        new(schemaType.Name, schemaType.Documentation, Identifiers.Inside(bound.Name, member), use);

    private RootRequest? RequestFor(XmlName root) => _request.Roots.FirstOrDefault(wanted => wanted.Element is null || wanted.Element == root.LocalName);
}
