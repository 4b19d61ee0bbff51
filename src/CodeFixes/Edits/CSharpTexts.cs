using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Bindery.Analyzers.Flow;
using Bindery.CodeFixes.Plans;
using Bindery.ModelMaps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bindery.CodeFixes.Edits;

/// <summary>Writes values as C#, with the names that are in scope at a place.</summary>
/// <param name="state">The objects.</param>
/// <param name="semantics">The semantic model.</param>
/// <param name="position">The place.</param>
internal sealed class CSharpTexts(FlowState state, SemanticModel semantics, int position)
{
    private readonly bool _hasTargetTypedNew = semantics.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp9 };

    /// <summary>The name of a generated type.</summary>
    public string? TypeName(string name, ModelObject beside) =>
        beside.Type.ContainingNamespace.GetTypeMembers(name, 0).FirstOrDefault()?.ToMinimalDisplayString(semantics, position);

    /// <summary>A name in C#.</summary>
    public static string Name(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>A value of a member.</summary>
    /// <returns>Null where it cannot be written.</returns>
    public string? Of(Value value, MappedMember member, ModelObject owner, bool isItem = false) => value switch
    {
        NullValue => "null",
        ConstantValue { Constant: var constant } => Of(constant, member, owner),
        HeapValue heap when state.Heap[heap.Id] is ModelObject made => Of(made, isItem),
        HeapValue heap when state.Heap[heap.Id] is ListObject list => Of(list, member, owner),
        _ => null,
    };

    /// <summary>The members that are set, as elements of an initializer.</summary>
    public IEnumerable<string?> Elements(ModelObject made)
    {
        foreach (var member in made.Class.Members)
            if (made.Members.TryGetValue(member, out var cell) && !(state.Find<ListObject>(cell.Value) is { Items.Length: 0 }))
                yield return Element(member, made);
    }

    /// <summary>A member that is set, as an element of an initializer.</summary>
    public string? Element(MappedMember member, ModelObject made) =>
        Of(made.Members[member].Value, member, made) is { } value ? $"{Name(member.Name)} = {value}" : null;

    /// <summary>A member that is set to a word, or to its current value if no word is given, as an element of an initializer.</summary>
    public string? Element(MappedMember member, string? word, ModelObject made)
    {
        if (word is null)
            return Element(member, made);
        return member.Value is { } kind && Constants.Of(word, kind) is { } constant && Of(constant, member, made) is { } value
            ? $"{Name(member.Name)} = {value}"
            : null;
    }

    private string? Of(object constant, MappedMember member, ModelObject owner)
    {
        if (member.Value is { Kind: MappedValueKind.Enum, Enum: { } words })
            return constant is int number && number < words.Members.Count && TypeName(words.Name, owner) is { } type
                ? type + "." + Name(words.Members[number].Name)
                : null;
        return constant switch
        {
            decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
            double number => number.ToString("R", CultureInfo.InvariantCulture) + "d",
            XmlDateTime or XmlDate or XmlTime or XmlPartialDate or XmlDuration => Parsed(constant),
            _ => SymbolDisplay.FormatPrimitive(constant, quoteStrings: true, useHexadecimalNumbers: false),
        };
    }

    // A value of one of the types for dates, times and durations.
    private string? Parsed(object constant) =>
        semantics.Compilation.GetTypeByMetadataName(constant.GetType().FullName!) is { } type
        ? $"{type.ToMinimalDisplayString(semantics, position)}.Parse({SymbolDisplay.FormatLiteral(constant.ToString()!, quote: true)})"
        : null;

    private string? Of(ModelObject made, bool isItem)
    {
        var type = isItem || !_hasTargetTypedNew ? TypeName(made.Class.Name, made) : "";
        var elements = Elements(made).ToList();
        if (type is null || elements.Contains(null))
            return null;
        var start = type.Length > 0 ? "new " + type : "new()";
        return elements.Count > 0 ? $"{start} {{ {string.Join(", ", elements)} }}" : type.Length > 0 ? start + "()" : start;
    }

    // In an initializer, the items are added to those of the list.
    private string? Of(ListObject list, MappedMember member, ModelObject owner)
    {
        var items = list.Items.Select(item => Of(item.Value, member, owner, isItem: true)).ToList();
        return items.Contains(null) ? null : $"{{ {string.Join(", ", items)} }}";
    }
}
