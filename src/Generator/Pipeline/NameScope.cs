using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Generator.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Generator.Pipeline;

/// <summary>
/// Whether something of the consumer comes before, or beside, the types that generated code calls by their simple names. Then it has to qualify them, which nobody likes to read.
/// </summary>
internal static class NameScope
{
    private static readonly HashSet<string> Names = new(EmitContext.SimpleNames.SelectMany(name => new[] { name, name + "Attribute" }));

    /// <summary>Looks into the models' namespaces, those around them, and the global using directives.</summary>
    public static bool Hides(Compilation compilation, IEnumerable<string> namespaces, CancellationToken cancellationToken) =>
        namespaces.Distinct().Any(name => HidesAround(compilation.GlobalNamespace, name)) || HidesByGlobalUsing(compilation, cancellationToken);

    // Types and namespaces in the models' namespace, or around it, come before those that a using directive brings in.
    private static bool HidesAround(INamespaceSymbol global, string target)
    {
        INamespaceSymbol? space = global;
        foreach (var step in target.Replace("@", "").Split('.'))
        {
            if (HasType(space) || HasNamespace(space))
                return true;
            space = space.GetNamespaceMembers().FirstOrDefault(member => member.Name == step);
            if (space is null)
                return false;
        }
        return HasType(space) || HasNamespace(space);
    }

    // An alias comes before a using directive; a type of another global using directive makes the name ambiguous.
    private static bool HidesByGlobalUsing(Compilation compilation, CancellationToken cancellationToken)
    {
        var met = new HashSet<string>();
        foreach (var tree in compilation.SyntaxTrees)
            foreach (var directive in ((CompilationUnitSyntax)tree.GetRoot(cancellationToken)).Usings)
            {
                if (!directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword))
                    continue;
                if (directive.Alias is { } alias ? Names.Contains(alias.Name.Identifier.ValueText) : directive.Name is { } name && met.Add(name.ToString()) && HidesIn(compilation, name, directive))
                    return true;
            }
        return false;
    }

    private static bool HidesIn(Compilation compilation, NameSyntax name, UsingDirectiveSyntax directive)
    {
        var path = name.ToString();
        if (path.StartsWith("global::", System.StringComparison.Ordinal))
            path = path.Substring("global::".Length);
        if (EmitContext.ImportedNamespaces.Contains(path))
            return false;
        if (directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword))
            return compilation.GetTypesByMetadataName(path).Any(type => Names.Any(nested => type.GetTypeMembers(nested).Length > 0));
        var space = compilation.GlobalNamespace;
        foreach (var step in path.Split('.'))
        {
            if (space.GetNamespaceMembers().FirstOrDefault(member => member.Name == step) is not { } next)
                return false;
            space = next;
        }
        return HasType(space);
    }

    private static bool HasType(INamespaceSymbol space) => Names.Any(name => space.GetTypeMembers(name).Length > 0);

    private static bool HasNamespace(INamespaceSymbol space) => !space.IsGlobalNamespace && space.GetNamespaceMembers().Any(member => Names.Contains(member.Name));
}
