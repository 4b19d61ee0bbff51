using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Bindery.Analyzers.Findings;
using Bindery.Analyzers.Models;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Keeping;

/// <summary>
/// Caches the results for the code of a compilation, piece by piece, for the next compilation: while a user types, each keystroke changes only one body, and
/// the results for the others remain valid. If a method is added or removed, the results for code that does not contain its name remain valid. If any other
/// declaration changes, the cache is discarded. Thread-safe.
/// </summary>
internal sealed class KeptVerdicts
{
    // The number of projects that a user edits at the same time.
    private const int MostProjects = 8;

    // Released together with the schemas.
    private static readonly ConditionalWeakTable<ModelNames, List<KeptVerdicts>> Projects = new();

    private readonly CodeStamps _stamps;
    private readonly string? _project;

    // Shared by consecutive compilations: an entry is valid for each compilation whose stamps it matches.
    private readonly ConcurrentDictionary<(int File, long Piece), KeptPiece> _pieces;

    private KeptVerdicts(CodeStamps stamps, string? project, ConcurrentDictionary<(int File, long Piece), KeptPiece> pieces) =>
        (_stamps, _project, _pieces) = (stamps, project, pieces);

    /// <summary>Returns the cache of a compilation, with the results of its predecessors.</summary>
    public static KeptVerdicts Of(Compilation compilation, ModelNames names)
    {
        var projects = Projects.GetValue(names, static _ => []);
        lock (projects)
        {
            var known = projects.FindIndex(one => one._project == compilation.AssemblyName);
            var before = known < 0 ? null : projects[known];
            if (known >= 0)
                projects.RemoveAt(known);
            else if (projects.Count == MostProjects)
                projects.RemoveAt(0);
            var kept = before?._stamps.Next(compilation) is { } stamps
                ? new KeptVerdicts(stamps, compilation.AssemblyName, before._pieces)
                : new KeptVerdicts(CodeStamps.First(compilation), compilation.AssemblyName, new());
            projects.Add(kept);
            return kept;
        }
    }

    /// <summary>Returns the verdicts on the bodies of a piece; null if they are not cached.</summary>
    public IEnumerable<BodyVerdict>? Find(SyntaxNode piece) =>
        KeyOf(piece) is { } key && _pieces.TryGetValue(key, out var kept) && kept.IsOf(_stamps) ? kept.Verdicts(_stamps) : null;

    /// <summary>Caches the verdicts on all bodies of a piece.</summary>
    public void Add(SyntaxNode piece, IEnumerable<BodyVerdict> verdicts)
    {
        if (KeyOf(piece) is not { } key)
            return;
        if (KeptPiece.Of(verdicts, CodePlace.Of(piece), _stamps) is { } kept)
            _pieces[key] = kept;
        else
            _pieces.TryRemove(key, out _);
    }

    private (int File, long Piece)? KeyOf(SyntaxNode piece)
    {
        var file = _stamps.NumberOf(piece.SyntaxTree);
        if (file < 0)
            return null;
        var found = FilePieces.Of(piece.SyntaxTree).Find(piece.Span);
        return found < 0 ? null : (file, _stamps.NumberOf(file, found));
    }
}
