using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Composition;
using Bindery.Analyzers.Literals;
using Bindery.Analyzers.Templates;
using Bindery.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.CodeFixes.Moving;

/// <summary>Takes the expressions apart that put a text together.</summary>
/// <param name="semantics">The semantic model of the file.</param>
/// <param name="members">The members of the compilation.</param>
/// <param name="cancellationToken">Stops the work.</param>
internal sealed class PieceReader(SemanticModel semantics, TextMembers members, CancellationToken cancellationToken)
{
    // Deeper expressions are values.
    private const int MostDepth = 200;

    private readonly HashSet<ILocalSymbol> _inlined = new(SymbolEqualityComparer.Default);
    private int _depth;

    /// <summary>The declarations of locals whose only use has been taken in.</summary>
    public IEnumerable<ILocalSymbol> Inlined => _inlined;

    /// <summary>The parts of a text.</summary>
    public List<Piece> Read(ExpressionSyntax expression)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_depth++ > MostDepth)
            return [new Inserted(expression)];
        var pieces = ReadPart(expression);
        _depth--;
        return pieces;
    }

    /// <summary>The parts of what a composite format string makes.</summary>
    public List<Piece> Format(IReadOnlyList<ExpressionSyntax> arguments)
    {
        var pieces = new List<Piece>();
        if (Constant(arguments[0]) is not { } format)
            return [new Inserted(arguments[0])];
        foreach (var part in CompositeFormat.Parts(format))
            if (part.Argument is not { } index)
                pieces.Add(new Characters(format[part.Start].ToString()));
            else if (index + 1 >= arguments.Count)
                return [new Inserted(arguments[0])];
            else if (part.HasFormat && format.Substring(part.Start, part.Length) is var item)
                pieces.Add(new Inserted(arguments[index + 1], item.Substring(1 + index.ToString(CultureInfo.InvariantCulture).Length).TrimEnd('}')));
            else
                pieces.AddRange(Read(arguments[index + 1]));
        return Joined(pieces);
    }

    private List<Piece> ReadPart(ExpressionSyntax expression)
    {
        if (Constant(expression) is { } constant)
            return [new Characters(constant)];
        switch (expression)
        {
            case ParenthesizedExpressionSyntax inner:
                return Read(inner.Expression);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } certain:
                return Read(certain.Operand);
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.Utf8StringLiteralExpression } literal:
                return [new Characters(literal.Token.ValueText)];
            case InterpolatedStringExpressionSyntax interpolated:
                return Joined(interpolated.Contents.SelectMany(content => ReadContent(interpolated, content)));
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when IsString(sum):
                return Joined([.. Read(sum.Left), .. Read(sum.Right)]);
            case ConditionalExpressionSyntax choice:
                var (whenTrue, whenFalse) = (Read(choice.WhenTrue), Read(choice.WhenFalse));
                return HasMarkup(whenTrue) || HasMarkup(whenFalse) ? [new Branch(choice.Condition, whenTrue, whenFalse)] : [new Inserted(choice)];
            case InvocationExpressionSyntax call:
                return ReadCall(call);
            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                return ReadName(expression);
            default:
                return [new Inserted(expression)];
        }
    }

    private List<Piece> ReadContent(InterpolatedStringExpressionSyntax whole, InterpolatedStringContentSyntax content)
    {
        switch (content)
        {
            case InterpolatedStringTextSyntax text:
                var end = whole.StringEndToken.Text;
                var indentation = whole.StringStartToken.IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken)
                    ? end.Substring(0, end.IndexOf('"')).TrimStart('\r', '\n')
                    : null;
                var builder = new TemplateBuilder();
                LiteralText.AddPart(builder, text.TextToken, whole.StringStartToken, indentation);
                return [new Characters(builder.Build().Text)];
            case InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole:
                return Read(hole.Expression);
            default:
                var formatted = (InterpolationSyntax)content;
                return [new Inserted(formatted.Expression, $"{formatted.AlignmentClause}{formatted.FormatClause}")];
        }
    }

    private List<Piece> ReadCall(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments.Select(argument => argument.Expression).ToList();
        if (call.Expression is not MemberAccessExpressionSyntax access || call.ArgumentList.Arguments.Any(argument => argument.NameColon is not null))
            return [new Inserted(call)];
        var type = access.Expression is PredefinedTypeSyntax ? "String" : access.Expression.ToString().Split('.').Last();
        switch (type, access.Name.Identifier.ValueText)
        {
            // A model escapes by itself.
            case ("SecurityElement", "Escape") or (_, "HtmlEncode") or (_, "HtmlAttributeEncode") or ("XmlConvert", "ToString") when arguments.Count == 1:
                return [new Inserted(arguments[0])];
            case ("String" or "string", "Format") when arguments.Count > 1 && !IsString(arguments[0]):
                return Format(arguments.Skip(1).ToList());
            case ("String" or "string", "Format") when arguments.Count > 1:
                return Format(arguments);
            case ("String" or "string", "Concat") when arguments.Count == 1:
                return ReadQuery(arguments[0]) ?? [new Inserted(call)];
            case ("String" or "string", "Concat"):
                return Joined(arguments.SelectMany(Read));
            case ("String" or "string", "Join") when arguments.Count == 2 && string.IsNullOrWhiteSpace(Constant(arguments[0]) ?? "x"):
                return ReadQuery(arguments[1]) ?? [new Inserted(call)];
            case (_, "Trim" or "TrimStart" or "TrimEnd") when arguments.Count == 0:
                return Read(access.Expression);
            default:
                return [new Inserted(call)];
        }
    }

    private List<Piece>? ReadQuery(ExpressionSyntax expression)
    {
        if (expression is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select" } access } call
            || call.ArgumentList.Arguments.Count != 1
            || call.ArgumentList.Arguments[0].Expression is not SimpleLambdaExpressionSyntax { ExpressionBody: { } body } lambda)
            return null;
        return [new Round(Read(body), null, access.Expression.ToString(), lambda.Parameter.Identifier.Text)];
    }

    private List<Piece> ReadName(ExpressionSyntax name)
    {
        switch (semantics.GetSymbolInfo(name, cancellationToken).Symbol)
        {
            case IPropertySymbol { Name: "NewLine", ContainingType.Name: "Environment" }:
                return [new Characters("\n")];
            case ILocalSymbol local when Initializer(local) is { } value && Read(value) is var pieces && HasMarkup(pieces):
                _inlined.Add(local);
                return pieces;
            case IFieldSymbol or IPropertySymbol
                when semantics.GetSymbolInfo(name, cancellationToken).Symbol is { IsStatic: true } member
                    && members.FindValue(member, cancellationToken) is { } known
                    && known.SyntaxTree == semantics.SyntaxTree:
                return Read(known);
            default:
                return [new Inserted(name)];
        }
    }

    // What a local has all the time, where it is used here only.
    private ExpressionSyntax? Initializer(ILocalSymbol local)
    {
        if (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken)
            is not VariableDeclaratorSyntax { Initializer.Value: { } value, Parent: VariableDeclarationSyntax { Variables.Count: 1,
                Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax block } } })
            return null;
        return block.DescendantNodes().OfType<IdentifierNameSyntax>().Count(use => use.Identifier.ValueText == local.Name) == 1 ? value : null;
    }

    private string? Constant(ExpressionSyntax expression) => semantics.GetConstantValue(expression, cancellationToken) switch
    {
        { HasValue: true, Value: string text } => text,
        { HasValue: true, Value: char character } => character.ToString(),
        _ => null,
    };

    private bool IsString(ExpressionSyntax expression) =>
        semantics.GetTypeInfo(expression, cancellationToken).Type?.SpecialType == SpecialType.System_String;

    private static bool HasMarkup(IEnumerable<Piece> pieces) => pieces.Any(piece => piece switch
    {
        Characters text => text.Text.IndexOfAny(['<', '>']) >= 0 || text.Text.IndexOf("='", System.StringComparison.Ordinal) >= 0
            || text.Text.IndexOf("=\"", System.StringComparison.Ordinal) >= 0,
        Branch or Round => true,
        _ => false,
    });

    private static List<Piece> Joined(IEnumerable<Piece> pieces)
    {
        var joined = new List<Piece>();
        foreach (var piece in pieces)
            if (piece is Characters more && joined.Count > 0 && joined[joined.Count - 1] is Characters text)
                joined[joined.Count - 1] = new Characters(text.Text + more.Text);
            else
                joined.Add(piece);
        return joined;
    }
}
