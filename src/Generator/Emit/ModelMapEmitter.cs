using System.Collections.Generic;
using System.Linq;
using System.Text;
using Bindery.Generator.Binding.Model;
using Bindery.Patterns.Text;

namespace Bindery.Generator.Emit;

/// <summary>Writes how the generated classes are bound to the grammar, for the analyzers; see <see cref="ModelMapFormat"/>.</summary>
internal sealed class ModelMapEmitter
{
    private readonly SchemaModel _schema;
    private readonly Dictionary<string, int> _classes;
    private readonly Dictionary<string, int> _enums;
    private readonly Dictionary<string, Dictionary<string, int>> _words = [];
    private readonly Dictionary<string, int> _strings = [];
    private readonly StringBuilder _stringText = new();
    private readonly StringBuilder _text = new();

    private ModelMapEmitter(SchemaModel schema)
    {
        _schema = schema;
        _classes = Numbers(schema.Classes.Select(model => model.Name));
        _enums = Numbers(schema.Enums.Select(model => model.Name));
    }

    public static string Emit(SchemaModel schema)
    {
        var emitter = new ModelMapEmitter(schema);
        emitter.Write();
        return ModelMapFormat.Name + ModelMapFormat.Version + " #strings" + emitter._stringText + emitter._text;
    }

    private void Write()
    {
        _text.Append(" #enums");
        foreach (var model in _schema.Enums)
        {
            Start().String(model.Name);
            foreach (var member in model.Members)
                Sign(',').String(member.Name).Sign(':').String(member.Word);
        }
        _text.Append(" #classes");
        foreach (var model in _schema.Classes)
        {
            Start().String(model.Name).Sign(',').Xml(model.Xml).Flag(ModelMapFormat.Root, model.IsRoot)
                .Flag(ModelMapFormat.OwnConstructor, model.Declared.Contains(ClassModel.DeclaredConstructor));
            for (var i = 0; i < model.Elements.Count; i++)
                Sign(i == 0 ? ';' : ',').Number(model.Elements[i]);
        }
        _text.Append(" #members");
        for (var i = 0; i < _schema.Classes.Count; i++)
            Members(i);
    }

    private void Members(int number)
    {
        var model = _schema.Classes[number];
        var members = Numbers(Properties(model).Select(member => member.Name));
        if (members.Count == 0)
            return;
        Start().Sign(ModelMapFormat.Members).Number(number);
        foreach (var attribute in model.Attributes)
            Start()
                .Sign(ModelMapFormat.Attribute)
                .Named(attribute.Member, attribute.Xml)
                .Value(attribute.Value)
                .Flags(model, attribute.Member, isRequired: attribute.IsRequired);
        if (model.AnyAttributes is { } any)
            Start().Sign(ModelMapFormat.AnyAttributes).String(any.Name).Flags(model, any);
        if (model.Text is { } text)
            Start().Sign(ModelMapFormat.Text).String(text.Member.Name).Value(text.Value).Flags(model, text.Member, isRequired: text.IsRequired);
        foreach (var slot in model.Slots)
            Slot(model, slot);
        foreach (var factory in model.Factories)
        {
            Start()
                .Sign(ModelMapFormat.Factory)
                .String(factory.Name)
                .Sign(',')
                .Number(members[factory.Discriminator])
                .Sign(',')
                .Number(Words(factory.EnumName)[factory.EnumMember]);
            foreach (var member in factory.Members)
                Sign(',').Number(members[member]);
        }
    }

    /// <summary>The properties in the order in which they are written: by it the factories number them. Views of ordered lists write nothing.</summary>
    private static IEnumerable<MemberModel> Properties(ClassModel model)
    {
        foreach (var attribute in model.Attributes)
            yield return attribute.Member;
        if (model.AnyAttributes is { } any)
            yield return any;
        if (model.Text is { } text)
            yield return text.Member;
        foreach (var slot in model.Slots)
            yield return slot.Member;
    }

    private void Slot(ClassModel model, SlotModel slot)
    {
        Start();
        switch (slot)
        {
            case ClassSlot child:
                Sign(ModelMapFormat.Child)
                    .Named(child.Member, child.Xml)
                    .Sign(',')
                    .Class(child.ClassName)
                    .Flags(model, child.Member, child.IsList, child.IsRequired);
                break;
            case ValueSlot child:
                Sign(ModelMapFormat.ValueChild)
                    .Named(child.Member, child.Xml)
                    .Value(WithoutFixed(child.Value))
                    .Flags(model, child.Member, child.IsList, child.IsRequired);
                break;
            case PresenceSlot presence:
                Sign(ModelMapFormat.Presence).Named(presence.Member, presence.Xml).Flags(model, presence.Member);
                break;
            case WrapperSlot { Item: ClassSlot item } wrapper:
                Sign(ModelMapFormat.ClassWrapper)
                    .Named(wrapper.Member, wrapper.Xml)
                    .Sign(',')
                    .Xml(item.Xml)
                    .Sign(',')
                    .Class(item.ClassName)
                    .Flags(model, wrapper.Member);
                break;
            case WrapperSlot { Item: ValueSlot item } wrapper:
                Sign(ModelMapFormat.ValueWrapper)
                    .Named(wrapper.Member, wrapper.Xml)
                    .Sign(',')
                    .Xml(item.Xml)
                    .Value(WithoutFixed(item.Value))
                    .Flags(model, wrapper.Member);
                break;
            case AnySlot any:
                Sign(ModelMapFormat.AnyElements).String(any.Member.Name).Flags(model, any.Member, any.IsList);
                break;
            case ItemsSlot items:
                Sign(ModelMapFormat.Items).String(items.Member.Name);
                foreach (var itemCase in items.Cases)
                    Sign(';').Xml(itemCase.Xml).Sign(',').Class(itemCase.ClassName).Sign(',').String(itemCase.View);
                if (items.TextName is { } textName)
                    Sign(ModelMapFormat.TextItem).String(textName);
                if (items.AnyName is { } anyName)
                    Sign(ModelMapFormat.AnyItem).String(anyName);
                Flags(model, items.Member);
                break;
            default:
                throw new System.InvalidOperationException(slot.GetType().Name);
        }
    }

    private Dictionary<string, int> Words(string enumName)
    {
        if (!_words.TryGetValue(enumName, out var words))
            _words.Add(enumName, words = Numbers(_schema.Enums[_enums[enumName]].Members.Select(member => member.Name)));
        return words;
    }

    private static Dictionary<string, int> Numbers(IEnumerable<string> names)
    {
        var numbers = new Dictionary<string, int>();
        var next = 0;
        foreach (var name in names)
            numbers[name] = next++;
        return numbers;
    }

    /// <summary>Only attributes and the text have their single word from the start; a child has it when somebody sets it.</summary>
    private static ValueModel WithoutFixed(ValueModel value) => value with { Fixed = null };

    private ModelMapEmitter Value(ValueModel value)
    {
        switch (value.Kind)
        {
            case ValueKind.String:
                return value.Fixed is { } word ? Sign(ModelMapFormat.String).String(word) : Sign(ModelMapFormat.String);
            case ValueKind.Boolean:
                return Sign(ModelMapFormat.Boolean).String(value.Yes!).Sign(':').String(value.No!);
            case ValueKind.Enum:
                return Sign(ModelMapFormat.Enum).Number(_enums[value.EnumName!]);
            default:
                return Sign(value.Kind switch
                {
                    ValueKind.XsdBoolean => ModelMapFormat.XsdBoolean,
                    ValueKind.Int32 => ModelMapFormat.Int32,
                    ValueKind.Int64 => ModelMapFormat.Int64,
                    ValueKind.Decimal => ModelMapFormat.Decimal,
                    ValueKind.BigInteger => ModelMapFormat.BigInteger,
                    ValueKind.Double => ModelMapFormat.Double,
                    ValueKind.Name or ValueKind.PrefixedText => ModelMapFormat.Names,
                    _ => throw new System.InvalidOperationException(value.Kind.ToString()),
                });
        }
    }

    private void Flags(ClassModel model, MemberModel member, bool isList = false, bool isRequired = false)
    {
        Flag(ModelMapFormat.List, isList).Flag(ModelMapFormat.Required, isRequired).Flag(ModelMapFormat.OutputOnly, member.IsOutputOnly)
            .Flag(ModelMapFormat.UserDeclared, model.Declared.Contains(member.Name));
        if (member.Default is { } word)
            Sign(ModelMapFormat.Default).String(word);
    }

    private ModelMapEmitter Flag(char sign, bool isSet) => isSet ? Sign(sign) : this;

    private ModelMapEmitter Named(MemberModel member, XmlName xml) => String(member.Name).Sign(',').Xml(xml);

    private ModelMapEmitter Xml(XmlName name) =>
        name.NamespaceUri.Length == 0 ? String(name.LocalName) : String(name.LocalName).Sign(':').String(name.NamespaceUri);

    private ModelMapEmitter Class(string name) => Number(_classes[name]);

    private ModelMapEmitter String(string text)
    {
        if (!_strings.TryGetValue(text, out var number))
        {
            _strings.Add(text, number = _strings.Count);
            _stringText.Append(' ');
            GrammarFormat.Escape(text, _stringText);
        }
        return Number(number);
    }

    private ModelMapEmitter Start() => Sign(' ');

    private ModelMapEmitter Sign(char sign)
    {
        _text.Append(sign);
        return this;
    }

    private ModelMapEmitter Number(int number)
    {
        _text.Append(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return this;
    }
}
