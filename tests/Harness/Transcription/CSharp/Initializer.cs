using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Tests.Transcription.Documents;

namespace Bindery.Tests.Transcription.CSharp;

/// <summary>Writes an object as one expression: nested initializers, with lists in all forms that C# has.</summary>
internal sealed class Initializer(Turns turns)
{
    /// <summary>The expression.</summary>
    /// <param name="value">The value.</param>
    /// <param name="target">The target type; null if it does not determine the type to create.</param>
    public string Expression(ModelValue value, Type? target) => value switch
    {
        ModelNode node => Object(node, target, node.Settings),
        TextItem text => $"new {Literal.Type(text.Type)}({Literal.Of(text.Text)})",
        Constant constant => Literal.Of(constant.Value),
        _ => throw new InvalidOperationException("A list depends on the member that it is for."),
    };

    /// <summary>Writes an object with some of its settings.</summary>
    public string Object(ModelNode node, Type? target, IReadOnlyList<Setting> settings)
    {
        var made = target == node.Class.Type && turns.Next(2) == 0 ? "new()" : "new " + Literal.Type(node.Class.Type);
        var members = string.Join(", ", settings.Select(Setting));
        return members.Length == 0 ? made.TrimEnd('(', ')') + "()" : $"{made} {{ {members} }}";
    }

    private string Setting(Setting setting)
    {
        var name = Literal.Name(setting.Member.Property.Name);
        if (setting.Value is not ModelList list)
            return $"{name} = {Expression(setting.Value, setting.Member.Property.PropertyType)}";
        var item = setting.Member.ValueType;
        var items = string.Join(", ", list.Items.Select(one => Expression(one, item)));
        return turns.Next(6) switch
        {
            0 or 1 => $"{name} = {{ {items} }}",
            2 => $"{name} = [{items}]",
            3 => $"{name} = new {List(item)} {{ {items} }}",
            4 => $"{name} = new() {{ {items} }}",
            _ => $"{name} = [.. new {ItemType(item)}[] {{ {items} }}]",
        };
    }

    public static string List(Type item) => $"global::System.Collections.Generic.List<{ItemType(item)}>";

    private static string ItemType(Type item) => item == typeof(string) ? "string" : Literal.Type(item);
}
