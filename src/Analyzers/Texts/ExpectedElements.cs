using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Texts;

/// <summary>
/// The required root elements of texts: according to <c>[DocumentText]</c> on a parameter, a field, a property or a return value, and according to files that
/// list methods of other libraries, one on each line: the method, the name or number of the parameter, the element.
/// </summary>
internal sealed class ExpectedElements
{
    /// <summary>The ending of the names of such files.</summary>
    public const string FileEnding = ".bindery-texts.txt";

    private static readonly ConditionalWeakTable<SyntaxTree, object> Known = new();

    private readonly Dictionary<string, List<(string Parameter, string Element)>> _listed = new(StringComparer.Ordinal);
    private readonly bool _hasAttributes;

    /// <summary>Creates the requirements for a compilation.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="files">The files that list methods.</param>
    public ExpectedElements(Compilation compilation, IEnumerable<SourceText> files)
    {
        foreach (var line in files.SelectMany(file => file.Lines))
            if (line.ToString().Split(['#'], 2)[0].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) is { Length: 3 } words)
            {
                var method = words[0].Substring(words[0].LastIndexOf('.') + 1);
                if (!_listed.TryGetValue(method, out var parameters))
                    _listed.Add(method, parameters = []);
                parameters.Add((words[1], words[2]));
            }
        _hasAttributes = compilation.SyntaxTrees.Any(HasAttribute)
            || compilation.SourceModule.ReferencedAssemblySymbols
                .Any(assembly => assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == "Bindery")));
    }

    /// <summary>Creates the requirements for a compilation and the additional files of its project.</summary>
    public static ExpectedElements Of(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken) =>
        new(compilation, options.AdditionalFiles
            .Where(file => file.Path.EndsWith(FileEnding, StringComparison.OrdinalIgnoreCase)
                || (options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles.BinderyRole", out var role)
                    && string.Equals(role, "Texts", StringComparison.OrdinalIgnoreCase)))
            .Select(file => file.GetText(cancellationToken))
            .OfType<SourceText>());

    /// <summary>Whether a text may contain code with a required element.</summary>
    public bool MayBeIn(string text) =>
        (_hasAttributes && HasMarkup(text)) || _listed.Keys.Any(method => text.IndexOf(method, StringComparison.Ordinal) >= 0);

    /// <summary>Returns the root element that an expression requires by its use; null if there is none.</summary>
    public string? Of(SyntaxNode? text, SemanticModel semantics, CancellationToken cancellationToken)
    {
        if ((!_hasAttributes && _listed.Count == 0) || text is null || text.SyntaxTree != semantics.SyntaxTree)
            return null;
        while (text.Parent is ParenthesizedExpressionSyntax)
            text = text.Parent;
        return text.Parent switch
        {
            ArgumentSyntax argument when semantics.GetOperation(argument, cancellationToken) is IArgumentOperation { Parameter: { } parameter } =>
                Said(parameter.GetAttributes()) ?? Listed(parameter),
            AssignmentExpressionSyntax assignment when assignment.Right == text => Said(semantics.GetSymbolInfo(assignment.Left, cancellationToken).Symbol),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax } value =>
                semantics.GetDeclaredSymbol(value.Parent!, cancellationToken) is IFieldSymbol or IPropertySymbol
                    ? Said(semantics.GetDeclaredSymbol(value.Parent!, cancellationToken))
                    : null,
            ReturnStatementSyntax or ArrowExpressionClauseSyntax => semantics.GetEnclosingSymbol(text.SpanStart, cancellationToken) switch
            {
                IMethodSymbol { AssociatedSymbol: { } property } => Said(property),
                IMethodSymbol method => Said(method.GetReturnTypeAttributes()),
                _ => null,
            },
            _ => null,
        };
    }

    private string? Listed(IParameterSymbol parameter) =>
        _listed.TryGetValue(parameter.ContainingSymbol.Name, out var parameters)
            ? parameters.Where(listed => listed.Parameter == parameter.Name || listed.Parameter == $"{parameter.Ordinal + 1}")
                .Select(listed => listed.Element)
                .FirstOrDefault()
            : null;

    private static string? Said(ISymbol? member) => member is null ? null : Said(member.GetAttributes());

    private static string? Said(IEnumerable<AttributeData> attributes) =>
        attributes.Where(attribute => attribute.AttributeClass
                is { Name: "DocumentTextAttribute", ContainingNamespace: { Name: "Bindery", ContainingNamespace.IsGlobalNamespace: true } })
            .Select(attribute => attribute.ConstructorArguments.Length == 1 ? attribute.ConstructorArguments[0].Value as string : null)
            .FirstOrDefault();

    // A literal that begins with a tag.
    private static bool HasMarkup(string text)
    {
        for (var at = text.IndexOf('<'); at >= 0; at = text.IndexOf('<', at + 1))
        {
            var before = at - 1;
            while (before >= 0 && char.IsWhiteSpace(text[before]))
                before--;
            if (before >= 0 && text[before] == '"')
                return true;
        }
        return false;
    }

    private static bool HasAttribute(SyntaxTree file) =>
        (bool)Known.GetValue(file, static one => one.GetText().ToString().IndexOf("DocumentText", StringComparison.Ordinal) >= 0);
}
