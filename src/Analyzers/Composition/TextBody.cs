using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary>The properties of a body that must be known before its texts are followed, as found in the syntax.</summary>
internal sealed class TextBody
{
    private readonly HashSet<string> _assigned = [];
    private readonly HashSet<string> _assignedWithin = [];
    private readonly Dictionary<string, TextUse> _uses = [];

    private TextBody(SyntaxNode node) => Node = node;

    /// <summary>The body.</summary>
    public SyntaxNode Node { get; }

    /// <summary>Whether control jumps to labels: then the body is not followed.</summary>
    public bool Jumps { get; private set; }

    /// <summary>Examines a body.</summary>
    public static TextBody Of(SyntaxNode node, CancellationToken cancellationToken)
    {
        var body = new TextBody(node);
        foreach (var inner in node.DescendantNodes())
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (inner)
            {
                case GotoStatementSyntax or LabeledStatementSyntax:
                    body.Jumps = true;
                    break;
                case AssignmentExpressionSyntax assignment:
                    foreach (var name in assignment.Left.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
                        body.Assign(name);
                    break;
                case PrefixUnaryExpressionSyntax { Operand: IdentifierNameSyntax name } prefix
                    when prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression:
                    body.Assign(name);
                    break;
                case PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax name } postfix
                    when !postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                    body.Assign(name);
                    break;
                case ArgumentSyntax { Expression: IdentifierNameSyntax name } argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None):
                    body.Assign(name);
                    break;
                case RefExpressionSyntax { Expression: IdentifierNameSyntax name }:
                    body.Assign(name);
                    break;
                case IdentifierNameSyntax name:
                    var use = new TextUse(TextUses.IsAskedAt(name), TextUses.IsReadAt(name));
                    if (use != default)
                        body._uses[name.Identifier.ValueText] = use.With(body.UseOf(name.Identifier.ValueText));
                    break;
            }
        }
        return body;
    }

    /// <summary>Whether another value is assigned to a name.</summary>
    public bool IsAssigned(string name) => _assigned.Contains(name);

    /// <summary>Whether another value is assigned to a name in a lambda or a local function, which may run at any time.</summary>
    public bool IsAssignedWithin(string name) => _assignedWithin.Contains(name);

    /// <summary>Returns the uses of the value of a name.</summary>
    public TextUse UseOf(string name) => _uses.TryGetValue(name, out var use) ? use : default;

    private void Assign(IdentifierNameSyntax name)
    {
        _assigned.Add(name.Identifier.ValueText);
        if (name.Ancestors()
            .TakeWhile(ancestor => ancestor != Node)
            .Any(ancestor => ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            _assignedWithin.Add(name.Identifier.ValueText);
    }
}
