using System;
using System.Collections.Generic;

namespace Bindery.Generator.Binding;

/// <summary>Gives out the names of the members of one class, each once, and none that the class has from elsewhere.</summary>
internal sealed class MemberNames
{
    private readonly HashSet<string> _taken;

    public MemberNames(string className, bool isRoot)
    {
        // A member cannot be called like its class, and not like what every object has.
        _taken = new HashSet<string>(StringComparer.Ordinal) { className, "ToString", "Equals", "GetHashCode", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals", "Write", "AttributeNames", "ChildNames" };
        if (isRoot)
            _taken.UnionWith(["Parse", "TryParse", "Load", "LoadAsync", "ToXml", "WriteTo", "Save", "SaveAsync", "Validate", "Binding"]);
    }

    /// <summary>Takes a name, or the name with a suffix that says what it is.</summary>
    public string Take(string name, string suffix) =>
        _taken.Add(name) ? name : Identifiers.Unique(name + suffix, _taken);

    /// <summary>Takes a name if it is free.</summary>
    public bool TryTake(string name) => _taken.Add(name);
}
