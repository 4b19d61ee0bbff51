using System;
using System.Collections.Generic;
using System.Globalization;

namespace Bindery.Serialization;

// Children and lists. A list or an item that is null is an error with a message; it is ignored if a model is displayed or compared.
public sealed partial class BindingWriter
{
    /// <summary>Whether lists and items that are null are ignored, because a model in any state is displayed or compared.</summary>
    internal bool PassesNull { get; init; }

    /// <summary>Writes a child, and the kept content before it.</summary>
    /// <param name="child">The child; null if there is none.</param>
    /// <param name="kept">The kept content.</param>
    /// <param name="slot">The child's slot.</param>
    public void Child(XmlModel? child, ref KeptContent kept, int slot)
    {
        child?.WriteElement(this);
        kept.WriteThrough(slot, child is not null);
    }

    /// <summary>Writes the children of a list, and the kept content before each of them.</summary>
    /// <param name="children">The list.</param>
    /// <param name="kept">The kept content.</param>
    /// <param name="slot">The slot of the list.</param>
    /// <param name="member">The name of the member.</param>
    /// <exception cref="InvalidOperationException">The list, or one of its items, is null.</exception>
    public void Children<T>(List<T> children, ref KeptContent kept, int slot, string member)
        where T : XmlModel
    {
        for (var i = 0; i < CountOf(children, member); i++)
        {
            Item(children[i], i, member)?.WriteElement(this);
            kept.WriteThrough(slot, i);
        }
    }

    /// <inheritdoc cref="Children{T}(List{T}, ref KeptContent, int, string)"/>
    public void Children<T>(IList<T> children, ref KeptContent kept, int slot, string member)
        where T : XmlModel
    {
        for (var i = 0; i < CountOf(children, member); i++)
        {
            Item(children[i], i, member)?.WriteElement(this);
            kept.WriteThrough(slot, i);
        }
    }

    /// <summary>Writes the elements of a list for a wildcard, and the kept content before each of them.</summary>
    /// <inheritdoc cref="Children{T}(List{T}, ref KeptContent, int, string)"/>
    public void Elements(IList<AnyElement> children, ref KeptContent kept, int slot, string member)
    {
        for (var i = 0; i < CountOf(children, member); i++)
        {
            if (Item(children[i], i, member) is { } child)
                Element(child);
            kept.WriteThrough(slot, i);
        }
    }

    /// <summary>Writes the attributes of a list for a wildcard.</summary>
    /// <param name="attributes">The list.</param>
    /// <param name="member">The name of the member.</param>
    /// <exception cref="InvalidOperationException">The list, or one of its items, is null.</exception>
    public void Attributes(IList<AnyAttribute> attributes, string member)
    {
        for (var i = 0; i < CountOf(attributes, member); i++)
            if (Item(attributes[i], i, member) is { } attribute)
                Attribute(attribute);
    }

    /// <summary>Returns the number of items of a list that must not be null.</summary>
    /// <exception cref="InvalidOperationException">The list is null.</exception>
    public int CountOf<T>(ICollection<T> list, string member) => list is null ? NoList(member) : list.Count;

    /// <inheritdoc cref="CountOf{T}(ICollection{T}, string)"/>
    public int CountOf<T>(List<T> list, string member) => list is null ? NoList(member) : list.Count;

    /// <summary>Returns an item of a list, which must not be null.</summary>
    /// <exception cref="InvalidOperationException">The item is null.</exception>
    public T? Item<T>(T? item, int index, string member)
        where T : class
    {
        if (item is null && !PassesNull)
            throw new InvalidOperationException($"The item {index.ToString(CultureInfo.InvariantCulture)} of the list '{member}' is null");
        if (item is null && Compares && typeof(T) != typeof(AnyAttribute))
            _xml.Text("\0");
        return item;
    }

    private int NoList(string member) =>
        PassesNull ? 0 : throw new InvalidOperationException($"The list '{member}' is null; an empty list stands for no items");
}
