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

    /// <summary>Whether the type is abstract: all objects are of derived classes.</summary>
    public bool IsAbstract { get; set; }

    /// <summary>The base class, for complex types of XML Schema; null if there is none.</summary>
    public MappedClass? Base { get; set; }

    /// <summary>The name of the type in xsi:type; null if it has none.</summary>
    public (string NamespaceUri, string LocalName)? Type { get; set; }

    /// <summary>The class as whose document an object is written: the class itself, or the nearest base class that can be the root of a document.</summary>
    public MappedClass Document
    {
        get
        {
            var document = this;
            while (document is { IsRoot: false, Base: { } from })
                document = from;
            return document;
        }
    }

    /// <summary>The numbers of the element patterns of the class, as in the compiled grammar (<c>ElementPattern.Number</c>).</summary>
    public IReadOnlyList<int> Elements { get; set; } = [];

    /// <summary>The members in the order in which the writer writes them: attributes, then text or children.</summary>
    public List<MappedMember> Members { get; } = [];

    /// <summary>The factories.</summary>
    public List<MappedFactory> Factories { get; } = [];

    /// <summary>Returns the member with a name; null if there is none.</summary>
    public MappedMember? FindMember(string name) => Members.Find(member => member.Name == name);

    /// <summary>The member as this class has it, where it was looked for in a base.</summary>
    public MappedMember Own(MappedMember member) => Base is null || Members.Contains(member) ? member : FindMember(member.Name) ?? member;
}

/// <summary>A static method that creates an object with a discriminator set.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Discriminator">The member that it sets.</param>
/// <param name="Word">The word of the discriminator.</param>
/// <param name="Parameters">The members that its parameters set, in order.</param>
internal sealed record MappedFactory(string Name, MappedMember Discriminator, string Word, IReadOnlyList<MappedMember> Parameters);
