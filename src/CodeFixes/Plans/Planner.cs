using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Building;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Findings;
using Bindery.ModelMaps;

namespace Bindery.CodeFixes.Plans;

/// <summary>
/// Makes plans: applies a repair, looks for new conflicts, repairs these with the least loss of existing values, and so on until there are no new conflicts.
/// Changes made by the plan are never undone. Unrelated conflicts that existed before are not repaired.
/// </summary>
internal sealed class Planner
{
    private const int MostPlans = 16;
    private const int MostSteps = 12;
    private const int MostFilled = 32;
    private const int MostTried = 6;

    private readonly Draft _start;
    private readonly HashSet<object> _known = [];
    private readonly HashSet<(int, MappedMember)> _settled = [];
    private readonly CancellationToken _cancellationToken;
    private readonly List<Repair> _steps = [];
    private Draft _draft;

    private Planner(Cause cause, Draft start, CancellationToken cancellationToken)
    {
        (_start, _draft, _cancellationToken) = (start, start, cancellationToken);
        // A conflict that is reported once is repaired as a whole.
        var place = Places.OfBlamed(cause.Conflict);
        foreach (var conflict in start.Conflicts(cancellationToken))
            if (!KeyOf(start, conflict).Equals(KeyOf(start, cause.Conflict)) && Places.OfBlamed(conflict) != place)
                _known.Add(KeyOf(start, conflict));
    }

    /// <summary>The plans that resolve a conflict, the best first.</summary>
    public static IEnumerable<Plan> Of(Cause cause, CancellationToken cancellationToken)
    {
        var start = Draft.Of(cause);
        foreach (var first in Repairs.Of(start, cause.Conflict).Take(MostPlans))
            if (new Planner(cause, start, cancellationToken).Make(first) is { } plan)
                yield return plan;
    }

    private Plan? Make(Repair first)
    {
        if (Apply(first, _draft) is not { } changed)
            return null;
        Take(first, changed);
        while (Open(_draft).FirstOrDefault() is { } conflict)
        {
            if (_steps.Count > MostSteps || Best(conflict) is not var (repair, next))
                return null;
            Take(repair, next);
        }
        return new Plan(_start, _draft, _steps);
    }

    private Draft? Apply(Repair repair, Draft draft)
    {
        if (repair.Apply(draft) is not { } next || !Fill(ref next))
            return null;
        // The member that receives the value must belong to the branch.
        return repair.Goal is { } goal
            && Open(next).Any(conflict => conflict.Kind != ConflictKind.Missing && Repairs.Find(next, conflict.Blamed) == (repair.Owner, goal))
            ? null
            : next;
    }

    private void Take(Repair repair, Draft next)
    {
        _steps.Add(repair);
        if (repair.Item is null)
            _settled.Add((repair.Owner, repair.Member));
        if (repair.Goal is { } goal)
            _settled.Add((repair.Owner, goal));
        _draft = next;
    }

    /// <summary>The least destructive repair that reduces the number of conflicts; otherwise the one that leaves the fewest.</summary>
    private (Repair, Draft)? Best(Conflict conflict)
    {
        var before = Open(_draft).Count();
        var key = KeyOf(_draft, conflict);
        (Repair, Draft)? best = null;
        var least = int.MaxValue;
        var tried = 0;
        foreach (var repair in InOrder(_draft, conflict))
        {
            if (IsSettled(repair) || tried++ >= MostTried || Apply(repair, _draft) is not { } next)
                continue;
            var left = Open(next).ToList();
            if (left.Exists(other => KeyOf(next, other).Equals(key)))
                continue;
            if (left.Count < before)
                return (repair, next);
            if (left.Count < least)
                (best, least) = ((repair, next), left.Count);
        }
        return best;
    }

    // A missing member is added rather than avoided by setting other members.
    private static IEnumerable<Repair> InOrder(Draft draft, Conflict conflict)
    {
        var blamed = Repairs.Find(draft, conflict.Blamed);
        return Repairs.Of(draft, conflict)
            .OrderBy(repair => repair.Kind == RepairKind.Set && blamed == (repair.Owner, repair.Member) ? (int)RepairKind.Move : (int)repair.Kind);
    }

    private bool IsSettled(Repair repair) =>
        _settled.Contains((repair.Owner, repair.Member)) && repair.Kind is not RepairKind.Add
            || repair.Goal is { } goal && _settled.Contains((repair.Owner, goal));

    /// <summary>Completes the added objects, whose members nobody has chosen.</summary>
    private bool Fill(ref Draft draft)
    {
        for (var count = 0; count < MostFilled; count++)
        {
            var current = draft;
            if (Open(current).FirstOrDefault(conflict => IsNew(current, conflict)) is not { } conflict)
                return true;
            Draft? next = null;
            var key = KeyOf(current, conflict);
            foreach (var repair in InOrder(current, conflict).Where(repair => !_start.State.Heap.ContainsKey(repair.Owner)))
                if (repair.Apply(current) is { } tried && !Open(tried).Any(other => KeyOf(tried, other).Equals(key)))
                {
                    next = tried;
                    break;
                }
            if (next is null)
                return false;
            draft = next;
        }
        return false;
    }

    private bool IsNew(Draft draft, Conflict conflict) => Repairs.Find(draft, conflict.Blamed) is var (id, _) && !_start.State.Heap.ContainsKey(id);

    /// <summary>The new conflicts.</summary>
    private IEnumerable<Conflict> Open(Draft draft) => draft.Conflicts(_cancellationToken).Where(conflict => !_known.Contains(KeyOf(draft, conflict)));

    // Compared by the name of the member: an object that is moved may get another class, and keeps its old conflicts.
    private static object KeyOf(Draft draft, Conflict conflict)
    {
        var blamed = conflict.Blamed;
        return Repairs.Find(draft, blamed) is var (id, member)
            ? (conflict.Kind, id, member.Name, (blamed.Origin as MemberOrigin)?.Item?.Source)
            : (conflict.Kind, blamed.LocalName);
    }
}
