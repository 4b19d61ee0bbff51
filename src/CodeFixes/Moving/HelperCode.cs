using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Composition;
using Bindery.Analyzers.Models;
using Bindery.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.CodeFixes.Moving;

/// <summary>
/// Changes methods that created parts of a text into methods that create parts of a model, and removes methods whose code has been inlined into their callers.
/// </summary>
/// <param name="semantics">The semantic model of the file.</param>
/// <param name="changes">Receives the changes.</param>
/// <param name="cancellationToken">Cancels the work.</param>
internal sealed class HelperCode(SemanticModel semantics, CodeChanges changes, CancellationToken cancellationToken)
{
    private readonly SyntaxNode _root = semantics.SyntaxTree.GetRoot(cancellationToken);

    /// <summary>Writes the methods; false if one of them cannot be changed.</summary>
    /// <param name="helpers">The methods.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="root">The local that holds the document; empty if there is none.</param>
    public bool Write(UsedHelpers helpers, BoundSchema schema, string root)
    {
        while (helpers.Next() is { } use)
        {
            var names = new TypeNames(schema, semantics, use.Helper.Declaration.SpanStart);
            var code = new InitializerCode(names, new ValueCode(names, semantics, cancellationToken), helpers);
            // The code that writes the document is already complete.
            if (!(use.Helper.Method.ReturnsVoid ? WriteAdding(use, code, names, root) : WriteReturning(use, code, names)) || code.SetsOutputOnly)
                return false;
        }
        return helpers.All.All(use => References(use.Helper.Method) is { } references && references.TrueForAll(helpers.IsCalledBy));
    }

    /// <summary>Removes methods that are no longer called.</summary>
    public void Remove(IReadOnlyDictionary<ISymbol, HashSet<TextSpan>> inlined)
    {
        foreach (var pair in inlined)
            if (References((IMethodSymbol)pair.Key) is { } references
                && references.TrueForAll(call => pair.Value.Contains(call.Span))
                && pair.Key.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is var declaration)
            {
                var first = declaration.SpanStart;
                // The empty line is removed as well.
                var line = changes.Text.Lines.GetLineFromPosition(first).LineNumber;
                if (line > 0 && string.IsNullOrWhiteSpace(changes.Text.Lines[line - 1].ToString()))
                    first = changes.Text.Lines[line - 1].Start;
                changes.DeleteLines(first, declaration.Span.End);
            }
    }

    private bool WriteReturning(UsedHelpers.Use use, InitializerCode code, TypeNames names)
    {
        var helper = use.Helper;
        if (ReturnTypeOf(helper.Declaration) is not { } type)
            return false;
        changes.Replace(type.Span, names.Of(use.Model.Name));
        if (helper.Chain is { } chain)
        {
            var writer = new StatementCode(code, TakenBy(helper.Declaration), changes.LineBreak);
            var indent = changes.IndentAt(chain.First.SpanStart);
            if (writer.Write(use.Model, helper.Nodes, indent) is not { } statements)
                return false;
            changes.Replace(TextSpan.FromBounds(chain.First.SpanStart, chain.Last.Span.End), statements.Substring(indent.Length));
            changes.Replace(chain.Uses[0].Span, writer.Root);
            return true;
        }
        foreach (var (result, element) in helper.Results!)
        {
            var isTyped = result.Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax;
            if (code.Object(use.Model, [.. element.Attributes, .. element.Content], isNamed: !isTyped) is not { } made)
                return false;
            var line = changes.Text.Lines.GetLineFromPosition(result.SpanStart);
            changes.Replace(result.Span, made.Lay(changes.IndentAt(result.SpanStart), result.SpanStart - line.Start, changes.LineBreak));
        }
        return true;
    }

    private bool WriteAdding(UsedHelpers.Use use, InitializerCode code, TypeNames names, string root)
    {
        var helper = use.Helper;
        var taken = TakenBy(helper.Declaration);
        var writer = new StatementCode(code, taken, changes.LineBreak);
        var target = root;
        if (helper.Receiver is { } receiver)
        {
            if (receiver.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is not ParameterSyntax { Type: { } type } parameter)
                return false;
            target = writer.LocalName(use.Model.Name);
            changes.Replace(type.Span, names.Of(use.Model.Name));
            changes.Replace(parameter.Identifier.Span, target);
        }
        var body = TextMembers.BodyOf(helper.Declaration)!;
        var indent = changes.IndentAt(helper.Declaration.SpanStart);
        if (target.Length == 0 || writer.Write(target, use.Model, use.Wrapper, helper.Nodes, indent + StatementCode.Step) is not { Count: > 0 } lines)
            return false;
        var block = string.Join(changes.LineBreak, lines);
        if (body is BlockSyntax { Statements: { Count: > 0 } statements })
        {
            changes.Replace(TextSpan.FromBounds(statements[0].SpanStart, statements.Last().Span.End), block.TrimStart());
        }
        else if (lines.Count == 1 && lines[0].IndexOf('\n') < 0)
        {
            changes.Replace(body.Span, lines[0].Trim().TrimEnd(';'));
        }
        else
        {
            var start = body.Parent!.GetFirstToken().GetPreviousToken().Span.End;
            changes.Replace(
                TextSpan.FromBounds(start, helper.Declaration.Span.End),
                $"{changes.LineBreak}{indent}{{{changes.LineBreak}{block}{changes.LineBreak}{indent}}}");
        }
        return true;
    }

    private static TypeSyntax? ReturnTypeOf(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.ReturnType,
        LocalFunctionStatementSyntax function => function.ReturnType,
        _ => null,
    };

    private static HashSet<string> TakenBy(SyntaxNode code) =>
        [.. code.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)];

    // Returns the calls and other mentions of a method; null if it may be used in another file.
    private List<SyntaxNode>? References(IMethodSymbol method)
    {
        if (method.MethodKind != MethodKind.LocalFunction
            && method.DeclaredAccessibility != Accessibility.Private
            && semantics.Compilation.SyntaxTrees.Any(tree =>
                tree != semantics.SyntaxTree && tree.GetText(cancellationToken).ToString().Contains(method.Name)))
            return null;
        return _root.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == method.Name
                && semantics.GetSymbolInfo(name, cancellationToken).Symbol is IMethodSymbol called
                && SymbolEqualityComparer.Default.Equals((called.ReducedFrom ?? called).OriginalDefinition, method))
            .Select(name => name.Parent is InvocationExpressionSyntax direct ? direct
                : name.Parent is MemberAccessExpressionSyntax access ? access.Parent as InvocationExpressionSyntax ?? (SyntaxNode)access
                : name)
            .ToList();
    }
}
