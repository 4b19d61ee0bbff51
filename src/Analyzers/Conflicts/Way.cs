using Bindery.Analyzers.Documents;

namespace Bindery.Analyzers.Conflicts;

/// <summary>A change to one fact that may resolve a conflict: a <see cref="WayOut"/> that can be tried.</summary>
/// <param name="Kind">The kind of change.</param>
/// <param name="Fact">The fact.</param>
/// <param name="Value">The value to set.</param>
/// <param name="Beside">The child to which a moved child is adjacent.</param>
internal sealed record Way(WayOutKind Kind, DocumentFact Fact, string? Value = null, DocumentFact? Beside = null)
{
    private DocumentFact? _follower;

    /// <summary>Changes the fact for a trial.</summary>
    public void Try()
    {
        switch (Kind)
        {
            case WayOutKind.Remove:
                Fact.TryAbsence();
                break;
            case WayOutKind.Add:
                Fact.Set(FactLevel.Unknown);
                break;
            case WayOutKind.MoveBefore:
                _follower = Fact.Owner.MoveChild(Fact, Beside);
                break;
            case WayOutKind.MoveAfter:
                _follower = Fact.Owner.MoveChild(Fact, Fact.Owner.FollowerOf(Beside!));
                break;
            default:
                if (Value is not null)
                    Fact.TryValue(Value);
                else
                    Fact.Set(Fact.HasPresenceAlone ? FactLevel.Presence : FactLevel.Unknown);
                break;
        }
    }

    /// <summary>Ends the trial: the fact has its original value, and counts up to a level.</summary>
    public void EndTrial(FactLevel level)
    {
        if (Kind is WayOutKind.MoveBefore or WayOutKind.MoveAfter)
            Fact.Owner.MoveChild(Fact, _follower);
        else
            Fact.EndTrial(level);
    }

    /// <summary>Whether it is the same change to the same fact.</summary>
    public bool Equals(Way? other) => other is not null && Kind == other.Kind && Fact == other.Fact && Value == other.Value && Beside == other.Beside;

    /// <inheritdoc/>
    public override int GetHashCode() => Fact.Order * 31 + (int)Kind;
}
