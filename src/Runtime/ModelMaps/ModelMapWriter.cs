using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Bindery.Patterns.Text;

namespace Bindery.ModelMaps;

/// <summary>Writes the text of a model map; see <see cref="ModelMapFormat"/>.</summary>
internal sealed class ModelMapWriter
{
    private readonly Dictionary<MappedClass, int> _classes = [];
    private readonly Dictionary<MappedEnum, int> _enums = [];
    private readonly Dictionary<string, int> _strings = new(StringComparer.Ordinal);
    private readonly StringBuilder _stringText = new();
    private readonly StringBuilder _text = new();

    private ModelMapWriter()
    {
    }

    /// <summary>Returns the text of a map. Equal maps have equal texts.</summary>
    public static string Write(ModelMap map)
    {
        var writer = new ModelMapWriter();
        writer.WriteSections(map);
        return ModelMapFormat.Name + ModelMapFormat.Version + " #strings" + writer._stringText + writer._text;
    }

    private void WriteSections(ModelMap map)
    {
        _text.Append(" #enums");
        foreach (var words in map.Enums)
        {
            _enums.Add(words, _enums.Count);
            Start().String(words.Name);
            foreach (var member in words.Members)
                Sign(',').String(member.Name).Sign(':').String(member.Word);
        }
        _text.Append(" #classes");
        foreach (var model in map.Classes)
        {
            _classes.Add(model, _classes.Count);
            Start().String(model.Name).Sign(',').Xml(model.NamespaceUri, model.LocalName)
                .Flag(ModelMapFormat.Root, model.IsRoot).Flag(ModelMapFormat.OwnConstructor, model.HasOwnConstructor)
                .Flag(ModelMapFormat.Abstract, model.IsAbstract);
            if (model.Type is var (uri, local))
                Sign(ModelMapFormat.Type).Xml(uri, local);
            if (model.Base is { } from)
                Sign(ModelMapFormat.Base).Number(_classes[from]);
            for (var i = 0; i < model.Elements.Count; i++)
                Sign(i == 0 ? ';' : ',').Number(model.Elements[i]);
        }
        _text.Append(" #members");
        foreach (var model in map.Classes)
            Members(model);
    }

    private void Members(MappedClass model)
    {
        if (model.Members.Count == 0)
            return;
        Start().Sign(ModelMapFormat.Members).Number(_classes[model]);
        foreach (var member in model.Members)
            Member(member);
        foreach (var factory in model.Factories)
        {
            var words = factory.Discriminator.Value!.Enum!.Members;
            Start().Sign(ModelMapFormat.Factory).String(factory.Name)
                .Sign(',').Number(model.Members.IndexOf(factory.Discriminator))
                .Sign(',').Number(PlaceOf(factory.Word, words));
            foreach (var parameter in factory.Parameters)
                Sign(',').Number(model.Members.IndexOf(parameter));
        }
    }

    private void Member(MappedMember member)
    {
        Start().Sign(Code(member)).String(member.Name);
        if (ModelMapFormat.HasName(member.Role))
            Sign(',').Xml(member.NamespaceUri, member.LocalName);
        if (member.Role == MemberRole.Wrapper)
            Sign(',').Xml(member.ItemNamespaceUri, member.ItemLocalName);
        if (member.Class is { } model)
            Sign(',').Number(_classes[model]);
        if (member.Value is { } value)
            Value(value);
        foreach (var item in member.Cases)
        {
            Sign(';').Xml(item.NamespaceUri, item.LocalName).Sign(',').Number(_classes[item.Class]);
            if (item.View is { } view)
                Sign(',').String(view);
        }
        if (member.TextItem is { } text)
            Sign(ModelMapFormat.TextItem).String(text);
        if (member.AnyItem is { } any)
            Sign(ModelMapFormat.AnyItem).String(any);
        Flag(ModelMapFormat.List, member.IsList && !ModelMapFormat.IsAlwaysList(member.Role)).Flag(ModelMapFormat.Required, member.IsRequired)
            .Flag(ModelMapFormat.OutputOnly, member.IsOutputOnly).Flag(ModelMapFormat.Nillable, member.IsNillable)
            .Flag(ModelMapFormat.UserDeclared, member.IsUserDeclared);
        if (member.Default is { } word)
            Sign(ModelMapFormat.Default).String(word);
    }

    private static char Code(MappedMember member) => member.Role switch
    {
        MemberRole.Attribute => ModelMapFormat.Attribute,
        MemberRole.Text => ModelMapFormat.Text,
        MemberRole.Child => ModelMapFormat.Child,
        MemberRole.ValueChild => ModelMapFormat.ValueChild,
        MemberRole.Presence => ModelMapFormat.Presence,
        MemberRole.Wrapper => member.Class is null ? ModelMapFormat.ValueWrapper : ModelMapFormat.ClassWrapper,
        MemberRole.Items => ModelMapFormat.Items,
        MemberRole.Substitution => ModelMapFormat.Substitution,
        MemberRole.AnyAttributes => ModelMapFormat.AnyAttributes,
        MemberRole.AnyElements => ModelMapFormat.AnyElements,
        _ => throw new InvalidOperationException(member.Role.ToString()),
    };

    private void Value(MappedValue value)
    {
        Sign(ModelMapFormat.CodeOf(value.Kind));
        switch (value)
        {
            case { Kind: MappedValueKind.String, Fixed: { } word }:
                String(word);
                break;
            case { Kind: MappedValueKind.Boolean }:
                String(value.Yes!).Sign(':').String(value.No!);
                break;
            case { Kind: MappedValueKind.Enum }:
                Number(_enums[value.Enum!]);
                break;
            case { Kind: MappedValueKind.List }:
                Value(value.Item!);
                break;
        }
    }

    private static int PlaceOf(string word, IReadOnlyList<MappedEnumMember> members)
    {
        for (var i = 0; i < members.Count; i++)
            if (members[i].Word == word)
                return i;
        throw new ArgumentException($"'{word}' is not a word of the enumeration", nameof(word));
    }

    private ModelMapWriter Flag(char sign, bool isSet) => isSet ? Sign(sign) : this;

    private ModelMapWriter Xml(string namespaceUri, string localName) =>
        namespaceUri.Length == 0 ? String(localName) : String(localName).Sign(':').String(namespaceUri);

    private ModelMapWriter String(string text)
    {
        if (!_strings.TryGetValue(text, out var number))
        {
            _strings.Add(text, number = _strings.Count);
            _stringText.Append(' ');
            GrammarFormat.Escape(text, _stringText);
        }
        return Number(number);
    }

    private ModelMapWriter Start() => Sign(' ');

    private ModelMapWriter Sign(char sign)
    {
        _text.Append(sign);
        return this;
    }

    private ModelMapWriter Number(int number)
    {
        _text.Append(number.ToString(CultureInfo.InvariantCulture));
        return this;
    }
}
