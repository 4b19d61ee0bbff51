using System.Collections.Generic;
using System.Linq;
using Bindery.Tests.Transcription.Documents;

namespace Bindery.Tests.Transcription.CSharp;

/// <summary>Writes an object as statements: an empty object first, then one assignment or Add after the other, all through the local of the root.</summary>
internal sealed class Assignments(Turns turns)
{
    private readonly List<string> _code = [];
    private readonly Initializer _initializer = new(turns);

    /// <summary>The statements, without their semicolons, that leave the object in a local.</summary>
    public IReadOnlyList<string> Statements(ModelNode root, string local)
    {
        _code.Add($"var {local} = {New(root)}");
        Fill(root, local);
        return _code;
    }

    // C# requires required members in the object initializer.
    private string New(ModelNode node, System.Type? target = null) => _initializer.Object(node, target, Required(node, true));

    private static List<Setting> Required(ModelNode node, bool isRequired) => node.Settings.Where(setting => setting.Member.IsRequired == isRequired).ToList();

    private void Fill(ModelNode node, string path)
    {
        foreach (var setting in Required(node, false))
        {
            var member = $"{path}.{Literal.Name(setting.Member.Property.Name)}";
            if (setting.Value is ModelList list)
                Add(list, setting, member);
            else if (setting.Value is ModelNode child)
            {
                _code.Add($"{member} = {New(child, child.Class.Type)}");
                Fill(child, member);
            }
            else
                _code.Add($"{member} = {_initializer.Expression(setting.Value, null)}");
        }
    }

    private void Add(ModelList list, Setting setting, string member)
    {
        if (turns.Next(4) == 0)
            _code.Add($"{member} = new {Initializer.List(setting.Member.ValueType)}()");
        for (var i = 0; i < list.Items.Count; i++)
        {
            // The members of an item cannot be accessed through an index into a list of its base class.
            if (list.Items[i] is ModelNode node && node.Class.Type == setting.Member.ValueType && turns.Next(3) > 0)
            {
                _code.Add($"{member}.Add({New(node, node.Class.Type)})");
                Fill(node, $"{member}[{i}]");
            }
            else
                _code.Add($"{member}.Add({_initializer.Expression(list.Items[i], setting.Member.ValueType)})");
        }
    }
}
