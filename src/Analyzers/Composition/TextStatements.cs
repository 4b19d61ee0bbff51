using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary>Statements: their order of execution.</summary>
/// <param name="walker">The walker of the body.</param>
internal sealed class TextStatements(TextWalker walker)
{
    private readonly TextWays _ways = walker.Ways;

    /// <summary>Follows a statement on each execution path.</summary>
    public void Run(StatementSyntax? statement)
    {
        walker.CancellationToken.ThrowIfCancellationRequested();
        if (statement is null || _ways.States.Count == 0 || _ways.HasGivenUp)
            return;
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        _ways.Work += _ways.States.Count;
        switch (statement)
        {
            case BlockSyntax block:
                foreach (var inner in block.Statements)
                    Run(inner);
                break;
            case LocalDeclarationStatementSyntax declaration:
                Declare(declaration.Declaration);
                break;
            case ExpressionStatementSyntax expression:
                _ways.Each(() => walker.Expressions.Evaluate(expression.Expression));
                break;
            case IfStatementSyntax conditional:
                var (whenTrue, whenFalse) = Split(conditional.Condition);
                _ways.States = whenTrue;
                Run(conditional.Statement);
                var after = _ways.States;
                _ways.States = whenFalse;
                Run(conditional.Else?.Statement);
                _ways.States = TextWays.Union(after, _ways.States);
                break;
            case SwitchStatementSyntax selection:
                Switch(selection);
                break;
            case ForEachStatementSyntax or ForEachVariableStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax:
                walker.Loops.Loop(statement);
                break;
            case TryStatementSyntax attempt:
                Try(attempt);
                break;
            case UsingStatementSyntax use:
                Use(use);
                break;
            case LockStatementSyntax held:
                _ways.Each(() => walker.Given.Escape(walker.Expressions.Evaluate(held.Expression), held.Expression));
                Run(held.Statement);
                break;
            case CheckedStatementSyntax inner:
                Run(inner.Block);
                break;
            case UnsafeStatementSyntax inner:
                Run(inner.Block);
                break;
            case FixedStatementSyntax inner:
                Run(inner.Statement);
                break;
            case ReturnStatementSyntax returned:
                _ways.Each(() =>
                {
                    if (returned.Expression is { } expression)
                        Return(walker.Expressions.Evaluate(expression), expression);
                    else
                        Return(TextValue.Unknown, returned);
                });
                break;
            case YieldStatementSyntax yield:
                _ways.Each(() => Yield(yield));
                break;
            case ThrowStatementSyntax thrown:
                _ways.Each(() =>
                {
                    if (thrown.Expression is { } expression)
                        walker.Given.Escape(walker.Expressions.Evaluate(expression), expression);
                    _ways.State = null;
                });
                break;
            case BreakStatementSyntax when _ways.Breaks.Count > 0:
                _ways.Breaks.Peek().AddRange(_ways.States);
                _ways.States = [];
                break;
            case ContinueStatementSyntax when _ways.Continues.Count > 0:
                _ways.Continues.Peek().AddRange(_ways.States);
                _ways.States = [];
                break;
        }
    }

    /// <summary>Declares locals.</summary>
    public void Declare(VariableDeclarationSyntax declaration)
    {
        foreach (var variable in declaration.Variables)
            if (variable.Initializer?.Value is { } value)
                _ways.Each(() =>
                {
                    var lambda = _ways.Frame.Body.IsAssigned(variable.Identifier.ValueText) ? null : walker.Lambdas.In(value);
                    var evaluated = lambda ?? walker.Calls.Argument(value);
                    if (_ways.Frame.Semantics.GetDeclaredSymbol(variable, walker.CancellationToken) is { } local)
                        walker.Names.SetLocal(local, evaluated);
                });
    }

    /// <summary>The body returns a value.</summary>
    public void Return(TextValue value, SyntaxNode expression)
    {
        if (_ways.State is null)
            return;
        if (_ways.Frame.Parent is not null)
            _ways.Frame.Returned.Add((_ways.State, value));
        // The use of the result is found by the name of the method.
        else if (value is ComposedValue text && expression is ExpressionSyntax syntax && Code.TextUses.IsAsked(syntax))
            walker.Given.Lose(text);
        else
            walker.Given.Escape(value, expression);
        _ways.State = null;
    }

    private void Yield(YieldStatementSyntax yield)
    {
        if (yield.Expression is not { } expression)
        {
            Return(TextValue.Unknown, yield);
            return;
        }
        var value = walker.Expressions.Evaluate(expression);
        if (_ways.State is null)
            return;
        if (_ways.Frame.Yielded is { } list && _ways.State.Find<BuilderObject>(new HeldValue(list)) is { } items)
            walker.Sequences.AddItem(list, items, value, expression);
        else
            walker.Given.Escape(value, expression);
    }

    private (List<TextState> WhenTrue, List<TextState> WhenFalse) Split(ExpressionSyntax condition)
    {
        var (whenTrue, whenFalse) = (new List<TextState>(), new List<TextState>());
        foreach (var state in _ways.States)
        {
            var isTrue = false;
            _ways.EndsOf(state, () =>
            {
                isTrue = walker.Conditions.Decide(condition);
                if (_ways.State is not null)
                    TextWays.Add(isTrue ? whenTrue : whenFalse, _ways.State);
            });
        }
        return (whenTrue, whenFalse);
    }

    private void Switch(SwitchStatementSyntax selection)
    {
        _ways.Each(() => walker.Given.Escape(walker.Expressions.Evaluate(selection.Expression), selection.Expression));
        var left = new List<TextState>();
        var after = new List<TextState>();
        _ways.Breaks.Push(left);
        foreach (var state in _ways.States.ToList())
            after = TextWays.Union(after, Sections(selection, state));
        _ways.Breaks.Pop();
        _ways.States = TextWays.Union(after, left);
    }

    // The ways that pass by all sections that may be run.
    private List<TextState> Sections(SwitchStatementSyntax selection, TextState before)
    {
        _ways.State = before;
        var sections = walker.Constants.SectionsOf(selection, out var mayPassBy);
        if (sections.Count > 1 || mayPassBy)
            walker.Constants.Doubt(selection.Expression);
        var start = _ways.State;
        _ways.State = null;
        foreach (var section in sections)
        {
            _ways.States = [start];
            // One constant is asked for as a condition would.
            if (section.Labels.Count == 1
                && section.Labels[0] is CaseSwitchLabelSyntax label
                && walker.Conditions.KeyOf(selection.Expression) is { } key
                && _ways.Frame.Semantics.GetConstantValue(label.Value, walker.CancellationToken) is { HasValue: true, Value: var constant })
                _ways.States = _ways.States.Select(state => Assume(state, $"{key} == {constant}", true)).OfType<TextState>().ToList();
            foreach (var statement in section.Statements)
                Run(statement);
        }
        return mayPassBy ? [start] : [];
    }

    private static TextState? Assume(TextState state, string condition, bool isTrue) =>
        state.Conditions.TryGetValue(condition, out var known)
            ? known == isTrue ? state : null
            : state with { Conditions = state.Conditions.Add(condition, isTrue) };

    private void Try(TryStatementSyntax attempt)
    {
        var before = _ways.States;
        Run(attempt.Block);
        var after = _ways.States;
        foreach (var handler in attempt.Catches)
        {
            // An exception can occur before, between and after all operations of the block.
            _ways.States = before;
            _ways.Each(() => Forget(attempt.Block));
            Run(handler.Block);
            after = TextWays.Union(after, _ways.States);
        }
        _ways.States = after;
        if (attempt.Finally is not { } last)
            return;
        if (_ways.States.Count == 0)
            return;
        Run(last.Block);
    }

    // Forgets the values that some code may have changed.
    private void Forget(SyntaxNode code)
    {
        foreach (var name in code.DescendantNodes().OfType<IdentifierNameSyntax>())
            if (_ways.State is not null && _ways.SymbolOf(name) is { } local && _ways.State.Locals.TryGetValue(local, out var value))
                if (value is HeldValue)
                    walker.Given.Lose(value);
                else if (_ways.Frame.Body.IsAssigned(local.Name))
                    _ways.State = _ways.State with { Locals = _ways.State.Locals.SetItem(local, TextValue.Unknown) };
    }

    private void Use(UsingStatementSyntax use)
    {
        if (use.Declaration is { } declaration)
            Declare(declaration);
        else if (use.Expression is { } expression)
            _ways.Each(() => walker.Expressions.Evaluate(expression));
        Run(use.Statement);
        foreach (var variable in use.Declaration?.Variables ?? default)
            if (_ways.Frame.Semantics.GetDeclaredSymbol(variable, walker.CancellationToken) is { } local)
                _ways.Each(() => walker.Writers.Close(_ways.State!.Locals.TryGetValue(local, out var value) ? value : TextValue.Unknown, variable));
    }
}
