using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Bindery.Generator.Binding;

/// <summary>
/// Assigns the names of the types of one namespace, each once. The table of words of an enumeration has the enumeration's name with the suffix "Words", so both
/// names are taken together.
/// </summary>
internal sealed class TypeNames
{
    private const string TableSuffix = "Words";

    // Types that generated code refers to by their simple names.
    private static readonly string[] OwnWords =
    [
        "List", "IEnumerable", "IReadOnlyList", "IBufferWriter", "Stream", "Task", "CancellationToken", "ReadOnlySpan", "GeneratedCode", "Enumerable",
        "Object", "String", "Boolean",
        "SchemaViolation", "Grammar", "XmlReadOptions", "XmlWriteOptions", "AnyElement", "AnyAttribute", "XmlModel", "XmlNames", "XmlWords", "XmlText",
        "BindingReader", "BindingWriter", "ContentPlace", "KeptContent",
        "DocumentBinding", "UnknownContentStore", "SetsRequiredMembers", "NotNullWhen", "BigInteger", "Type", "System", "Bindery", "Lazy", "Exception",
        "XmlBindingException", "SchemaViolationException", "GeneratedCodeAttribute", "SetsRequiredMembersAttribute", "NotNullWhenAttribute",
    ];

    private readonly HashSet<string> _taken = new(OwnWords.Concat(MemberNames.OfClasses).Concat(MemberNames.OfRoots), StringComparer.Ordinal);
    // No two types may differ only in case, because they would be hard to distinguish.
    private readonly HashSet<string> _given = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _chosen = new(StringComparer.Ordinal);

    // The last number assigned for each name.
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>Reserves a name that the schema's author chose, so that no other type gets it.</summary>
    public void Keep(string chosen) => _chosen.Add(chosen);

    /// <summary>Takes a name that the schema's author chose, unchanged.</summary>
    /// <returns>False if another type already has it.</returns>
    public bool TryTake(string name) 
    {
        if (!IsFree(name) || !_taken.Add(name))
            return false;
        _given.Add(name);
        return true;
    }

    /// <summary>Takes the name of a class that the user declared, even if it is already taken.</summary>
    public void Force(string name) => _taken.Add(name);

    /// <summary>Takes the first free name of a list; if none is free, the last one with a number.</summary>
    public string Take(params string[] candidates)
    {
        foreach (var candidate in candidates)
            if (!_chosen.Contains(candidate) && !_given.Contains(candidate) && TryTake(candidate))
                return candidate;
        var plain = candidates[candidates.Length - 1];
        for (var number = _numbers.TryGetValue(plain, out var last) ? last + 1 : 2; ; number++)
        {
            var numbered = plain + number.ToString(CultureInfo.InvariantCulture);
            if (_chosen.Contains(numbered) || _given.Contains(numbered) || !TryTake(numbered))
                continue;
            _numbers[plain] = number;
            return numbered;
        }
    }

    private bool IsFree(string name) =>
        !_taken.Contains(name)
        && !_taken.Contains(name + TableSuffix)
        && !(name.EndsWith(TableSuffix, StringComparison.Ordinal) && _taken.Contains(name.Substring(0, name.Length - TableSuffix.Length)));
}
