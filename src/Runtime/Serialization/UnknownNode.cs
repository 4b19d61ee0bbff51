using System.Collections.Generic;

namespace Bindery.Serialization;

/// <summary>The relation of an <see cref="UnknownNode"/> to the known child of its place.</summary>
internal enum UnknownRelation : byte
{
    /// <summary>It replaces the child, which was present but could not be read.</summary>
    Instead,

    /// <summary>It is inside the child, which has no class that could keep it.</summary>
    Inside,

    /// <summary>It follows the child.</summary>
    After,
}

/// <summary>A kept element, text, comment, processing instruction or (inside a child without a class) attribute or namespace declaration.</summary>
/// <param name="slot">The slot of the known child; -1 before the first.</param>
/// <param name="index">The child's index in its slot.</param>
/// <param name="relation">The relation of the node to that child.</param>
internal sealed class UnknownNode(int slot, int index, UnknownRelation relation)
{
    internal static IComparer<UnknownNode> ByPlace { get; } = Comparer<UnknownNode>.Create(static (left, right) => left.CompareTo(right));

    internal int Slot { get; } = slot;

    internal int Index { get; } = index;

    internal UnknownRelation Relation { get; } = relation;

    internal AnyElement? Element { get; set; }

    internal AnyAttribute? Attribute { get; set; }

    internal string? Text { get; set; }

    /// <summary>The namespace declarations of a child without a class that its text refers to.</summary>
    internal IReadOnlyList<(string Prefix, string NamespaceUri)>? Declarations { get; set; }

    /// <summary>A comment or a processing instruction, as in the document.</summary>
    internal byte[]? Markup { get; set; }

    /// <summary>For the text of a child: the text in the document.</summary>
    internal LexicalForm? Form { get; set; }

    /// <summary>For an element in a child's text: the number of UTF-16 code units of the text before it.</summary>
    internal int Offset { get; set; }

    /// <summary>For an element in a child's text: that text, to check whether the offset is still valid.</summary>
    internal InterruptedText? Within { get; set; }

    /// <summary>For a child that could not be read: its local name; <see cref="Text"/> is its content.</summary>
    internal string? UnreadableName { get; set; }

    internal string UnreadableNamespace { get; set; } = "";

    /// <summary>
    /// Whether the schema defines the node: an empty wrapper, a required element of which only the value is unknown, or a comment. It is written even if
    /// unknown content is left out.
    /// </summary>
    internal bool IsKnown { get; set; }

    /// <summary>
    /// For one of several children that could not be read: the content kept from inside it, at place 0 of slot 0. The child itself has no place in the list.
    /// </summary>
    internal UnknownContentStore? Inside { get; set; }

    /// <summary>Returns the same node inside another child.</summary>
    internal UnknownNode At(int slot, int index) =>
        new(slot, index, Relation)
        {
            Element = Element,
            Attribute = Attribute,
            Text = Text,
            Declarations = Declarations,
            Markup = Markup,
            IsKnown = IsKnown,
            Form = Form,
            Offset = Offset,
            Within = Within,
        };

    /// <summary>Orders nodes by place; the order within a place is kept.</summary>
    internal int CompareTo(UnknownNode other) =>
        Slot != other.Slot ? Slot.CompareTo(other.Slot)
        : Index != other.Index ? Index.CompareTo(other.Index)
        : (Relation == UnknownRelation.After).CompareTo(other.Relation == UnknownRelation.After);
}

/// <summary>A text that contains elements, although the schema allows only text.</summary>
internal sealed class InterruptedText
{
    /// <summary>The length of the whole text in UTF-16 code units; while it is read, of the part that was read.</summary>
    internal int Length { get; set; }
}
