using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Models;

/// <summary>The information in a file that affects all files. Read once, and cached while the file is unchanged. Thread-safe.</summary>
/// <param name="Schemas">The schemas that it declares; null if binding is required to know them.</param>
/// <param name="GlobalNames">The names with an alias in its <c>global using</c> directives, or whose members they bring into scope.</param>
internal sealed record FileNotes(IReadOnlyList<BoundSchema>? Schemas, IReadOnlyList<string> GlobalNames)
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileNotes> Known = new();

    /// <summary>The notes on most files.</summary>
    public static FileNotes Nothing { get; } = new([], []);

    /// <summary>Returns the notes on a file.</summary>
    public static FileNotes Of(SyntaxTree file) => Known.GetValue(file, Read);

    /// <summary>Returns the target of an alias, and the types whose members are in scope.</summary>
    public static IEnumerable<string> NamesOf(UsingDirectiveSyntax use) =>
        use.Alias is not null || use.StaticKeyword.IsKind(SyntaxKind.StaticKeyword)
            ? use.NamespaceOrType.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Select(name => name.Identifier.ValueText)
            : [];

    private static FileNotes Read(SyntaxTree file)
    {
        if (file.GetRoot() is not CompilationUnitSyntax unit)
            return Nothing;
        var schemas = unit.AttributeLists.Count == 0 ? [] : WrittenModels.Read(unit);
        var names = unit.Usings.Where(use => use.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)).SelectMany(NamesOf).ToList();
        return schemas is { Count: 0 } && names.Count == 0 ? Nothing : new FileNotes(schemas, names);
    }
}
