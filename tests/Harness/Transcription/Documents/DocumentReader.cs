using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Xml.Linq;
using Bindery.Tests.Transcription.Models;

namespace Bindery.Tests.Transcription.Documents;

/// <summary>
/// Converts a document to objects of the generated classes. Unlike the generated reader, it accepts documents that lack content which C# requires: such code
/// can be written, and the compiler rejects it.
/// </summary>
internal sealed class DocumentReader(ModelAssembly models)
{
    /// <exception cref="InexpressibleException">The models cannot express the document.</exception>
    public ModelNode Read(XElement document) =>
        Node(models.Root(document.Name) ?? throw new InexpressibleException("a root without a class", $"'{document.Name}'"), document);

    private ModelNode Node(WrittenClass type, XElement element)
    {
        var settings = new List<Setting>();
        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
        {
            var member = type.Attribute(attribute.Name) ?? throw Unknown(type, attribute, $"'{attribute.Name}' of '{element.Name.LocalName}'", "attribute");
            settings.Add(new Setting(member, Constant(member, attribute.Value, attribute.Name)));
        }
        if (type.Of(WrittenAs.Items) is { } items)
            AddItems(type, items, element, settings);
        else
        {
            AddText(type, element, settings);
            AddChildren(type, element, element.Elements(), settings);
        }
        AddAbsences(type, settings);
        return new ModelNode(type, settings);
    }

    private static void AddAbsences(WrittenClass type, List<Setting> settings)
    {
        var untouched = Activator.CreateInstance(type.Type)!;
        foreach (var member in type.Members.Where(member => member.ValueType == typeof(string)
            && !member.IsList
            && member.Property.GetValue(untouched) is not null))
            if (settings.All(setting => setting.Member != member))
                settings.Add(new Setting(member, new Constant(null)));
    }

    private void AddText(WrittenClass type, XElement element, List<Setting> settings)
    {
        var text = string.Concat(element.Nodes().OfType<XText>().Select(node => node.Value));
        if (type.Of(WrittenAs.Text) is { } member)
        {
            if (text.Length > 0)
                settings.Add(new Setting(member, Constant(member, text, element.Name)));
            else if (member.IsRequired && member.ValueType == typeof(string))
                settings.Add(new Setting(member, new Constant("")));
            else if (member.IsNeverAbsent)
                throw new InexpressibleException("an empty text that is no value", $"'{element.Name.LocalName}'");
        }
        else if (!string.IsNullOrWhiteSpace(text))
            throw new InexpressibleException("text in an element without text", $"'{text.Trim()}' in '{element.Name.LocalName}'");
    }

    private void AddChildren(WrittenClass type, XElement element, IEnumerable<XElement> children, List<Setting> settings)
    {
        foreach (var group in children.GroupBy(child => child.Name))
        {
            var member = type.Child(group.Key) ?? throw Unknown(type, group.First(), $"'{group.Key.LocalName}' in '{element.Name.LocalName}'", "element");
            if (group.Skip(1).Any() && (!member.IsList || member.As == WrittenAs.Wrapper))
                throw new InexpressibleException("an element repeated that is there once", $"'{group.Key.LocalName}' in '{element.Name.LocalName}'");
            var values = member.As == WrittenAs.Wrapper ? Wrapped(member, group.Single()) : group.Select(child => ChildValue(member, child)).ToList();
            settings.Add(new Setting(member, member.IsList ? new ModelList(values) : values.Single()));
        }
    }

    private List<ModelValue> Wrapped(WrittenMember member, XElement wrapper)
    {
        var name = wrapper.Name.LocalName;
        if (wrapper.Attributes().FirstOrDefault(attribute => !attribute.IsNamespaceDeclaration) is { } attribute)
            throw new InexpressibleException("an unknown attribute", $"'{attribute.Name.LocalName}' of '{name}'");
        if (wrapper.Nodes().OfType<XText>().FirstOrDefault(text => !string.IsNullOrWhiteSpace(text.Value)) is { } found)
            throw new InexpressibleException("text in an element without text", $"'{found.Value.Trim()}' in '{name}'");
        if (wrapper.Elements().FirstOrDefault(child => child.Name != member.Item) is { } other)
            throw new InexpressibleException("an unknown element", $"'{other.Name.LocalName}' in '{name}'");
        return wrapper.HasElements
            ? wrapper.Elements().Select(child => ChildValue(member, child)).ToList()
            : throw new InexpressibleException("an element around a list without the list", $"'{name}'");
    }

    private ModelValue ChildValue(WrittenMember member, XElement child)
    {
        if (ModelTypes.Writer(member.ValueType) is not null)
            return Node(models.Class(member.ValueType), child);
        if (child.Attributes().FirstOrDefault(attribute => !attribute.IsNamespaceDeclaration) is { } attribute)
            throw new InexpressibleException("an unknown attribute", $"'{attribute.Name.LocalName}' of '{child.Name.LocalName}'");
        if (child.Elements().FirstOrDefault() is { } inner)
            throw new InexpressibleException("an unknown element", $"'{inner.Name.LocalName}' in '{child.Name.LocalName}'");
        if (member.As == WrittenAs.Presence)
            return string.IsNullOrWhiteSpace(child.Value)
                ? new Constant(true)
                : throw new InexpressibleException("text in an element without text", $"'{child.Value.Trim()}' in '{child.Name.LocalName}'");
        return Constant(member, child.Value, child.Name);
    }

    private void AddItems(WrittenClass type, WrittenMember member, XElement element, List<Setting> settings)
    {
        var items = new List<ModelValue>();
        var others = new List<XElement>();
        var cases = models.Cases(member.ValueType).ToDictionary(item => item.Element);
        var textItem = models.TextItem(member.ValueType);
        foreach (var node in element.Nodes())
        {
            if (node is XElement child && cases.TryGetValue(child.Name, out var item))
                items.Add(Node(item, child));
            else if (node is XElement other)
                others.Add(other);
            // A comment or a processing instruction does not split a text.
            else if (node is XText text && textItem is not null && items.LastOrDefault() is TextItem before)
                items[^1] = before with { Text = before.Text + text.Value };
            else if (node is XText own && textItem is not null)
                items.Add(new TextItem(textItem.DeclaringType!, own.Value));
            else if (node is XText stray && !string.IsNullOrWhiteSpace(stray.Value))
                throw new InexpressibleException("text in an element without text", $"'{stray.Value.Trim()}' in '{element.Name.LocalName}'");
        }
        if (models.HasAnyItem(member.ValueType) && others.Count > 0)
            throw new InexpressibleException("an element of any name", $"'{others[0].Name.LocalName}' in '{element.Name.LocalName}'");
        AddChildren(type, element, others, settings);
        if (items.Count > 0)
            settings.Add(new Setting(member, new ModelList(items)));
    }

    private Constant Constant(WrittenMember member, string text, XName name) => models.Value(member, text) switch
    {
        null =>
            throw new InexpressibleException(
                member.ValueType.IsEnum ? "a word that is no member" : $"a text that is not how a {member.ValueType.Name} is written",
                $"'{text}' of '{name.LocalName}'"),
        BigInteger number when number > ulong.MaxValue || number < long.MinValue =>
            throw new InexpressibleException("a number beyond all literals", $"'{text}' of '{name.LocalName}'"),
        var value => new(value),
    };

    private static InexpressibleException Unknown(WrittenClass type, XObject what, string detail, string kind)
    {
        var name = what is XAttribute attribute ? attribute.Name : ((XElement)what).Name;
        // Such members are found by their output, but write nothing by default: they are identified by their names.
        return type.Members.Any(member => member.As == WrittenAs.OutputOnly
            && string.Equals(member.Property.Name, name.LocalName, StringComparison.OrdinalIgnoreCase))
            ? new InexpressibleException($"an {kind} that is read and not written", detail)
            : new InexpressibleException(type.Of(WrittenAs.Wildcard) is null ? $"an unknown {kind}" : $"an {kind} of any name", detail);
    }
}
