using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Documents;
using Bindery.Analyzers.Flow;
using Bindery.ModelMaps;

namespace Bindery.Analyzers.Building;

/// <summary>Creates the partial document for an object of a generated class. Content that is not certain is left unknown.</summary>
/// <param name="state">The state.</param>
/// <param name="isComplete">Whether members that are not set are absent.</param>
internal sealed class DocumentBuilder(FlowState state, bool isComplete)
{
    // Objects that are nested more deeply are left unknown.
    private const int MostNested = 128;

    private readonly HashSet<int> _open = [];

    private readonly WrittenTexts _texts = new(state, isComplete);

    /// <summary>Creates the element of an object.</summary>
    public PartialElement Build(int id)
    {
        var model = (ModelObject)state.Heap[id];
        var declared = DeclaredClass(model);
        return Build(id, model, declared.NamespaceUri, declared.LocalName, isComplete ? declared : StandsForBase(model.Class) ? model.Class.Base : null);
    }

    /// <summary>The class that the element of an object is declared to be of, where it is the root.</summary>
    public MappedClass DeclaredClass(ModelObject model) => isComplete ? model.Class.Document : model.Class;

    // Whether no element is of the type: an object can only stand where a base is declared.
    private static bool StandsForBase(MappedClass model) => model.Base is { } from && model.Elements.SequenceEqual(from.Elements);

    private PartialElement Build(int id, ModelObject model, string namespaceUri, string localName, MappedClass? declared)
    {
        var element = new PartialElement(namespaceUri, localName) { Origin = new ObjectOrigin(model, id), IsClosed = isComplete && model.IsNew };
        if (model.IsNew && declared is not null && model.Class is { Type: not null } or { Base: not null })
            element.Attributes.Add(TypeOf(model.Class, declared));
        _open.Add(id);
        foreach (var member in model.Class.Members)
            if (!member.IsOutputOnly)
                Add(element, id, model, member);
        _open.Remove(id);
        return element;
    }

    // xsi:type is written exactly where the place of an object does not say its type. If the attributes say it, it is left out, but would be valid as well.
    private static PartialAttribute TypeOf(MappedClass model, MappedClass declared) => PartialAttribute.TypeOfElement(model == declared ? null : model.Type);

    private void Add(PartialElement element, int id, ModelObject model, MappedMember member)
    {
        model.Members.TryGetValue(member, out var cell);
        if (member.IsUserDeclared || (member.IsNillable && !(cell is not null && IsCertainlySet(cell.Value))))
        {
            AddUnknown(element, member);
            return;
        }
        var value = cell?.Value ?? Initial(model, member);
        if (value is null)
            return;
        // On some execution path it was not set, and may be set later.
        if (!isComplete && value.Alternatives.Contains(Value.Unset))
        {
            AddUnknown(element, member);
            return;
        }
        var origin = new MemberOrigin(model, id, member, cell);
        switch (member.Role)
        {
            case MemberRole.Attribute:
                var (presence, values) = _texts.Of(value, member.Value!);
                element.Attributes.Add(new PartialAttribute(member.NamespaceUri, member.LocalName, presence, values) { Origin = origin });
                break;
            case MemberRole.Text:
                element.Text = Text(value, member.Value!, origin);
                break;
            case MemberRole.Presence:
                element.Children.Add(new PartialChild(
                    member.NamespaceUri,
                    member.LocalName,
                    value is ConstantValue { Constant: bool isThere } ? isThere ? Presence.Certain : Presence.Absent : Presence.Unknown,
                    new PartialElement(member.NamespaceUri, member.LocalName))
                { Origin = origin });
                break;
            case MemberRole.Child or MemberRole.ValueChild when member.IsList:
                AddItems(element, member.NamespaceUri, member.LocalName, value, origin);
                break;
            case MemberRole.Child or MemberRole.ValueChild:
                element.Children.Add(Child(member.NamespaceUri, member.LocalName, value, origin, isCertain: true));
                break;
            case MemberRole.Wrapper:
                AddWrapper(element, value, origin);
                break;
            case MemberRole.Items:
                AddMixedItems(element, value, origin);
                break;
            case MemberRole.Substitution:
                AddSubstitutes(element, value, origin);
                break;
            default:
                // Content that the schema does not name can be anything.
                if (value is not NullValue && state.Find<ListObject>(value) is not { IsOpen: false, Items.Length: 0 })
                    element.IsClosed = false;
                break;
        }
    }

    // The value, or the items of a list.
    private bool IsCertainlySet(Value value) =>
        value.IsCertainlySet && (state.Find<ListObject>(value) is not { } list || list.Items.All(item => item.Value.IsCertainlySet));

    /// <summary>Returns the value of a member that was not set; null if it depends on whether the element is closed.</summary>
    private static Value? Initial(ModelObject model, MappedMember member)
    {
        if (!model.IsNew)
            return null;
        if (member.Value?.Fixed is { } word && member.IsRequired)
            return new ConstantValue(word);
        if (!member.IsRequired)
            return null;
        // What C# demands it reports itself.
        return ModelTypes.Property(model.Type, member) is { IsRequired: false } property
            ? property.Type.IsReferenceType ? null : Value.Something
            : Value.Unknown;
    }

    private static void AddUnknown(PartialElement element, MappedMember member)
    {
        switch (member.Role)
        {
            case MemberRole.Attribute:
                element.Attributes.Add(new PartialAttribute(member.NamespaceUri, member.LocalName, Presence.Unknown));
                break;
            case MemberRole.Text:
                element.Text = new PartialText(Presence.Unknown);
                break;
            case MemberRole.Child or MemberRole.ValueChild or MemberRole.Presence or MemberRole.Wrapper:
                element.OpenChildren.Add((member.NamespaceUri, member.LocalName));
                break;
            case MemberRole.Substitution:
                foreach (var item in member.Cases)
                    element.OpenChildren.Add((item.NamespaceUri, item.LocalName));
                break;
            default:
                element.IsClosed = false;
                break;
        }
    }

    private PartialChild Child(string namespaceUri, string localName, Value value, MemberOrigin origin, bool isCertain)
    {
        var alternatives = new List<PartialElement>();
        var isKnown = true;
        var mayBeNull = false;
        foreach (var alternative in value.Alternatives)
            if (alternative is NullValue)
                mayBeNull = true;
            else if (Element(namespaceUri, localName, alternative, origin) is { } element)
                alternatives.Add(element);
            else
                isKnown = false;
        var presence = value is NullValue ? Presence.Absent
            : isCertain && !mayBeNull && value.IsCertainlySet ? Presence.Certain
            : Presence.Unknown;
        return new PartialChild(namespaceUri, localName, presence, isKnown ? alternatives.ToArray() : []) { Origin = origin };
    }

    private PartialElement? Element(string namespaceUri, string localName, Value value, MemberOrigin origin)
    {
        if (origin.Member.Value is { } kind)
            return new PartialElement(namespaceUri, localName) { Text = Text(value, kind, origin), Origin = new ObjectOrigin(origin.Object, origin.Id) };
        return value is HeapValue heap && state.Find<ModelObject>(value) is { } model && _open.Count < MostNested && !_open.Contains(heap.Id)
            ? Build(heap.Id, model, namespaceUri, localName, origin.Member.Class ?? model.Class)
            : null;
    }

    private void AddItems(PartialElement element, string namespaceUri, string localName, Value value, MemberOrigin origin)
    {
        if (state.Find<ListObject>(value) is not { } list)
        {
            element.OpenChildren.Add((namespaceUri, localName));
            return;
        }
        foreach (var item in list.Items)
            element.Children.Add(Child(namespaceUri, localName, item.Value, origin with { Item = item }, item.IsCertain));
        if (list.IsOpen || !isComplete)
            element.OpenChildren.Add((namespaceUri, localName));
    }

    // Written if the list has items.
    private void AddWrapper(PartialElement element, Value value, MemberOrigin origin)
    {
        var member = origin.Member;
        var wrapper = new PartialElement(member.NamespaceUri, member.LocalName) { Origin = new ObjectOrigin(origin.Object, origin.Id) };
        AddItems(wrapper, member.ItemNamespaceUri, member.ItemLocalName, value, origin);
        if (wrapper.OpenChildren.Count == 0 && wrapper.Children.Count == 0)
        {
            if (isComplete)
                element.Children.Add(new PartialChild(member.NamespaceUri, member.LocalName, Presence.Absent) { Origin = origin });
            return;
        }
        var isThere = wrapper.Children.Exists(child => child.Presence == Presence.Certain);
        element.Children.Add(new PartialChild(
            member.NamespaceUri, member.LocalName, isThere ? Presence.Certain : Presence.Unknown, wrapper) { Origin = origin });
    }

    private void AddMixedItems(PartialElement element, Value value, MemberOrigin origin)
    {
        if (state.Find<ListObject>(value) is not { IsOpen: false } list)
        {
            element.IsClosed = false;
            return;
        }
        foreach (var item in list.Items)
        {
            var model = state.Find<ModelObject>(item.Value);
            if (model is null || origin.Member.Cases.Find(itemCase => itemCase.Class == model.Class) is not { } found)
            {
                // Text, or content that the schema does not name.
                element.IsClosed = false;
                continue;
            }
            element.Children.Add(Child(found.NamespaceUri, found.LocalName, item.Value, origin with { Item = item }, item.IsCertain));
        }
        if (!isComplete)
            element.IsClosed = false;
    }

    private void AddSubstitutes(PartialElement element, Value value, MemberOrigin origin)
    {
        var member = origin.Member;
        if (!member.IsList)
        {
            if (value is not NullValue)
                AddSubstitute(element, value, origin, isCertain: true);
            return;
        }
        var list = state.Find<ListObject>(value);
        if (list is not null)
            foreach (var item in list.Items)
                AddSubstitute(element, item.Value, origin with { Item = item }, item.IsCertain);
        if (list is null or { IsOpen: true } || !isComplete)
            AddUnknown(element, member);
    }

    // The class of the object determines the element.
    private void AddSubstitute(PartialElement element, Value value, MemberOrigin origin, bool isCertain)
    {
        if (state.Find<ModelObject>(value) is { } model && origin.Member.Cases.Find(item => item.Class == model.Class) is { } found)
            element.Children.Add(Child(found.NamespaceUri, found.LocalName, value, origin, isCertain));
        else
            AddUnknown(element, origin.Member);
    }

    private PartialText Text(Value value, MappedValue kind, MemberOrigin origin)
    {
        var (presence, values) = _texts.Of(value, kind);
        return new PartialText(presence, values) { Origin = origin };
    }
}
