using System.Collections.Generic;
using System.Linq;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>The names of the classes of complex types: those of the types, without an ending such as "Type".</summary>
/// <param name="names">The names of the schema's types.</param>
internal sealed class TypeClassNames(TypeNames names)
{
    // A class with the name of a value of .NET would be ambiguous in each file that uses the namespace System.
    private static readonly HashSet<string> NamesOfValues =
    [
        "Boolean", "Byte", "Char", "DateOnly", "DateTime", "DateTimeOffset", "Decimal", "Double", "Guid", "Int16", "Int32", "Int64", "Single", "TimeOnly",
        "TimeSpan", "Uri",
    ];

    private readonly Dictionary<SimpleType, string> _names = [];
    private readonly HashSet<string> _schemaNames = [];

    /// <summary>Takes the names of the types that have no ending.</summary>
    public void TakeOwn(IEnumerable<SimpleType> types) => Take(types.Where(type => Identifiers.OfType(type.Syntax.LocalName) == Plain(type)));

    /// <summary>Takes the names of the other types.</summary>
    public void TakeShortened(IEnumerable<SimpleType> types) => Take(types.Where(type => !_names.ContainsKey(type)));

    /// <summary>Returns the name of a type's class; null if it is not named after the type.</summary>
    public string? Of(SimpleType type) => _names.TryGetValue(type, out var name) ? name : null;

    // Types of one name in different namespaces are distinguished by a word of the namespace.
    private void Take(IEnumerable<SimpleType> types)
    {
        foreach (var type in types.ToList())
        {
            var (brief, plain) = (Identifiers.OfType(type.Syntax.LocalName), Plain(type));
            if (NamesOfValues.Contains(brief))
                brief = plain;
            var isSecond = !_schemaNames.Add(type.Syntax.LocalName);
            _names.Add(type, isSecond && Identifiers.OfNamespace(type.Syntax.NamespaceUri) is { } space
                ? names.Take(Identifiers.Inside(space, brief), Identifiers.Inside(space, plain))
                : names.Take(brief, plain));
        }
    }

    private static string Plain(SimpleType type) => Identifiers.Pascal(type.Syntax.LocalName);
}
