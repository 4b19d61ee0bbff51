using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding;
using Bindery.Generator.Binding.Model;

namespace Bindery.Generator.Emit;

/// <summary>The locals in which a reader collects required members. A property that cannot be null cannot represent an absent value.</summary>
internal sealed class RequiredLocals
{
    private readonly List<(string Member, string Local, string Type, string XmlName)> _attributes = [];
    private readonly List<(string Member, string Local, string Type, string XmlName)> _children = [];

    // Null is a valid value of these.
    private readonly List<(string Member, string Local, string Flag, string Type, string XmlName)> _nillable = [];

    // Names that the reader uses itself, and the members, which a local must not hide.
    private readonly HashSet<string> _taken;

    public RequiredLocals(EmitContext context, ClassModel model)
    {
        _taken = new HashSet<string>(model.MemberNames.Concat(model.Declared), System.StringComparer.Ordinal) { "reader", "i", "place", "text" };
        foreach (var attribute in model.Attributes.Where(attribute => attribute.IsRequired))
            _attributes.Add((attribute.Member.Name, Local(attribute.Member.Name), EmitContext.TypeOf(attribute.Value), attribute.Xml.LocalName));
        foreach (var slot in model.Slots)
            if (slot is ClassSlot { IsRequired: true } child)
                _children.Add((child.Member.Name, Local(child.Member.Name), child.ClassName, child.Xml.LocalName));
            else if (slot is SubstitutionSlot { IsRequired: true } group)
                _children.Add((group.Member.Name, Local(group.Member.Name), group.BaseName, group.Xml.LocalName));
            else if (slot is ValueSlot { IsRequired: true, IsNillable: true } nillable)
                _nillable.Add((
                    nillable.Member.Name,
                    Local(nillable.Member.Name),
                    Local(nillable.Member.Name + "IsThere"),
                    EmitContext.TypeOf(nillable.Value),
                    nillable.Xml.LocalName));
            else if (slot is ValueSlot { IsRequired: true } value)
                _children.Add((value.Member.Name, Local(value.Member.Name), EmitContext.TypeOf(value.Value), value.Xml.LocalName));
        SetsText = model.Text is { IsRequired: true };
    }

    /// <summary>Whether the reader sets required members.</summary>
    public bool Any => _attributes.Count > 0 || _children.Count > 0 || _nillable.Count > 0 || SetsText;

    private bool SetsText { get; }

    /// <summary>The target of the assignment of a value that was read for a member.</summary>
    public string TargetOf(string member) =>
        _attributes.Concat(_children).Where(local => local.Member == member).Select(local => local.Local).FirstOrDefault()
            ?? _nillable.Where(local => local.Member == member).Select(local => local.Local).FirstOrDefault()
            ?? member;

    /// <summary>The local that records that a child with a nullable value is present.</summary>
    public string FlagOf(string member) => _nillable.First(local => local.Member == member).Flag;

    public void Declare(SourceWriter writer)
    {
        foreach (var (_, local, type, _) in _attributes.Concat(_children))
            writer.Line($"{type}? {local} = null;");
        foreach (var (_, local, flag, type, _) in _nillable)
            writer.Line($"{type}? {local} = null;").Line($"var {flag} = false;");
    }

    public void AssignAttributes(SourceWriter writer)
    {
        foreach (var (member, local, _, xmlName) in _attributes)
            writer.Line($"{member} = {local} ?? throw reader.MissingAttribute({EmitContext.Literal(xmlName)});");
    }

    public void AssignChildren(SourceWriter writer)
    {
        foreach (var (member, local, _, xmlName) in _children)
            writer.Line($"{member} = {local} ?? throw reader.MissingElement({EmitContext.Literal(xmlName)});");
        foreach (var (member, local, flag, _, xmlName) in _nillable)
            writer.Line($"{member} = {flag} ? {local} : throw reader.MissingElement({EmitContext.Literal(xmlName)});");
    }

    private string Local(string member)
    {
        var local = Identifiers.Camel(member);
        // With a suffix, it would still be such a name.
        if (MemberNames.IsNumberedLocal(local))
            local = "required" + member;
        while (!_taken.Add(local.TrimStart('@')))
            local += "Value";
        return local;
    }
}
