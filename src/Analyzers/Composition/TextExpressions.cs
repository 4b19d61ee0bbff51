using System.Linq;
using Bindery.Analyzers.Literals;
using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Composition;

/// <summary>Expressions that create or use texts.</summary>
/// <param name="walker">The walker of the body.</param>
internal sealed class TextExpressions(TextWalker walker) : IKnownTexts
{
    private readonly TextWays _ways = walker.Ways;

    /// <inheritdoc/>
    public TextSpan? Place => _ways.Frame.Place;

    /// <inheritdoc/>
    public ComposedText? Find(ExpressionSyntax expression)
    {
        var value = Evaluate(expression);
        switch (value)
        {
            case ComposedValue composed:
                return composed.Text;
            case NullText:
                return ComposedText.Empty;
            case HeldValue held when _ways.State?.Find<BuilderObject>(held) is { Items: null } builder:
                return walker.Trees.Written(builder.Text);
            case HeldValue held when _ways.State?.Find<NodeObject>(held) is not null:
                return walker.Trees.Written(ComposedText.Of(new ObjectPart(held.Id)));
            case ConstantValue { Value: int or long or char } known
                when _ways.Frame.Semantics.GetTypeInfo(expression, walker.CancellationToken).Type?.SpecialType
                    is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Char:
                return Constant(((System.IFormattable)known.Value).ToString(null, System.Globalization.CultureInfo.InvariantCulture), expression);
            default:
                walker.Given.Escape(value, expression);
                return null;
        }
    }

    /// <summary>Evaluates an expression.</summary>
    public TextValue Evaluate(ExpressionSyntax? expression)
    {
        if (expression is null || _ways.State is null || _ways.HasGivenUp)
            return TextValue.Unknown;
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (expression)
        {
            case ParenthesizedExpressionSyntax inner:
                return Evaluate(inner.Expression);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure:
                return Evaluate(sure.Operand);
            case CastExpressionSyntax cast:
                return walker.TreeNames.NameOf(cast.Expression, cast) ?? Evaluate(cast.Expression);
            case AwaitExpressionSyntax awaited:
                return Evaluate(awaited.Expression);
            case CheckedExpressionSyntax inner:
                return Evaluate(inner.Expression);
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression }:
                return TextValue.Null;
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression or (int)SyntaxKind.FalseLiteralExpression } truth:
                return new ConstantValue(truth.IsKind(SyntaxKind.TrueLiteralExpression));
            case ThisExpressionSyntax:
                return _ways.Frame.Self ?? TextValue.Unknown;
            case TupleExpressionSyntax tuple:
                return new TupleValue([.. tuple.Arguments.Select(argument => walker.Calls.Argument(argument.Expression))]);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when walker.TreeNames.NameOf(sum, sum) is { } name:
                return name;
            case InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } }:
                return TextValue.Unknown;
            case var text when TemplateReader.PutsTogether(text, _ways.Frame.Semantics):
                var composed = TemplateReader.Compose(text, _ways.Frame.Semantics, this, walker.CancellationToken);
                return _ways.State is null ? TextValue.Unknown : new ComposedValue(composed);
            case LiteralExpressionSyntax or MemberAccessExpressionSyntax or PrefixUnaryExpressionSyntax when Number(expression) is { } number:
                return number;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax when walker.Names.Member(expression) is { } value:
                return value;
            case ConditionalExpressionSyntax conditional:
                return walker.Conditions.Decide(conditional.Condition) ? Evaluate(conditional.WhenTrue) : Evaluate(conditional.WhenFalse);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce:
                return Coalesce(coalesce);
            case SwitchExpressionSyntax selection:
                return Select(selection);
            case ThrowExpressionSyntax thrown:
                walker.Given.Escape(Evaluate(thrown.Expression), thrown.Expression);
                _ways.State = null;
                return TextValue.Unknown;
            case AssignmentExpressionSyntax assignment:
                return walker.Names.Assign(assignment);
            case ObjectCreationExpressionSyntax or ImplicitObjectCreationExpressionSyntax:
                return walker.Builders.Create((BaseObjectCreationExpressionSyntax)expression);
            case ArrayCreationExpressionSyntax { Initializer: { } items }:
                return walker.Sequences.Sequence(items.Expressions, items);
            case ImplicitArrayCreationExpressionSyntax { Initializer: var items }:
                return walker.Sequences.Sequence(items.Expressions, items);
            case InitializerExpressionSyntax items when items.IsKind(SyntaxKind.ArrayInitializerExpression):
                return walker.Sequences.Sequence(items.Expressions, items);
            case InvocationExpressionSyntax call:
                return walker.Calls.Invoke(call);
            case QueryExpressionSyntax query when walker.Queries.Query(query) is { } items:
                return items;
            case ElementAccessExpressionSyntax access when walker.Items.Read(access) is { } item:
                return item;
            case CollectionExpressionSyntax items:
                return walker.Sequences.Collection(items);
            case ConditionalAccessExpressionSyntax access:
                return Access(access);
            case AnonymousFunctionExpressionSyntax lambda:
                walker.Names.Capture(lambda);
                return TextValue.Unknown;
            case TypeSyntax or LiteralExpressionSyntax or TypeOfExpressionSyntax or SizeOfExpressionSyntax or DefaultExpressionSyntax:
                return TextValue.Unknown;
            default:
                return Parts(expression);
        }
    }

    // A number, a character, a member of an enumeration.
    private ConstantValue? Number(ExpressionSyntax expression) =>
        _ways.Frame.Semantics.GetConstantValue(expression, walker.CancellationToken) is { HasValue: true, Value: { } constant and not string }
            ? new ConstantValue(constant)
            : null;

    private TextValue Select(SwitchExpressionSyntax selection)
    {
        var arms = walker.Constants.ArmsOf(selection);
        var governing = Evaluate(selection.GoverningExpression);
        if (governing is not TupleValue)
            walker.Given.Escape(governing, selection.GoverningExpression);
        if (arms.Count == 0 || _ways.State is null)
            return TextValue.Unknown;
        var arm = arms[arms.Count == 1 ? 0 : _ways.Choices.Take(arms.Count)];
        if (arms.Count > 1)
            walker.Constants.Doubt(selection.GoverningExpression);
        return Evaluate(arm.Expression);
    }

    // What is compared, indexed or asked is not given to anybody.
    private TextValue Parts(ExpressionSyntax expression)
    {
        if (expression is BinaryExpressionSyntax or IsPatternExpressionSyntax or PrefixUnaryExpressionSyntax
            && walker.Constants.Decide(expression) is { } answer)
            return new ConstantValue(answer);
        var isQuestion = expression is BinaryExpressionSyntax
            or IsPatternExpressionSyntax
            or ElementAccessExpressionSyntax
            or MemberAccessExpressionSyntax
            or PrefixUnaryExpressionSyntax;
        foreach (var part in expression.ChildNodes())
            if ((part as ExpressionSyntax ?? (part as ArgumentSyntax)?.Expression) is { } inner)
            {
                var value = Evaluate(inner);
                if (isQuestion && value is ComposedValue)
                    walker.Given.Lose(value);
                else if (expression is ElementAccessExpressionSyntax && value is HeldValue tree && _ways.State?.Find<NodeObject>(tree) is not null)
                    walker.Trees.Lose(tree);
                else if (!isQuestion)
                    walker.Given.Escape(value, inner);
            }
            else if (part is BracketedArgumentListSyntax arguments)
            {
                foreach (var argument in arguments.Arguments)
                    walker.Given.Escape(Evaluate(argument.Expression), argument.Expression);
            }
        return TextValue.Unknown;
    }

    private TextValue Coalesce(BinaryExpressionSyntax coalesce)
    {
        var left = Evaluate(coalesce.Left);
        return left switch
        {
            NullText => Evaluate(coalesce.Right),
            ComposedValue or HeldValue or SequenceValue => left,
            _ => _ways.Choices.Take(2) == 0 ? left : Evaluate(coalesce.Right),
        };
    }

    /// <summary>Returns the text of an expression, with a hole if it is unknown.</summary>
    public ComposedText TextOrHole(ExpressionSyntax expression) => TemplateReader.Compose(expression, _ways.Frame.Semantics, this, walker.CancellationToken);

    /// <summary>Returns a known text at a place in the code.</summary>
    public ComposedText Constant(string text, SyntaxNode place)
    {
        var builder = new TemplateBuilder();
        builder.Together(text, _ways.Located(place));
        return ComposedText.Of(new KnownPart(builder.Build()));
    }

    private TextValue Access(ConditionalAccessExpressionSyntax access)
    {
        if (access.WhenNotNull is InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Invoke" } } call
            && walker.Lambdas.Invoke(access.Expression, call.ArgumentList) is { } result)
            return result;
        var value = Evaluate(access.Expression);
        if (value is NullText)
            return value;
        if (value is ComposedValue known
            && access.WhenNotNull is InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax } asked
            && _ways.SymbolOf(asked) is IMethodSymbol { ContainingType.SpecialType: SpecialType.System_String } method
            && walker.Calls.InvokeText(asked, method, known) is { } changed)
            return changed;
        if (value is HeldValue tree
            && _ways.State?.Find<NodeObject>(tree) is { } node
            && access.WhenNotNull is InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax } sent
            && _ways.SymbolOf(sent) is IMethodSymbol called
            && walker.Trees.InvokeNode(sent, called, tree, node) is { } found)
            return found;
        if (value is HeldValue or ComposedValue)
            walker.Given.Lose(value);
        var isMarkup = IsMarkup(value);
        foreach (var argument in access.WhenNotNull.DescendantNodes().OfType<ArgumentSyntax>())
        {
            var given = Evaluate(argument.Expression);
            isMarkup |= IsMarkup(given);
            walker.Given.Escape(given, argument.Expression);
        }
        // Tags that are cut out of a text, or put into one, need not match.
        return isMarkup ? new ComposedValue(ComposedText.Of(new HolePart(_ways.Located(access), HoleKind.Markup))) : TextValue.Unknown;
    }

    /// <summary>Whether a value has tags.</summary>
    public static bool IsMarkup(TextValue value) =>
        value is ComposedValue { Text: var text } && text.Parts.Any(part => part is KnownPart known && known.Template.Text.IndexOf('<') >= 0);
}
