using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Findings;

/// <summary>Code that is valid but has no effect: members that are set and not written, and a text that is not used.</summary>
internal static class SilentFinding
{
    /// <summary>Returns the members of a document that the code sets and that the call that writes it omits.</summary>
    /// <param name="point">The point at which it is written without output-only members; otherwise it is not judged.</param>
    /// <param name="id">The document.</param>
    public static IEnumerable<Finding> OfMembers(DocumentPoint point, int id)
    {
        foreach (var part in point.State.Reachable(new HeapValue(id)).OrderBy(part => part))
            if (point.State.Heap[part] is ModelObject { IsLost: false } model)
                foreach (var pair in model.Members.OrderBy(pair => model.Class.Members.IndexOf(pair.Key)))
                    if (pair.Key is { IsOutputOnly: true, IsUserDeclared: false } && PlaceOf(point.State, model, pair.Value) is { } place)
                        yield return new Finding(
                            Descriptors.NotWritten,
                            place.GetLocation(),
                            ImmutableArray<Location>.Empty,
                            $"'{pair.Key.Name}' is not written: the receiver sends it, and refuses or ignores it as input; set 'IncludeOutputOnly' of the options to write it",
                            null,
                            IsWarning: true)
                        { Writing = point.Writing };
    }

    /// <summary>Returns the finding for the text of a document that is not used.</summary>
    /// <param name="name">The name of the method in the call.</param>
    public static Finding OfText(SyntaxNode name) => new(
        Descriptors.Unused,
        name.GetLocation(),
        ImmutableArray<Location>.Empty,
        $"The result of '{name}' is not used; 'Validate' checks a document, 'Save' and 'WriteTo' write it",
        null,
        IsWarning: true);

    // The name of the member, or of the list at the first added item; null if nothing was set.
    private static SyntaxNode? PlaceOf(FlowState state, ModelObject owner, Cell cell)
    {
        if (cell.Value is NullValue or UnknownValue { IsSet: false })
            return null;
        if (state.Find<ListObject>(cell.Value) is not { } list)
            return cell.Target == owner.Creation ? null : cell.Target;
        return list.Items.Length == 0 ? null : list.Items[0].Target ?? (cell.Target == owner.Creation ? list.Items[0].Source : cell.Target);
    }
}
