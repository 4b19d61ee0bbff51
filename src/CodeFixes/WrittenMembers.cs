using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Findings;
using Bindery.CodeFixes.Plans;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.CodeFixes;

/// <summary>Includes output-only members where the document is written: <c>ToXml()</c> becomes <c>ToXml(new() { IncludeOutputOnly = true })</c>.</summary>
internal static class WrittenMembers
{
    private const string Option = "IncludeOutputOnly = true";

    /// <summary>The fix, if there is one.</summary>
    public static IEnumerable<Offer> Offers(FixableBody body, Finding found, CancellationToken cancellationToken)
    {
        if (found.Writing is InvocationExpressionSyntax call && call.SyntaxTree == body.Semantics.SyntaxTree && ChangeOf(call) is { } change
            && Offer.Complete(body, body.Text.WithChanges(change), ["write output-only members"], cancellationToken) is var (whole, done))
            yield return new Offer(Plan.TitleOf(done), "Write output-only members", whole);
    }

    private static TextChange? ChangeOf(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList;
        if (arguments.Arguments.Select(argument => argument.Expression).OfType<BaseObjectCreationExpressionSyntax>().FirstOrDefault() is { } options)
            return options switch
            {
                { Initializer: { Expressions.Count: > 0 } initializer } =>
                    new TextChange(new TextSpan(initializer.Expressions.Last().Span.End, 0), ", " + Option),
                { Initializer: null, ArgumentList: { } list } => new TextChange(new TextSpan(list.Span.End, 0), $" {{ {Option} }}"),
                _ => null,
            };
        var isNamed = call.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: < LanguageVersion.CSharp9 };
        var made = $"new{(isNamed ? " Bindery.XmlWriteOptions" : "")}() {{ {Option} }}";
        return new TextChange(new TextSpan(arguments.CloseParenToken.SpanStart, 0), arguments.Arguments.Count > 0 ? ", " + made : made);
    }
}
