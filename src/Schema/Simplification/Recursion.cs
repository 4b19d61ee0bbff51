using System.Collections.Generic;

namespace Bindery.Schema.Simplification;

/// <summary>
/// Finds the patterns that are reachable from the start, and reports definitions that contain themselves without an element in between (RELAX NG 4.19).
/// Iterative, because a chain of references may be as long as the schema.
/// </summary>
internal sealed class Recursion(DiagnosticBag diagnostics)
{
    private readonly Stack<ExpandedPattern> _pending = new();

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
            for (var i = 0; i < unit.References.Count; i++)
                Finish(unit.References[i].Target!.Unit!, unit.References[i]);
        }
    }

    /// <summary>Adds a unit and everything that it refers to outside elements to the order, depth first.</summary>
    private void Finish(PatternUnit root, ExpandedRef? origin)
    {
        if (root.Progress == Progress.Finished)
            return;
        var path = new Stack<(PatternUnit Unit, ExpandedRef? Origin, int Next)>();
        Open(root);
        path.Push((root, origin, 0));
        while (path.Count > 0)
        {
            var (unit, from, next) = path.Pop();
            if (next == unit.References.Count)
            {
                unit.Progress = Progress.Finished;
                Units.Add(unit);
                continue;
            }

            path.Push((unit, from, next + 1));
            var reference = unit.References[next];
            var target = reference.Target!.Unit!;
            if (target.Progress == Progress.Open)
                Report(reference, path, target);
            else if (target.Progress == Progress.None)
            {
                Open(target);
                path.Push((target, reference, 0));
            }
        }
    }

    private void Open(PatternUnit unit)
    {
        unit.Progress = Progress.Open;
        Collect(unit);
    }

    private void Collect(PatternUnit unit)
    {
        _pending.Push(unit.Body);
        while (_pending.Count > 0)
        {
            switch (_pending.Pop())
            {
                case ExpandedRef reference:
                    unit.Add(reference);
                    break;
                case ExpandedElement element:
                    Elements.Add(element);
                    break;
                case ExpandedAttribute attribute:
                    _pending.Push(attribute.Content);
                    break;
                case ExpandedRepeat repeat:
                    _pending.Push(repeat.Content);
                    break;
                case ExpandedData { Except: { } except }:
                    _pending.Push(except);
                    break;
                case ExpandedComposite composite:
                    for (var i = 0; i < composite.Items.Count; i++)
                        _pending.Push(composite.Items[i]);
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
