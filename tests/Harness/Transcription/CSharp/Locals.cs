using System.Collections.Generic;
using System.Linq;
using Bindery.Tests.Transcription.Documents;
using Bindery.Tests.Transcription.Models;

namespace Bindery.Tests.Transcription.CSharp;

/// <summary>Writes an object as statements in which every object has its own local, and some have two. On request, objects are created by factories.</summary>
internal sealed class Locals(Turns turns, bool usesFactories)
{
    private readonly List<string> _code = [];
    private readonly Initializer _initializer = new(turns);
    private int _count;

    /// <summary>The number of objects that are created by factories.</summary>
    public int Factories { get; private set; }

    /// <summary>The statements, without their semicolons, that leave the object in a local.</summary>
    public IReadOnlyList<string> Statements(ModelNode root, string local)
    {
        var (made, fill) = Make(root);
        fill();
        _code.Add($"var {local} = {made}");
        return _code;
    }

    // The object exists when this returns; the second part adds its content, before or after the object is added to its parent.
    private (string Local, System.Action Fill) Make(ModelNode node)
    {
        var factory = usesFactories ? Factory.For(node) : null;
        bool IsEarly(Setting setting) => factory is null ? setting.Member.IsRequired : factory.Sets(setting.Member);
        var early = node.Settings.Where(IsEarly).Select(setting => (setting.Member, Value: Value(setting))).ToList();
        var local = Name("n");
        if (factory is null)
        {
            var members = string.Join(", ", early.Select(pair => $"{Literal.Name(pair.Member.Property.Name)} = {pair.Value}"));
            _code.Add($"var {local} = new {Literal.Type(node.Class.Type)}{(members.Length == 0 ? "()" : $" {{ {members} }}")}");
        }
        else
        {
            Factories++;
            var arguments = string.Join(", ", factory.Parameters.Select(parameter => early.Single(pair => pair.Member == parameter).Value));
            _code.Add($"var {local} = {Literal.Type(node.Class.Type)}.{Literal.Name(factory.Method.Name)}({arguments})");
        }
        var late = node.Settings.Where(setting => !IsEarly(setting)).ToList();
        return (local, () => Fill(local, late));
    }

    private void Fill(string local, List<Setting> settings)
    {
        foreach (var setting in settings)
        {
            if (turns.Next(4) == 0)
            {
                var alias = Name("a");
                _code.Add($"var {alias} = {local}");
                local = alias;
            }
            var member = $"{local}.{Literal.Name(setting.Member.Property.Name)}";
            if (setting.Value is ModelList list && turns.Next(2) == 0)
                foreach (var item in list.Items)
                    Attach(item, setting.Member, made => $"{member}.Add({made})");
            else if (setting.Value is ModelList)
                _code.Add($"{member} = {Value(setting)}");
            else
                Attach(setting.Value, setting.Member, made => $"{member} = {made}");
        }
    }

    private void Attach(ModelValue value, WrittenMember member, System.Func<string, string> attach)
    {
        if (value is not ModelNode node)
        {
            _code.Add($"{attach(_initializer.Expression(value, member.ValueType))}");
            return;
        }
        var (local, fill) = Make(node);
        var isFilledFirst = turns.Next(2) == 0;
        if (isFilledFirst)
            fill();
        _code.Add($"{attach(local)}");
        if (!isFilledFirst)
            fill();
    }

    // A complete value, as an expression without initializers.
    private string Value(Setting setting)
    {
        if (setting.Value is not ModelList list)
            return Item(setting.Value, setting.Member);
        var items = string.Join(", ", list.Items.Select(item => Item(item, setting.Member)));
        if (turns.Next(2) == 0)
            return $"[{items}]";
        var local = Name("l");
        _code.Add($"var {local} = new {Initializer.List(setting.Member.ValueType)} {{ {items} }}");
        return local;
    }

    private string Item(ModelValue value, WrittenMember member)
    {
        if (value is not ModelNode node)
            return _initializer.Expression(value, member.ValueType);
        var (local, fill) = Make(node);
        fill();
        return local;
    }

    private string Name(string prefix) => prefix + _count++;
}
