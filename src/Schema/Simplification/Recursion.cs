using System.Collections.Generic;

namespace Bindery.Schema.Simplification;

/// <summary>
/// Finds the patterns that are reachable from the start, and reports definitions that contain themselves without an element in between (RELAX NG 4.19).
/// Iterative, because a chain of references may be as long as the schema.
/// </summary>
internal sealed class Recursion(DiagnosticBag diagnostics)
{
    private readonly HashSet<PatternUnit> _finished = [];
    private readonly HashSet<PatternUnit> _open = [];

    /// <summary>The reachable patterns outside elements, each after all that it refers to: the start is the last one.</summary>
    public List<PatternUnit> Units { get; } = [];

    /// <summary>The reachable elements.</summary>
    public List<ExpandedElement> Elements { get; } = [];

    public void Follow(PatternUnit start)
    {
        Finish(start, null);
        for (var i = 0; i < Elements.Count; i++)
        {
            Enter(Elements[i].Unit);
            if (Elements[i].DocumentUnit is { } more)
                Enter(more);
        }

        void Enter(PatternUnit unit)
        {
            Collect(unit);
            foreach (var reference in unit.References)
                Finish(reference.Target!.Unit!, reference);
        }
    }

    /// <summary>Adds a unit and everything that it refers to outside elements to the order, depth first.</summary>
    private void Finish(PatternUnit root, ExpandedRef? origin)
    {
        if (_finished.Contains(root))
            return;
        var path = new Stack<(PatternUnit Unit, ExpandedRef? Origin, int Next)>();
        Open(root);
        path.Push((root, origin, 0));
        while (path.Count > 0)
        {
            var (unit, from, next) = path.Pop();
            if (next == unit.References.Count)
            {
                _open.Remove(unit);
                _finished.Add(unit);
                Units.Add(unit);
                continue;
            }

            path.Push((unit, from, next + 1));
            var reference = unit.References[next];
            var target = reference.Target!.Unit!;
            if (_open.Contains(target))
                Report(reference, path, target);
            else if (!_finished.Contains(target))
            {
                Open(target);
                path.Push((target, reference, 0));
            }
        }
    }

    private void Open(PatternUnit unit)
    {
        _open.Add(unit);
        Collect(unit);
    }

    private void Collect(PatternUnit unit)
    {
        var pending = new Stack<ExpandedPattern>();
        pending.Push(unit.Body);
        while (pending.Count > 0)
        {
            switch (pending.Pop())
            {
                case ExpandedRef reference:
                    unit.References.Add(reference);
                    break;
                case ExpandedElement element:
                    unit.Elements.Add(element);
                    Elements.Add(element);
                    break;
                case ExpandedAttribute attribute:
                    pending.Push(attribute.Content);
                    break;
                case ExpandedRepeat repeat:
                    pending.Push(repeat.Content);
                    break;
                case ExpandedData { Except: { } except }:
                    pending.Push(except);
                    break;
                case ExpandedComposite composite:
                    for (var i = 0; i < composite.Items.Count; i++)
                        pending.Push(composite.Items[i]);
                    break;
            }
        }
    }

    private void Report(ExpandedRef reference, Stack<(PatternUnit Unit, ExpandedRef? Origin, int Next)> path, PatternUnit target)
    {
        const int Shown = 8;
        var names = new List<string>();
        foreach (var (unit, origin, _) in path)
        {
            if (unit == target)
                break;
            names.Insert(0, origin?.Name ?? "start");
        }

        var name = reference.Name ?? "start";
        if (names.Count > Shown)
        {
            names.RemoveRange(Shown / 2, names.Count - Shown);
            names.Insert(Shown / 2, "…");
        }

        var circle = names.Count == 0 ? "itself" : "itself, by way of " + string.Join(" → ", names);
        diagnostics.Add(
            SchemaRules.Circular, $"'{name}' contains {circle}, without an element in between: a definition may only recur inside an element", reference.Span);
    }
}
