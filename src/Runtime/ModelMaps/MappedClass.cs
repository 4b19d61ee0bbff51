using System.Collections.Generic;

namespace Bindery.ModelMaps;

/// <summary>A generated class.</summary>
/// <param name="name">The C# name, without namespace.</param>
internal sealed class MappedClass(string name)
{
    public string Name { get; } = name;

    public string NamespaceUri { get; set; } = "";

    public string LocalName { get; set; } = "";

    /// <summary>Whether it can be the root of a document, and therefore has the methods that read and write documents.</summary>
    public bool IsRoot { get; set; }

    /// <summary>Whether the user wrote the constructor without parameters: the values of a new object are then unknown.</summary>
    public bool HasOwnConstructor { get; set; }

    /// <summary>The numbers of the element patterns of the class, as in the compiled grammar (<c>ElementPattern.Number</c>).</summary>
    public IReadOnlyList<int> Elements { get; set; } = [];

    /// <summary>The members in the order in which the writer writes them: attributes, then text or children.</summary>
    public List<MappedMember> Members { get; } = [];

    /// <summary>The factories.</summary>
    public List<MappedFactory> Factories { get; } = [];

    /// <summary>Returns the member with a name; null if there is none.</summary>
    public MappedMember? FindMember(string name) => Members.Find(member => member.Name == name);
}

/// <summary>A static method that creates an object with a discriminator set.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Discriminator">The member that it sets.</param>
/// <param name="Word">The word of the discriminator.</param>
/// <param name="Parameters">The members that its parameters set, in order.</param>
internal sealed record MappedFactory(string Name, MappedMember Discriminator, string Word, IReadOnlyList<MappedMember> Parameters);
