using System;
using System.Collections.Generic;

namespace Bindery.Generator.Binding;

/// <summary>Assigns the names of the members of one class. Each name is assigned once, and never one that the class already has for another reason.</summary>
internal sealed class MemberNames
{
    // The members of object, the other members of generated classes, and types whose static members generated code calls.
    internal static readonly string[] OfClasses =
    [
        "ToString", "Equals", "GetHashCode", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals", "Clone", "Copy", "Write", "AttributeNames",
        "ChildNames", "_unknown",
        "BindingWriter", "XmlWords", "ContentPlace", "Enumerable",
        "ItemsOf", "ReadTyped", "MakeCopy", "DerivedTypes", "ElementName",
    ];

    internal static readonly string[] OfRoots = ["Parse", "TryParse", "Load", "LoadAsync", "ToXml", "ToUtf8", "WriteTo", "Save", "SaveAsync", "Validate",
        "Binding"];

    // Parameters and locals of generated code, because annotations may specify lower-case names.
    private static readonly string[] Locals =
    [
        "reader", "writer", "i", "place", "text", "element", "attribute", "kept", "document", "options", "xml", "utf8", "path", "output", "stream",
        "cancellationToken", "value", "reason",
    ];

    private readonly HashSet<string> _taken;

    // No two members may differ only in case, because they would be hard to distinguish.
    private readonly HashSet<string> _given = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reserves the names that members of a class cannot have.</summary>
    /// <param name="className">The class, whose name a member cannot have.</param>
    /// <param name="isRoot">Whether it has the methods of documents.</param>
    /// <param name="declared">The names of methods and nested types that the user's part of the class declares.</param>
    /// <param name="inherited">The names of the base class; null if the class has no base in the schema.</param>
    public MemberNames(string className, bool isRoot, IEnumerable<string> declared, MemberNames? inherited = null)
    {
        _taken = new HashSet<string>(declared, StringComparer.Ordinal) { className };
        _taken.UnionWith(OfClasses);
        _taken.UnionWith(Locals);
        if (inherited is not null)
        {
            _taken.UnionWith(inherited._taken);
            _given.UnionWith(inherited._given);
        }
        if (isRoot)
        {
            _taken.UnionWith(OfRoots);
            _taken.Add(className + "Grammar");
        }
    }

    /// <summary>Takes a name, or the name with a suffix for the kind of member.</summary>
    public string Take(string name, string suffix) =>
        TryTake(name) || TryTake(name += suffix) ? name : Identifiers.Unique(name, _taken);

    /// <summary>Takes a name for a list with a wrapper. The wrapper is read by a method, which needs names too.</summary>
    public string TakeWrapper(string name)
    {
        // With a suffix, it would still be the name of a numbered local.
        if (IsNumberedLocal(name))
            name = "Items" + name;
        var free = name;
        for (var i = 0; IsTaken(free) || IsTaken("Read" + free) || IsTaken("NamesIn" + free); i++)
            free = name + "List" + (i == 0 ? "" : i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        _taken.UnionWith([free, "Read" + free, "NamesIn" + free]);
        return free;
    }

    /// <summary>Takes a name if it is free.</summary>
    public bool TryTake(string name) => !IsTaken(name) && !_given.Contains(name) && _taken.Add(name) && _given.Add(name);

    /// <summary>Whether a name has the form of a numbered local in generated code.</summary>
    public static bool IsNumberedLocal(string name) =>
        name.StartsWith("keptIn", StringComparison.Ordinal) || name.StartsWith("_unknownIn", StringComparison.Ordinal)
        || (name.Length > 4
            && (name.StartsWith("text", StringComparison.Ordinal) || name.StartsWith("item", StringComparison.Ordinal))
            && char.IsDigit(name[4]));

    private bool IsTaken(string name) => _taken.Contains(name) || IsNumberedLocal(name);
}
