using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary>Calls of the methods of lists and sequences whose items are known.</summary>
/// <param name="walker">The walker of the body.</param>
internal sealed class TextListCalls(TextWalker walker)
{
    private readonly TextWays _ways = walker.Ways;

    /// <summary>A call of a list of tuples or objects; null where it is not known.</summary>
    public TextValue? InvokeRows(InvocationExpressionSyntax call, IMethodSymbol method, HeldValue held)
    {
        var arguments = call.ArgumentList.Arguments;
        switch (method.Name)
        {
            case "Add" when arguments.Count is 1 or 2:
                var values = arguments.Select(argument => walker.Calls.Argument(argument.Expression)).ToList();
                var added = values.Count == 1 ? values[0] : new TupleValue(values);
                if (_ways.State?.Find<RowsObject>(held) is not { } now)
                    return TextValue.Unknown;
                if (added is TupleValue || _ways.State.Find<UserObject>(added) is not null)
                    _ways.State = _ways.State.With(held.Id, now with { Items = now.Items.Add(added) });
                else
                    walker.Given.Lose(held);
                return TextValue.Unknown;
            case "ToArray" or "ToList" or "AsEnumerable" or "AsReadOnly" when arguments.Count == 0:
                return _ways.State!.Find<RowsObject>(held) is { } list ? new RowsValue(list.Items) : TextValue.Unknown;
            default:
                return null;
        }
    }

    /// <summary>Calls a method of a list; null if it is unknown.</summary>
    public TextValue? InvokeList(InvocationExpressionSyntax call, IMethodSymbol method, HeldValue held, BuilderObject list)
    {
        var arguments = call.ArgumentList.Arguments;
        switch (method.Name)
        {
            case "Add" when arguments.Count == 1:
                var value = walker.Expressions.Evaluate(arguments[0].Expression);
                if (_ways.State?.Find<BuilderObject>(held) is { } now)
                    walker.Sequences.AddItem(held.Id, now, value, arguments[0].Expression);
                return TextValue.Unknown;
            case "AddRange" when arguments.Count == 1:
                if (walker.Sequences.Items(walker.Expressions.Evaluate(arguments[0].Expression)) is { } added
                    && _ways.State?.Find<BuilderObject>(held) is { } before
                    && (before.Text.Count == 0 || before.Items == added.Kind))
                    _ways.State = _ways.State.With(held.Id, before with { Text = before.Text.Append(added.Items), Items = added.Kind });
                else
                    walker.Given.Lose(held);
                return TextValue.Unknown;
            case "ToArray" or "ToList" or "AsEnumerable" or "AsReadOnly" when arguments.Count == 0:
                return new SequenceValue(list.Text, list.Items ?? ItemKind.Text);
            case "Where":
                return InvokeSequence(call, method, new SequenceValue(list.Text, list.Items ?? ItemKind.Text));
            default:
                return null;
        }
    }

    /// <summary>Calls a method of a sequence; null if it is unknown.</summary>
    public static SequenceValue? InvokeSequence(InvocationExpressionSyntax call, IMethodSymbol method, SequenceValue sequence) =>
        (method.Name, call.ArgumentList.Arguments.Count) switch
        {
            ("ToArray" or "ToList" or "AsEnumerable", 0) => sequence,
            // Empty items and null have no effect.
            ("Where", 1) when call.ArgumentList.Arguments[0].Expression is SimpleLambdaExpressionSyntax lambda && IsNotEmpty(lambda) => sequence,
            _ => null,
        };

    private static bool IsNotEmpty(SimpleLambdaExpressionSyntax lambda) => lambda.ExpressionBody?.ToString().Replace(lambda.Parameter.Identifier.Text, "x") is
        "x != null" or "x is not null" or "!string.IsNullOrEmpty(x)" or "!string.IsNullOrWhiteSpace(x)" or "x.Length > 0" or "x != \"\"";
}
