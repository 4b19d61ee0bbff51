using System;
using System.Collections.Generic;

namespace Bindery.Generator.Binding;

/// <summary>Gives out the names of the types of one namespace, each once.</summary>
internal sealed class TypeNames
{
    // Types that the generated code itself calls by their simple names.
    private static readonly string[] OwnWords =
    [
        "List", "IEnumerable", "IReadOnlyList", "IBufferWriter", "Stream", "Task", "CancellationToken", "ReadOnlySpan", "GeneratedCode", "Enumerable", "Object", "String", "Boolean",
        "SchemaError", "Grammar", "XmlReadOptions", "XmlWriteOptions", "AnyElement", "AnyAttribute", "XmlNames", "XmlWords", "BindingReader", "BindingWriter", "ContentPlace", "KeptContent",
        "DocumentBinding", "UnknownContentStore", "SetsRequiredMembers", "NotNullWhen", "BigInteger", "Type", "System", "Bindery", "Lazy", "Exception",
    ];

    private readonly HashSet<string> _taken = new(OwnWords, StringComparer.Ordinal);

    /// <summary>Takes a name that the schema's author or the user chose; it is theirs, so nothing is added to it.</summary>
    /// <returns>False where another type has it already.</returns>
    public bool TryTake(string name) => _taken.Add(name);

    /// <summary>Takes the first free one of some names, or the last of them with a number.</summary>
    public string Take(params string[] candidates)
    {
        foreach (var candidate in candidates)
            if (_taken.Add(candidate))
                return candidate;
        return Identifiers.Unique(candidates[candidates.Length - 1], _taken);
    }
}
