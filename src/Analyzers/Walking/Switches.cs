using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>Follows switch statements: the sections that are entered, and jumps between them.</summary>
internal sealed class Switches(BodyWalker walker)
{
    // Sections that jump back more often form a loop, which is not followed.
    private const int MostJumpsBack = 8;

    private readonly Walk _walk = walker.Walk;
    private readonly HeapChanges _heap = walker.Heap;
    private readonly Alternatives _alternatives = walker.Alternatives;

    /// <summary>Follows a switch.</summary>
    public void Run(ISwitchOperation selection)
    {
        var before = Evaluate(selection.Value);
        var left = new List<FlowState>();
        var labels = selection.Cases.Select(section => section.Clauses.Select(clause => clause.Label).OfType<ISymbol>().ToList()).ToList();
        walker.Jumps.Open(selection.ExitLabel);
        foreach (var label in labels.SelectMany(ofSection => ofSection))
            walker.Jumps.Open(label);
        var isLeft = new bool[before.Count];
        for (var section = 0; section < selection.Cases.Length; section++)
        {
            var entering = new List<FlowState>();
            for (var i = 0; i < before.Count; i++)
                if (!isLeft[i] && Enter(before[i].State, before[i].Value, selection.Value, selection.Cases[section], out isLeft[i]) is { } state)
                    _alternatives.Add(entering, state);
            Run(selection.Cases[section], labels[section], entering);
        }
        JumpBack(selection, labels);
        foreach (var label in labels.SelectMany(ofSection => ofSection))
            walker.Jumps.Close(label);
        if (!selection.Cases.Any(section => section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation)))
            for (var i = 0; i < before.Count; i++)
                if (!isLeft[i])
                {
                    _walk.State = before[i].State;
                    walker.Refinements.Exclude(selection.Value, Constants(selection));
                    _alternatives.Add(left, _walk.State);
                }
        _walk.State = null;
        _alternatives.States = left;
        walker.Jumps.Arrive(selection.ExitLabel);
    }

    private List<(FlowState State, Value Value)> Evaluate(IOperation selected)
    {
        var before = new List<(FlowState State, Value Value)>();
        foreach (var state in _alternatives.States)
            foreach (var end in _alternatives.Ways(state, () =>
            {
                var value = walker.Evaluate(selected);
                if (_walk.State is not null && before.Count < Alternatives.MostStates)
                    before.Add((_walk.State, value));
                else if (_walk.State is not null)
                    _heap.ForgetAll();
            }))
                if (before.Count >= Alternatives.MostStates && !before.Exists(pair => ReferenceEquals(pair.State, end)))
                    before.Add((end, Value.Unknown));
        return before;
    }

    // The constants whose sections are entered whenever the value is equal to them.
    private static IEnumerable<object> Constants(ISwitchOperation selection) =>
        selection.Cases.SelectMany(section => section.Clauses).OfType<ISingleValueCaseClauseOperation>()
            .Select(clause => clause.Value.ConstantValue is { HasValue: true, Value: { } constant } ? constant : null)
            .OfType<object>();

    // Includes the alternatives that jump to the section.
    private void Run(ISwitchCaseOperation section, List<ISymbol> labels, List<FlowState> entering)
    {
        _alternatives.States = _alternatives.Union(entering, labels.SelectMany(walker.Jumps.Take));
        walker.Jumps.Block(section.Body);
    }

    // Follows goto case to an earlier section.
    private void JumpBack(ISwitchOperation selection, List<List<ISymbol>> labels)
    {
        for (var round = 0; labels.Exists(ofSection => ofSection.Exists(walker.Jumps.IsAwaited)); round++)
        {
            if (round == MostJumpsBack)
            {
                _walk.GiveUp();
                return;
            }
            for (var section = 0; section < selection.Cases.Length; section++)
                if (labels[section].Exists(walker.Jumps.IsAwaited))
                    Run(selection.Cases[section], labels[section], []);
        }
    }

    // Whether a section other than the default section is certainly entered.
    private bool IsElsewhere(Value value, ISwitchOperation selection) =>
        selection.Cases.SelectMany(section => section.Clauses).Any(clause => clause switch
        {
            ISingleValueCaseClauseOperation { Value.ConstantValue: { HasValue: true, Value: { } constant } } =>
                value is ConstantValue known && known.Constant.Equals(constant),
            IPatternCaseClauseOperation { Guard: null, Pattern: var pattern } => walker.Matching.IsMatch(value, pattern) == true,
            _ => false,
        });

    private bool? Ask(IOperation guard)
    {
        var value = walker.Evaluate(guard);
        _walk.Lose(value);
        return value is ConstantValue { Constant: bool holds } ? holds : null;
    }

    // Returns the state in a section; null if it is certainly not entered. If it certainly is, no other section is.
    private FlowState? Enter(FlowState before, Value value, IOperation selected, ISwitchCaseOperation section, out bool isCertain)
    {
        isCertain = false;
        var mayMatch = false;
        _walk.State = before;
        foreach (var clause in section.Clauses)
            switch (clause)
            {
                case IDefaultCaseClauseOperation when IsElsewhere(value, (ISwitchOperation)section.Parent!):
                    break;
                case IDefaultCaseClauseOperation:
                    // The sections after a default section that comes first are still to be tested.
                    mayMatch = true;
                    if (section.Clauses.Length == 1)
                        walker.Refinements.Exclude(selected, Constants((ISwitchOperation)section.Parent!));
                    break;
                case ISingleValueCaseClauseOperation { Value.ConstantValue: { HasValue: true, Value: { } constant } } when value is ConstantValue known:
                    isCertain |= constant.Equals(known.Constant);
                    break;
                case ISingleValueCaseClauseOperation { Value.ConstantValue: { HasValue: true, Value: { } constant } }:
                    mayMatch = true;
                    if (section.Clauses.Length == 1)
                        walker.Refinements.Refine(selected, new ConstantValue(constant));
                    break;
                case IPatternCaseClauseOperation { Pattern: var pattern, Guard: var guard }:
                    var isMatch = walker.Matching.IsMatch(value, pattern);
                    if (isMatch == false)
                        break;
                    walker.Matching.Match(value, pattern);
                    var holds = guard is null ? true : Ask(guard);
                    isCertain |= isMatch == true && holds == true;
                    mayMatch |= holds != false;
                    break;
                default:
                    mayMatch = true;
                    walker.Matching.Match(value, clause);
                    break;
            }
        var state = _walk.State;
        _walk.State = null;
        return mayMatch || isCertain ? state : null;
    }
}
