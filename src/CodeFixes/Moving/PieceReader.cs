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

/// <summary>Reads the expressions that compose a text as pieces.</summary>
internal sealed class PieceReader
{
    // Expressions that are nested more deeply are treated as values.
    private const int MostDepth = 200;

    private readonly SemanticModel _semantics;
    private readonly TextMembers _members;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<ILocalSymbol> _inlined = new(SymbolEqualityComparer.Default);
    private Dictionary<IParameterSymbol, ExpressionSyntax> _given = new(SymbolEqualityComparer.Default);
    private int _depth;

    /// <summary>Creates a reader for a file.</summary>
    public PieceReader(SemanticModel semantics, TextMembers members, CancellationToken cancellationToken)
    {
        (_semantics, _members, _cancellationToken) = (semantics, members, cancellationToken);
        Helpers = new HelperReader(semantics, members, this, cancellationToken);
        Words = new ChosenWords(semantics, cancellationToken);
        Surroundings = new SurroundingText(semantics, this, cancellationToken);
    }

    /// <summary>Reads the methods that are called.</summary>
    public HelperReader Helpers { get; }

    /// <summary>Finds values that are one of two constants.</summary>
    public ChosenWords Words { get; }

    /// <summary>Finds the text that a text is a part of.</summary>
    public SurroundingText Surroundings { get; }

    /// <summary>The locals whose initializer has been inlined into their only use.</summary>
    public IEnumerable<ILocalSymbol> Inlined => _inlined;

    /// <summary>Returns the pieces of a text.</summary>
    public List<Piece> Read(ExpressionSyntax expression)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (_depth++ > MostDepth)
            return [new Inserted(expression)];
        var pieces = ReadPart(expression);
        _depth--;
        return pieces;
    }

    /// <summary>Returns the pieces of an expression in a method, with the arguments in place of the parameters; null if that is not possible.</summary>
    public List<Piece>? Substituted(ExpressionSyntax body, Dictionary<IParameterSymbol, ExpressionSyntax> given)
    {
        if (_given.Count > 0)
            return null;
        // An argument is read in the context of the caller.
        _given = given;
        var pieces = Read(body);
        _given = new(SymbolEqualityComparer.Default);
        return IsFree(pieces) ? pieces : null;

        bool IsFree(IEnumerable<Piece> parts) => parts.All(part => part switch
        {
            Inserted value => !Mentions(value.Expression),
            Branch branch => !Mentions(branch.Condition) && IsFree(branch.WhenTrue) && IsFree(branch.WhenFalse),
            HelperText helper => !Mentions(helper.Code),
            Round round => round.Loop is null && IsFree(round.Body) && !given.Keys.Any(parameter => round.Source.Contains(parameter.Name)),
            _ => true,
        });

        bool Mentions(SyntaxNode code) => body.Span.Contains(code.Span) && code.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Any(name => _semantics.GetSymbolInfo(name, _cancellationToken).Symbol is IParameterSymbol parameter && given.ContainsKey(parameter));
    }

    /// <summary>Returns the pieces of a composite format string.</summary>
    public List<Piece> Format(IReadOnlyList<ExpressionSyntax> arguments)
    {
        if (arguments.Count == 2 && ItemsOf(arguments[1]) is { } items)
            arguments = [arguments[0], .. items];
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

    private static SeparatedSyntaxList<ExpressionSyntax>? ItemsOf(ExpressionSyntax array) => array switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } items } => items.Expressions,
        ImplicitArrayCreationExpressionSyntax { Initializer: var items } => items.Expressions,
        _ => null,
    };

    private List<Piece> ReadPart(ExpressionSyntax expression)
    {
        if (Constant(expression) is { } constant)
            return [new Characters(constant)];
        switch (expression)
        {
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression }:
                return [new Characters("")];
            case SwitchExpressionSyntax choice:
                return Chosen(choice) ?? [new Inserted(choice)];
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
                return HasMarkup(whenTrue) || HasMarkup(whenFalse)
                    ? [new Branch(choice.Condition, whenTrue, whenFalse)]
                    : [new Inserted(choice, Choice: Words.Of(choice))];
            case InvocationExpressionSyntax call:
                return Helpers.Text(call) ?? ReadCall(call);
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
                var indentation = whole.StringStartToken.IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken) && end.IndexOf('"') is var quotes and >= 0
                    ? end.Substring(0, quotes).TrimStart('\r', '\n')
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
            // A model escapes values itself.
            case ("SecurityElement", "Escape") or (_, "HtmlEncode") or (_, "HtmlAttributeEncode") or ("XmlConvert", "ToString") when arguments.Count == 1:
                return [new Inserted(arguments[0])];
            case ("String" or "string", "Format") when arguments.Count > 1 && !IsString(arguments[0]):
                return Format(arguments.Skip(1).ToList());
            case ("String" or "string", "Format") when arguments.Count > 1:
                return Format(arguments);
            case ("FormattableString", "Invariant") when arguments.Count == 1:
                return Read(arguments[0]);
            case ("String" or "string", "Create") when arguments.Count == 2 && IsFormatProvider(arguments[0]):
                return Read(arguments[1]);
            case (_, "Aggregate"):
                return Summed(call) ?? [new Inserted(call)];
            case ("String" or "string", "Concat") when arguments.Count == 1:
                return ReadQuery(arguments[0]) ?? [new Inserted(call)];
            case ("String" or "string", "Concat"):
                return Joined(arguments.SelectMany(Read));
            case ("String" or "string", "Join") when arguments.Count == 2 && IsBlank(arguments[0]):
                return ReadQuery(arguments[1]) ?? [new Inserted(call)];
            case (_, "Replace") when arguments.Count == 2 && Constant(arguments[0]) is { Length: > 0 } old
                && Read(access.Expression) is var template && template.TrueForAll(piece => piece is Characters or Inserted or Branch or Round):
                return Replaced(template, old, Read(arguments[1]));
            case (_, "Trim" or "TrimStart" or "TrimEnd") when arguments.Count == 0:
                return Read(access.Expression);
            default:
                return [new Inserted(call)];
        }
    }

    /// <summary>Returns the pieces that a query creates for each item; null if the expression is not such a query.</summary>
    public List<Piece>? ReadQuery(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ImplicitArrayCreationExpressionSyntax { Initializer: var items }:
                return Joined(items.Expressions.SelectMany(Read));
            case ArrayCreationExpressionSyntax { Initializer: { } items }:
                return Joined(items.Expressions.SelectMany(Read));
            case CollectionExpressionSyntax collection:
                var all = collection.Elements.Select(element =>
                    element is ExpressionElementSyntax one ? Read(one.Expression) : ReadQuery(((SpreadElementSyntax)element).Expression)).ToList();
                return all.Contains(null) ? null : Joined(all.SelectMany(pieces => pieces!));
            case IdentifierNameSyntax name
                when _semantics.GetSymbolInfo(name, _cancellationToken).Symbol is ILocalSymbol local && Initializer(local) is { } value:
                if (ReadQuery(value) is not { } known)
                    return null;
                _inlined.Add(local);
                return known;
            case QueryExpressionSyntax { Body: { SelectOrGroup: SelectClauseSyntax selected, Continuation: null } } query:
                return [QueryParts.RoundOf(query, Read(selected.Expression))];
        }
        if (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select" } source,
                ArgumentList.Arguments: { Count: 1 } arguments }
            && arguments[0].Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax
            && Helpers.Text(arguments[0].Expression) is { } made)
            return [new Round(made, null, source.Expression.ToString())];
        return QueryParts.SelectedBy(expression) is var (sequence, parameter, body) ? [new Round(Read(body), null, sequence, parameter)] : null;
    }

    // Each arm is an alternative to those after it; null if no arm has markup, or if the arms cannot be written as conditions.
    private List<Piece>? Chosen(SwitchExpressionSyntax choice)
    {
        if (_given.Count > 0 || choice.GoverningExpression is not (IdentifierNameSyntax or MemberAccessExpressionSyntax)
            || choice.Arms.LastOrDefault() is not { Pattern: DiscardPatternSyntax, WhenClause: null } last
            || choice.DescendantNodes().Any(node => node is VariableDesignationSyntax or ThrowExpressionSyntax))
            return null;
        var arms = choice.Arms.Select(arm => Read(arm.Expression)).ToList();
        if (!arms.Exists(HasMarkup))
            return null;
        var chosen = arms[arms.Count - 1];
        for (var i = arms.Count - 2; i >= 0; i--)
        {
            var arm = choice.Arms[i];
            var condition = arm.Pattern is DiscardPatternSyntax ? "true" : $"{choice.GoverningExpression} is {arm.Pattern}";
            chosen = [new Branch(SyntaxFactory.ParseExpression(arm.WhenClause is { } when ? $"{condition} && {when.Condition}" : condition), arms[i], chosen)];
        }
        return chosen;
    }

    // source.Aggregate("", (text, item) => text + …)
    private List<Piece>? Summed(InvocationExpressionSyntax call)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Expression: var source }
            || call.ArgumentList.Arguments is not { Count: 2 } arguments
            || !IsBlank(arguments[0].Expression)
            || arguments[1].Expression is not ParenthesizedLambdaExpressionSyntax
            {
                ExpressionBody: { } body, ParameterList.Parameters: { Count: 2 } parameters
            }
            || body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Count(name => name.Identifier.ValueText == parameters[0].Identifier.ValueText) != 1)
            return null;
        var pieces = Read(body);
        return pieces.Count > 1 && pieces[0] is Inserted { Expression: IdentifierNameSyntax before }
            && before.Identifier.ValueText == parameters[0].Identifier.ValueText
            ? [new Round(pieces.Skip(1).ToList(), null, source.ToString(), parameters[1].Identifier.Text)]
            : null;
    }

    private static List<Piece> Replaced(IEnumerable<Piece> template, string old, List<Piece> put) => Joined(template.SelectMany(piece => piece switch
    {
        Characters text => Replaced(text.Text, old, put),
        Branch branch => [branch with { WhenTrue = Replaced(branch.WhenTrue, old, put), WhenFalse = Replaced(branch.WhenFalse, old, put) }],
        Round round => [round with { Body = Replaced(round.Body, old, put) }],
        _ => [piece],
    }));

    private static IEnumerable<Piece> Replaced(string text, string old, List<Piece> put)
    {
        var start = 0;
        for (var at = text.IndexOf(old, System.StringComparison.Ordinal); at >= 0; at = text.IndexOf(old, start, System.StringComparison.Ordinal))
        {
            yield return new Characters(text.Substring(start, at - start));
            foreach (var piece in put)
                yield return piece;
            start = at + old.Length;
        }
        yield return new Characters(text.Substring(start));
    }

    private List<Piece> ReadName(ExpressionSyntax name)
    {
        switch (_semantics.GetSymbolInfo(name, _cancellationToken).Symbol)
        {
            case IParameterSymbol parameter when _given.TryGetValue(parameter, out var argument):
                // The argument belongs to the caller.
                var given = _given;
                _given = new(SymbolEqualityComparer.Default);
                var taken = Read(argument);
                _given = given;
                return taken;
            case IPropertySymbol { Name: "NewLine", ContainingType.Name: "Environment" }:
                return [new Characters("\n")];
            case ILocalSymbol local when Initializer(local) is { } value && Read(value) is var pieces && HasMarkup(pieces):
                _inlined.Add(local);
                return pieces;
            case IFieldSymbol or IPropertySymbol
                when _semantics.GetSymbolInfo(name, _cancellationToken).Symbol is { IsStatic: true } member
                    && _members.FindValue(member, _cancellationToken) is { } known
                    && known.SyntaxTree == _semantics.SyntaxTree:
                return Read(known);
            default:
                return [new Inserted(name, Choice: Words.Of(name))];
        }
    }

    // Returns the initializer of a local that is never changed and used only here.
    private ExpressionSyntax? Initializer(ILocalSymbol local)
    {
        if (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken)
            is not VariableDeclaratorSyntax { Initializer.Value: { } value, Parent: VariableDeclarationSyntax { Variables.Count: 1,
                Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax block } } })
            return null;
        return block.DescendantNodes().OfType<IdentifierNameSyntax>().Count(use => use.Identifier.ValueText == local.Name) == 1 ? value : null;
    }

    /// <summary>Returns the names of the parameters of the called method.</summary>
    public List<string> ParametersOf(InvocationExpressionSyntax call) =>
        (_semantics.GetSymbolInfo(call, _cancellationToken).Symbol as IMethodSymbol)?.Parameters.Select(parameter => parameter.Name).ToList() ?? [];

    /// <summary>Returns the type of a local.</summary>
    public ITypeSymbol? TypeOf(VariableDeclaratorSyntax local) => (_semantics.GetDeclaredSymbol(local, _cancellationToken) as ILocalSymbol)?.Type;

    /// <summary>Returns the declaration of a local.</summary>
    public LocalDeclarationStatementSyntax? DeclarationOf(IdentifierNameSyntax name) =>
        _semantics.GetSymbolInfo(name, _cancellationToken).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } places }
            ? places[0].GetSyntax(_cancellationToken).Parent?.Parent as LocalDeclarationStatementSyntax
            : null;

    /// <summary>Whether an expression is a format provider.</summary>
    public bool IsFormatProvider(ExpressionSyntax expression) =>
        _semantics.GetTypeInfo(expression, _cancellationToken) is var type
        && (type.Type?.Name is "CultureInfo" || type.ConvertedType?.Name == "IFormatProvider");

    /// <summary>Whether an expression is an integer.</summary>
    public bool IsNumber(ExpressionSyntax expression) =>
        _semantics.GetTypeInfo(expression, _cancellationToken).Type?.SpecialType == SpecialType.System_Int32;

    /// <summary>Whether an expression is an empty constant, or one of whitespace only.</summary>
    public bool IsBlank(ExpressionSyntax expression) =>
        string.IsNullOrWhiteSpace(Constant(expression) ?? (expression.ToString() is "Environment.NewLine" or "string.Empty" ? "" : "x"));

    /// <summary>Returns the constant text or character of an expression; null if it is not constant.</summary>
    public string? Constant(ExpressionSyntax expression) => _semantics.GetConstantValue(expression, _cancellationToken) switch
    {
        { HasValue: true, Value: string text } => text,
        { HasValue: true, Value: char character } => character.ToString(),
        _ => null,
    };

    /// <summary>Whether an expression is a string.</summary>
    public bool IsString(ExpressionSyntax expression) =>
        _semantics.GetTypeInfo(expression, _cancellationToken).Type?.SpecialType == SpecialType.System_String;

    /// <summary>Whether pieces contain markup.</summary>
    public static bool HasMarkup(IEnumerable<Piece> pieces) => pieces.Any(piece => piece switch
    {
        Characters text => text.Text.IndexOfAny(['<', '>']) >= 0 || text.Text.IndexOf("='", System.StringComparison.Ordinal) >= 0
            || text.Text.IndexOf("=\"", System.StringComparison.Ordinal) >= 0,
        Branch or Round or HelperText => true,
        _ => false,
    });

    /// <summary>Returns pieces with successive characters joined.</summary>
    public static List<Piece> Joined(IEnumerable<Piece> pieces)
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
