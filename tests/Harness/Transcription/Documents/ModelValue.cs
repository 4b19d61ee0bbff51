using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Tests.Transcription.Models;

namespace Bindery.Tests.Transcription.Documents;

/// <summary>What a property of a model is set to.</summary>
internal abstract record ModelValue;

/// <summary>A constant; null where a property must be kept from writing the value that it has from the start.</summary>
internal sealed record Constant(object? Value) : ModelValue;

/// <summary>The text between the elements of an ordered list.</summary>
/// <param name="Type">The class of such items.</param>
/// <param name="Text">The text.</param>
internal sealed record TextItem(Type Type, string Text) : ModelValue;

/// <summary>The items of a list, in order.</summary>
internal sealed record ModelList(IReadOnlyList<ModelValue> Items) : ModelValue;

/// <summary>An object of a generated class: what of it is set, and nothing else.</summary>
internal sealed record ModelNode(WrittenClass Class, IReadOnlyList<Setting> Settings) : ModelValue
{
    /// <summary>The properties without which C# does not let the object be made.</summary>
    public IEnumerable<WrittenMember> Missing => Class.Members.Where(member => member.IsRequired && Settings.All(setting => setting.Member != member));

    /// <summary>This object and all below it.</summary>
    public IEnumerable<ModelNode> All() => [this, .. Settings.SelectMany(setting => setting.Nodes()).SelectMany(node => node.All())];
}

/// <summary>A property that is set.</summary>
internal sealed record Setting(WrittenMember Member, ModelValue Value)
{
    /// <summary>The objects that it is set to.</summary>
    public IEnumerable<ModelNode> Nodes() => Value is ModelList list ? list.Items.OfType<ModelNode>() : Value is ModelNode node ? [node] : [];
}
