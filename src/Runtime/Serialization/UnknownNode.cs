using System.Collections.Generic;

namespace Bindery.Serialization;

/// <summary>How an <see cref="UnknownNode"/> relates to the known child of its place.</summary>
internal enum UnknownRelation : byte
{
    /// <summary>It stands in its stead: the child was there, but could not be read.</summary>
    Instead,

    /// <summary>It stands inside it, and the child is no class of its own that could keep it.</summary>
    Inside,

    /// <summary>It stands after it.</summary>
    After,
}

/// <summary>An element, a text, a comment, a processing instruction or (inside a child without class) an attribute that is kept.</summary>
/// <param name="slot">The slot of the known child; -1 before the first.</param>
/// <param name="index">The child's place in its slot.</param>
/// <param name="relation">How the node relates to that child.</param>
internal sealed class UnknownNode(int slot, int index, UnknownRelation relation)
{
    internal static IComparer<UnknownNode> ByPlace { get; } = Comparer<UnknownNode>.Create(static (left, right) => left.CompareTo(right));

    internal int Slot { get; } = slot;

    internal int Index { get; } = index;

    internal UnknownRelation Relation { get; } = relation;

    internal AnyElement? Element { get; set; }

    internal AnyAttribute? Attribute { get; set; }

    internal string? Text { get; set; }

    /// <summary>A comment or a processing instruction, as it stood in the document.</summary>
    internal byte[]? Markup { get; set; }

    /// <summary>For the text of a child: how it stood in the document.</summary>
    internal LexicalForm? Form { get; set; }

    /// <summary>For an element in a child's text: how many UTF-16 code units of the text stand before it.</summary>
    internal int Offset { get; set; }

    /// <summary>For an element in a child's text: that text. It shows whether the offset still means the same place.</summary>
    internal InterruptedText? Within { get; set; }

    /// <summary>For a child that could not be read: its local name; <see cref="Text"/> is what it said.</summary>
    internal string? UnreadableName { get; set; }

    internal string UnreadableNamespace { get; set; } = "";

    /// <summary>
    /// Whether it is nothing that the schema does not know: a wrapper that has nothing to wrap, an element that it demands and of which only the word is
    /// unknown, or a comment. It is written even where unknown content is left out.
    /// </summary>
    internal bool IsKnown { get; set; }

    /// <summary>
    /// For one of several children that could not be read: what was kept from inside it, at the place 0 of the slot 0. It has no place in the list itself.
    /// </summary>
    internal UnknownContentStore? Inside { get; set; }

    /// <summary>The same inside another child.</summary>
    internal UnknownNode At(int slot, int index) =>
        new(slot, index, Relation)
        {
            Element = Element,
            Attribute = Attribute,
            Text = Text,
            Markup = Markup,
            IsKnown = IsKnown,
            Form = Form,
            Offset = Offset,
            Within = Within,
        };

    /// <summary>Orders nodes by their places; those of one place stay as they came.</summary>
    internal int CompareTo(UnknownNode other) =>
        Slot != other.Slot ? Slot.CompareTo(other.Slot)
        : Index != other.Index ? Index.CompareTo(other.Index)
        : (Relation == UnknownRelation.After).CompareTo(other.Relation == UnknownRelation.After);
}

/// <summary>A text that elements stand in, where the schema has text only.</summary>
internal sealed class InterruptedText
{
    /// <summary>The length of the whole text in UTF-16 code units; while it is read, of what was read.</summary>
    internal int Length { get; set; }
}
