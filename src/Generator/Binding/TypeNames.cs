using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Bindery.Generator.Binding;

/// <summary>
/// Gives out the names of the types of one namespace, each once. The tables of an enumeration's words are called like it with "Words" behind: the two go
/// together.
/// </summary>
internal sealed class TypeNames
{
    private const string TableSuffix = "Words";

    // Types that the generated code itself calls by their simple names.
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
    // No two types that differ in case alone: nobody could tell them apart.
    private readonly HashSet<string> _given = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _chosen = new(StringComparer.Ordinal);

    // The last number behind each name: what is below was given out, and stays so.
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>Keeps a name that the schema's author chose for something from being given to anything else.</summary>
    public void Keep(string chosen) => _chosen.Add(chosen);

    /// <summary>Takes a name that the schema's author chose; it is theirs, so nothing is added to it.</summary>
    /// <returns>False where another type has it already.</returns>
    public bool TryTake(string name) 
    {
        if (!IsFree(name) || !_taken.Add(name))
            return false;
        _given.Add(name);
        return true;
    }

    /// <summary>Takes the name of a class that the user declared, whatever it is called.</summary>
    public void Force(string name) => _taken.Add(name);

    /// <summary>Takes the first free one of some names, or the last of them with a number.</summary>
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
