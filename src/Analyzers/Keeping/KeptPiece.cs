using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Keeping;

/// <summary>The cached results for the bodies in a piece of code. They are valid while the piece and all code that was read for it are unchanged.</summary>
internal sealed class KeptPiece
{
    private readonly List<KeptBody> _bodies = [];
    private readonly Dictionary<(int File, long Piece), long> _read = [];

    private KeptPiece()
    {
    }

    /// <summary>Caches verdicts; null if one of them has a location that could not be found again.</summary>
    /// <param name="verdicts">The verdicts on all bodies of a piece.</param>
    /// <param name="piece">The piece.</param>
    /// <param name="stamps">The code.</param>
    public static KeptPiece? Of(IEnumerable<BodyVerdict> verdicts, CodePlace piece, CodeStamps stamps)
    {
        var kept = new KeptPiece();
        if (kept.Keep(piece, stamps) is null)
            return null;
        foreach (var verdict in verdicts)
        {
            if (!kept.Read(verdict.Read, stamps)
                || kept.Keep(verdict.Root, stamps) is not { } root
                || kept.Keep(verdict.Findings, stamps) is not { } findings
                || kept.Keep(verdict.InCallees, stamps) is not { } inCallees
                || kept.Keep(verdict.Cleared, stamps) is not { } cleared
                || kept.Keep(verdict.Followed, stamps) is not { } followed
                || kept.Keep(verdict.Declined, stamps) is not { } declined)
                return null;
            kept._bodies.Add(new KeptBody(root, findings, inCallees, cleared, followed, declined, verdict.IsCutOff));
        }
        return kept;
    }

    /// <summary>Whether the results are still valid.</summary>
    public bool IsOf(CodeStamps stamps)
    {
        foreach (var read in _read)
            if (stamps.StampOf(read.Key.File, read.Key.Piece) != read.Value)
                return false;
        return true;
    }

    /// <summary>Returns the verdicts with their current locations.</summary>
    public IEnumerable<BodyVerdict> Verdicts(CodeStamps stamps) => _bodies.Select(body => new BodyVerdict(
        PlaceOf(body.Root, stamps),
        Restored(body.Findings, stamps),
        Restored(body.InCallees, stamps),
        Places(body.Cleared, stamps),
        Places(body.Followed, stamps),
        Places(body.Declined, stamps),
        [],
        body.IsCutOff));

    // Records each piece that contains a part of one of the declarations.
    private bool Read(IEnumerable<CodePlace> declarations, CodeStamps stamps)
    {
        foreach (var declaration in declarations)
        {
            var file = stamps.NumberOf(declaration.File);
            if (file < 0)
                return false;
            if (!FilePieces.Of(declaration.File).AreApart)
                return false;
            var spans = FilePieces.Of(declaration.File).Spans;
            // The whole type, because members that are added later matter too.
            if (FilePieces.Of(declaration.File).Find(declaration.Span) < 0)
                _read[(file, FileStamps.All)] = stamps.StampOf(file, FileStamps.All);
            for (var i = 0; i < spans.Count; i++)
                if (spans[i].IntersectsWith(declaration.Span))
                    _read[(file, stamps.NumberOf(file, i))] = stamps.StampOf(file, stamps.NumberOf(file, i));
        }
        return true;
    }

    private KeptPlace? Keep(CodePlace place, CodeStamps stamps)
    {
        var file = stamps.NumberOf(place.File);
        if (file < 0)
            return null;
        var pieces = FilePieces.Of(place.File);
        var found = pieces.Find(place.Span);
        if (found < 0)
            return null;
        var piece = stamps.NumberOf(file, found);
        _read[(file, piece)] = stamps.StampOf(file, piece);
        return new KeptPlace(file, piece, place.Span.Start - pieces.Spans[found].Start, place.Span.Length);
    }

    private List<KeptPlace>? Keep(IEnumerable<CodePlace> places, CodeStamps stamps)
    {
        var kept = new List<KeptPlace>();
        foreach (var place in places)
            if (Keep(place, stamps) is { } one)
                kept.Add(one);
            else
                return null;
        return kept;
    }

    private List<KeptFinding>? Keep(IEnumerable<Finding> findings, CodeStamps stamps)
    {
        var kept = new List<KeptFinding>();
        foreach (var finding in findings)
        {
            if (Keep(finding.Place, stamps) is not { } place || Keep(finding.Others.Select(Of), stamps) is not { } others)
                return null;
            KeptPlace? inCallee = null;
            if (finding.InCallee is { } callee)
            {
                inCallee = Keep(callee, stamps);
                if (inCallee is null)
                    return null;
            }
            // The evidence is only needed by fixes, which run the analysis again.
            var said = new Finding(finding.Rule, Location.None, ImmutableArray<Location>.Empty, finding.Message, null, finding.IsWarning);
            kept.Add(new KeptFinding(said, place, others, inCallee));
        }
        return kept;
    }

    private KeptPlace? Keep(Location place, CodeStamps stamps) => place.SourceTree is null ? null : Keep(Of(place), stamps);

    private static CodePlace Of(Location place) => new(place.SourceTree!, place.SourceSpan);

    private static List<Finding> Restored(IEnumerable<KeptFinding> findings, CodeStamps stamps) =>
        findings.Select(kept => kept.Finding with
        {
            Place = LocationOf(kept.Place, stamps),
            Others = kept.Others.Select(other => LocationOf(other, stamps)).ToImmutableArray(),
            InCallee = kept.InCallee is { } callee ? LocationOf(callee, stamps) : null,
        })
        .ToList();

    private static List<CodePlace> Places(IEnumerable<KeptPlace> places, CodeStamps stamps) => places.Select(place => PlaceOf(place, stamps)).ToList();

    private static CodePlace PlaceOf(KeptPlace place, CodeStamps stamps)
    {
        var file = stamps.File(place.File);
        return new CodePlace(file, new TextSpan(FilePieces.Of(file).Spans[stamps.PlaceOf(place.File, place.Piece)].Start + place.Start, place.Length));
    }

    private static Location LocationOf(KeptPlace place, CodeStamps stamps)
    {
        var found = PlaceOf(place, stamps);
        return Location.Create(found.File, found.Span);
    }

    private sealed record KeptBody(
        KeptPlace Root,
        List<KeptFinding> Findings,
        List<KeptFinding> InCallees,
        List<KeptPlace> Cleared,
        List<KeptPlace> Followed,
        List<KeptPlace> Declined,
        bool IsCutOff);

    private sealed record KeptFinding(Finding Finding, KeptPlace Place, List<KeptPlace> Others, KeptPlace? InCallee);
}
