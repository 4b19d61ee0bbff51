using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Tests.Transcription.Models;

namespace Bindery.Tests.Transcription.Documents;

/// <summary>The value of a property of a model.</summary>
internal abstract record ModelValue;

/// <summary>A constant; null if a property must not write its initial value.</summary>
internal sealed record Constant(object? Value) : ModelValue;

/// <summary>The text between the elements of an ordered list.</summary>
/// <param name="Type">The class of such items.</param>
/// <param name="Text">The text.</param>
internal sealed record TextItem(Type Type, string Text) : ModelValue;

/// <summary>The items of a list, in order.</summary>
internal sealed record ModelList(IReadOnlyList<ModelValue> Items) : ModelValue;

/// <summary>An object of a generated class: the properties that are set.</summary>
internal sealed record ModelNode(WrittenClass Class, IReadOnlyList<Setting> Settings) : ModelValue
{
    /// <summary>The properties that C# requires and that are not set.</summary>
    public IEnumerable<WrittenMember> Missing => Class.Members.Where(member => member.IsRequired && Settings.All(setting => setting.Member != member));

    /// <summary>Returns this object and all objects below it.</summary>
    public IEnumerable<ModelNode> All() => [this, .. Settings.SelectMany(setting => setting.Nodes()).SelectMany(node => node.All())];
}

/// <summary>A property that is set.</summary>
internal sealed record Setting(WrittenMember Member, ModelValue Value)
{
    /// <summary>Returns the objects of the value.</summary>
    public IEnumerable<ModelNode> Nodes() => Value is ModelList list ? list.Items.OfType<ModelNode>() : Value is ModelNode node ? [node] : [];
}
