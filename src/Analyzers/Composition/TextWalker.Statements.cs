using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary>Statements: what runs after what.</summary>
internal sealed partial class TextWalker
{
    private void Statement(StatementSyntax? statement)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (statement is null || _states.Count == 0 || HasGivenUp)
            return;
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        _work += _states.Count;
        switch (statement)
        {
            case BlockSyntax block:
                foreach (var inner in block.Statements)
                    Statement(inner);
                break;
            case LocalDeclarationStatementSyntax declaration:
                Declare(declaration.Declaration);
                break;
            case ExpressionStatementSyntax expression:
                Each(() => Evaluate(expression.Expression));
                break;
            case IfStatementSyntax conditional:
                var (whenTrue, whenFalse) = Split(conditional.Condition);
                _states = whenTrue;
                Statement(conditional.Statement);
                var after = _states;
                _states = whenFalse;
                Statement(conditional.Else?.Statement);
                _states = Union(after, _states);
                break;
            case SwitchStatementSyntax selection:
                Switch(selection);
                break;
            case ForEachStatementSyntax or ForEachVariableStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax:
                Loop(statement);
                break;
            case TryStatementSyntax attempt:
                Try(attempt);
                break;
            case UsingStatementSyntax use:
                Use(use);
                break;
            case LockStatementSyntax held:
                Each(() => Escape(Evaluate(held.Expression), held.Expression));
                Statement(held.Statement);
                break;
            case CheckedStatementSyntax inner:
                Statement(inner.Block);
                break;
            case UnsafeStatementSyntax inner:
                Statement(inner.Block);
                break;
            case FixedStatementSyntax inner:
                Statement(inner.Statement);
                break;
            case ReturnStatementSyntax returned:
                Each(() =>
                {
                    if (returned.Expression is { } expression)
                        Return(Evaluate(expression), expression);
                    else
                        Return(TextValue.Unknown, returned);
                });
                break;
            case YieldStatementSyntax yield:
                Each(() => Yield(yield));
                break;
            case ThrowStatementSyntax thrown:
                Each(() =>
                {
                    if (thrown.Expression is { } expression)
                        Escape(Evaluate(expression), expression);
                    _state = null;
                });
                break;
            case BreakStatementSyntax when _breaks.Count > 0:
                _breaks.Peek().AddRange(_states);
                _states = [];
                break;
            case ContinueStatementSyntax when _continues.Count > 0:
                _continues.Peek().AddRange(_states);
                _states = [];
                break;
        }
    }

    private void Declare(VariableDeclarationSyntax declaration)
    {
        foreach (var variable in declaration.Variables)
            if (variable.Initializer?.Value is { } value)
                Each(() =>
                {
                    var evaluated = Evaluate(value);
                    if (_frame.Semantics.GetDeclaredSymbol(variable, _cancellationToken) is { } local)
                        SetLocal(local, evaluated);
                });
    }

    private void Return(TextValue value, SyntaxNode expression)
    {
        if (_state is null)
            return;
        if (_frame.Parent is not null)
            _frame.Returned.Add((_state, value));
        // The name of the method tells what its callers do.
        else if (value is ComposedValue text && expression is ExpressionSyntax syntax && Code.TextUses.IsAsked(syntax))
            Lose(text);
        else
            Escape(value, expression);
        _state = null;
    }

    private void Yield(YieldStatementSyntax yield)
    {
        if (yield.Expression is not { } expression)
        {
            Return(TextValue.Unknown, yield);
            return;
        }
        var value = Evaluate(expression);
        if (_state is null)
            return;
        if (_frame.Yielded is { } list && _state.Find<BuilderObject>(new HeldValue(list)) is { } items)
            AddItem(list, items, value, expression);
        else
            Escape(value, expression);
    }

    private (List<TextState> WhenTrue, List<TextState> WhenFalse) Split(ExpressionSyntax condition)
    {
        var (whenTrue, whenFalse) = (new List<TextState>(), new List<TextState>());
        foreach (var state in _states)
        {
            var isTrue = false;
            Ways(state, () =>
            {
                isTrue = Decide(condition);
                if (_state is not null)
                    Add(isTrue ? whenTrue : whenFalse, _state);
            });
        }
        return (whenTrue, whenFalse);
    }

    private void Switch(SwitchStatementSyntax selection)
    {
        Each(() => Escape(Evaluate(selection.Expression), selection.Expression));
        var before = _states;
        var left = new List<TextState>();
        _breaks.Push(left);
        foreach (var section in selection.Sections)
        {
            _states = before;
            // One constant is asked for as a condition would.
            if (section.Labels.Count == 1
                && section.Labels[0] is CaseSwitchLabelSyntax label
                && KeyOf(selection.Expression) is { } key
                && _frame.Semantics.GetConstantValue(label.Value, _cancellationToken) is { HasValue: true, Value: var constant })
                _states = _states.Select(state => Assume(state, $"{key} == {constant}", true)).OfType<TextState>().ToList();
            foreach (var statement in section.Statements)
                Statement(statement);
        }
        _breaks.Pop();
        _states = selection.Sections.Any(section => section.Labels.Any(label => label is DefaultSwitchLabelSyntax)) ? [] : before;
        _states = Union(_states, left);
    }

    private static TextState? Assume(TextState state, string condition, bool isTrue) =>
        state.Conditions.TryGetValue(condition, out var known)
            ? known == isTrue ? state : null
            : state with { Conditions = state.Conditions.Add(condition, isTrue) };

    private void Try(TryStatementSyntax attempt)
    {
        var before = _states;
        Statement(attempt.Block);
        var after = _states;
        foreach (var handler in attempt.Catches)
        {
            // An exception can come before, between and after all that the block does.
            _states = before;
            Each(() => Forget(attempt.Block));
            Statement(handler.Block);
            after = Union(after, _states);
        }
        _states = after;
        if (attempt.Finally is not { } last)
            return;
        if (_states.Count == 0)
            return;
        Statement(last.Block);
    }

    // What some code may have changed.
    private void Forget(SyntaxNode code)
    {
        foreach (var name in code.DescendantNodes().OfType<IdentifierNameSyntax>())
            if (_state is not null && SymbolOf(name) is { } local && _state.Locals.TryGetValue(local, out var value))
                if (value is HeldValue)
                    Lose(value);
                else if (_frame.Body.IsAssigned(local.Name))
                    _state = _state with { Locals = _state.Locals.SetItem(local, TextValue.Unknown) };
    }

    private void Use(UsingStatementSyntax use)
    {
        if (use.Declaration is { } declaration)
            Declare(declaration);
        else if (use.Expression is { } expression)
            Each(() => Evaluate(expression));
        Statement(use.Statement);
        foreach (var variable in use.Declaration?.Variables ?? default)
            if (_frame.Semantics.GetDeclaredSymbol(variable, _cancellationToken) is { } local)
                Each(() => Close(_state!.Locals.TryGetValue(local, out var value) ? value : TextValue.Unknown, variable));
    }
}
