using System.Collections.Generic;
using System.Threading;
using Bindery.Analyzers.Findings;
using Bindery.CodeFixes.Plans;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.CodeFixes;

/// <summary>
/// Creates the object whose members an initializer sets although the member is null: <c>Server = { … }</c> becomes <c>Server = new() { … }</c>.
/// </summary>
internal static class CreatedMember
{
    /// <summary>The fix, if there is one.</summary>
    public static IEnumerable<Offer> Offers(FixableBody body, Finding found, CancellationToken cancellationToken)
    {
        var place = found.Place.SourceSpan;
        if (body.Member.FindNode(place).FirstAncestorOrSelf<AssignmentExpressionSyntax>() is not { Right: InitializerExpressionSyntax members } assignment
            || !assignment.Left.Span.Contains(place)
            || body.Semantics.GetTypeInfo(assignment.Left, cancellationToken).Type is not INamedTypeSymbol type)
            yield break;
        var isNamed = body.Semantics.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: < LanguageVersion.CSharp9 };
        var name = body.Text.ToString(place);
        var created = isNamed
            ? "new " + type.WithNullableAnnotation(NullableAnnotation.None).ToMinimalDisplayString(body.Semantics, members.SpanStart)
            : "new()";
        // Braces on their own line stay there.
        var end = members.OpenBraceToken.GetPreviousToken().Span.End;
        var changed = body.Text.WithChanges(new TextChange(new TextSpan(end, 0), " " + created));
        if (Offer.Complete(body, changed, ["create the " + name], cancellationToken) is var (whole, done))
            yield return new Offer(Plans.Plan.TitleOf(done), "Bindery: Create " + name, whole);
    }
}
