using System;
using System.Collections.Generic;
using Bindery.Patterns.Text;

namespace Bindery.ModelMaps;

/// <summary>Reads the text of a model map (see <see cref="ModelMapFormat"/>). Any text is read or refused in time linear in its length.</summary>
internal sealed class ModelMapReader
{
    private readonly GrammarTokens _tokens;
    private readonly List<string> _strings = [];
    private readonly List<MappedEnum> _enums = [];
    private readonly List<MappedClass> _classes = [];
    private readonly HashSet<string> _typeNames = new(StringComparer.Ordinal);

    private ModelMapReader(string text) => _tokens = new GrammarTokens(text, "The map of the models");

    /// <summary>Reads a map.</summary>
    /// <exception cref="FormatException">The text is not a model map, or it has an unknown version.</exception>
    public static ModelMap Read(string text) => new ModelMapReader(text).Read();

    private ModelMap Read()
    {
        var header = _tokens.Next();
        if (!header.StartsWith(ModelMapFormat.Name, StringComparison.Ordinal))
            throw _tokens.Damaged("it does not begin with '" + ModelMapFormat.Name + "'");
        if (header != ModelMapFormat.Name + ModelMapFormat.Version)
            throw new FormatException(
                $"The map of the models is of version '{header.Substring(ModelMapFormat.Name.Length)}'; this library knows version {ModelMapFormat.Version}; use the same version of Bindery for both");

        Enter("#strings");
        while (_tokens.TryNext())
            _strings.Add(GrammarFormat.Unescape(_tokens.Token) ?? throw _tokens.Damaged("this is not a valid string"));
        Enter("#enums");
        while (_tokens.TryNext())
            _enums.Add(ReadEnum());
        Enter("#classes");
        while (_tokens.TryNext())
            _classes.Add(ReadClass());
        Enter("#members");
        ReadMembers();
        if (!_tokens.AtEnd && !_tokens.Next().StartsWith("#", StringComparison.Ordinal))
            throw _tokens.Damaged("a section should begin here");
        return new ModelMap(_classes, _enums);
    }

    private void Enter(string section)
    {
        if (_tokens.Next() != section)
            throw _tokens.Damaged($"'{section}' should stand here");
    }

    private MappedEnum ReadEnum()
    {
        var name = TypeName();
        var members = new List<MappedEnumMember>();
        while (_tokens.Take(','))
        {
            var member = String();
            _tokens.Expect(':');
            members.Add(new MappedEnumMember(member, String()));
        }
        _tokens.EndToken();
        return new MappedEnum(name, members);
    }

    private MappedClass ReadClass()
    {
        var model = new MappedClass(TypeName());
        _tokens.Expect(',');
        (model.NamespaceUri, model.LocalName) = Xml();
        model.IsRoot = _tokens.Take(ModelMapFormat.Root);
        model.HasOwnConstructor = _tokens.Take(ModelMapFormat.OwnConstructor);
        model.IsAbstract = _tokens.Take(ModelMapFormat.Abstract);
        if (_tokens.Take(ModelMapFormat.Type))
            model.Type = Xml();
        if (_tokens.Take(ModelMapFormat.Base))
            model.Base = Entry(_classes, "class", out _);
        var elements = new List<int>();
        if (_tokens.Take(';'))
        {
            do
                elements.Add(_tokens.Number());
            while (_tokens.Take(','));
        }
        _tokens.EndToken();
        model.Elements = elements;
        return model;
    }

    private void ReadMembers()
    {
        MappedClass? model = null;
        var names = new HashSet<string>(StringComparer.Ordinal);
        var last = -1;
        while (_tokens.TryNext())
        {
            var code = _tokens.Code();
            if (code == ModelMapFormat.Members)
            {
                var at = _tokens.Position;
                model = Entry(_classes, "class", out var number);
                if (number <= last)
                    throw _tokens.Damaged(at, "the classes should stand in their order");
                last = number;
                names.Clear();
            }
            else if (model is null)
            {
                throw _tokens.Damaged("a class should stand here");
            }
            else if (code == ModelMapFormat.Factory)
            {
                model.Factories.Add(ReadFactory(model));
            }
            else
            {
                var member = ReadMember(code);
                if (!names.Add(member.Name))
                    throw _tokens.Damaged($"'{model.Name}.{member.Name}' is there already");
                model.Members.Add(member);
            }
            _tokens.EndToken();
        }
    }

    private MappedFactory ReadFactory(MappedClass model)
    {
        var name = String();
        _tokens.Expect(',');
        var discriminator = Entry(model.Members, "member", out _);
        if (discriminator.Value?.Enum is not { } words)
            throw _tokens.Damaged($"'{discriminator.Name}' is not a valid enumeration");
        _tokens.Expect(',');
        var word = Entry(words.Members, "member", out _).Word;
        var parameters = new List<MappedMember>();
        while (_tokens.Take(','))
            parameters.Add(Entry(model.Members, "member", out _));
        return new MappedFactory(name, discriminator, word, parameters);
    }

    private MappedMember ReadMember(char code)
    {
        var role = code switch
        {
            ModelMapFormat.Attribute => MemberRole.Attribute,
            ModelMapFormat.Text => MemberRole.Text,
            ModelMapFormat.Child => MemberRole.Child,
            ModelMapFormat.ValueChild => MemberRole.ValueChild,
            ModelMapFormat.Presence => MemberRole.Presence,
            ModelMapFormat.ClassWrapper or ModelMapFormat.ValueWrapper => MemberRole.Wrapper,
            ModelMapFormat.Items => MemberRole.Items,
            ModelMapFormat.Substitution => MemberRole.Substitution,
            ModelMapFormat.AnyAttributes => MemberRole.AnyAttributes,
            ModelMapFormat.AnyElements => MemberRole.AnyElements,
            _ => throw _tokens.Damaged("there is no such kind of member"),
        };
        var member = new MappedMember(String(), role);
        if (ModelMapFormat.HasName(role))
        {
            _tokens.Expect(',');
            (member.NamespaceUri, member.LocalName) = Xml();
        }
        if (role == MemberRole.Wrapper)
        {
            _tokens.Expect(',');
            (member.ItemNamespaceUri, member.ItemLocalName) = Xml();
        }
        switch (code)
        {
            case ModelMapFormat.Child or ModelMapFormat.ClassWrapper:
                _tokens.Expect(',');
                member.Class = Entry(_classes, "class", out _);
                break;
            case ModelMapFormat.Attribute or ModelMapFormat.Text or ModelMapFormat.ValueChild or ModelMapFormat.ValueWrapper:
                member.Value = ReadValue();
                break;
            case ModelMapFormat.Items:
                ReadItems(member);
                break;
            case ModelMapFormat.Substitution:
                ReadCases(member, haveViews: false);
                break;
        }
        member.IsList = _tokens.Take(ModelMapFormat.List) || ModelMapFormat.IsAlwaysList(role);
        member.IsRequired = _tokens.Take(ModelMapFormat.Required);
        member.IsOutputOnly = _tokens.Take(ModelMapFormat.OutputOnly);
        member.IsNillable = _tokens.Take(ModelMapFormat.Nillable);
        member.IsUserDeclared = _tokens.Take(ModelMapFormat.UserDeclared);
        if (_tokens.Take(ModelMapFormat.Default))
            member.Default = String();
        return member;
    }

    private void ReadCases(MappedMember member, bool haveViews)
    {
        while (_tokens.Take(';'))
        {
            var (uri, local) = Xml();
            _tokens.Expect(',');
            var model = Entry(_classes, "class", out _);
            if (haveViews)
                _tokens.Expect(',');
            member.Cases.Add(new MappedCase(uri, local, model, haveViews ? String() : null));
        }
    }

    private void ReadItems(MappedMember member)
    {
        ReadCases(member, haveViews: true);
        if (_tokens.Take(ModelMapFormat.TextItem))
            member.TextItem = String();
        if (_tokens.Take(ModelMapFormat.AnyItem))
            member.AnyItem = String();
    }

    private MappedValue ReadValue(bool isItem = false)
    {
        if (!ModelMapFormat.TryKindOf(_tokens.Code(), out var kind) || (isItem && kind == MappedValueKind.List))
            throw _tokens.Damaged("there is no such kind of value");
        switch (kind)
        {
            case MappedValueKind.String:
                return new MappedValue(kind, Fixed: _tokens.SeesNumber ? String() : null);
            case MappedValueKind.Boolean:
                var yes = String();
                _tokens.Expect(':');
                return new MappedValue(kind, Yes: yes, No: String());
            case MappedValueKind.Enum:
                return new MappedValue(kind, Entry(_enums, "enumeration", out _));
            case MappedValueKind.List:
                return new MappedValue(kind, Item: ReadValue(isItem: true));
            default:
                return new MappedValue(kind);
        }
    }

    private string TypeName()
    {
        var name = String();
        return _typeNames.Add(name) ? name : throw _tokens.Damaged($"the type '{name}' is there already");
    }

    private (string NamespaceUri, string LocalName) Xml()
    {
        var local = String();
        return (_tokens.Take(':') ? String() : "", local);
    }

    private string String() => Entry(_strings, "string", out _);

    private T Entry<T>(IReadOnlyList<T> entries, string kind, out int number)
    {
        var at = _tokens.Position;
        number = _tokens.Number();
        return number < entries.Count ? entries[number] : throw _tokens.Damaged(at, $"there is no {kind} {number} before this");
    }
}
