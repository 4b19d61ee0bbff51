using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Bindery.Analyzers.Findings;
using Bindery.Analyzers.Models;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Keeping;

/// <summary>
/// What was found in the code of a compilation, piece by piece, kept for the next one: while somebody types, one body is another one with each key, and what
/// was found in the others still holds. Where a declaration changes, nothing is kept. Safe for all threads.
/// </summary>
internal sealed class KeptVerdicts
{
    // As many projects as somebody works on at a time.
    private const int MostProjects = 8;

    // Gone with the schemas.
    private static readonly ConditionalWeakTable<ModelNames, List<KeptVerdicts>> Projects = new();

    private readonly CodeStamps _stamps;
    private readonly string? _project;

    // Shared by the compilations that come one after the other: what is in it holds for those whose stamps it has.
    private readonly ConcurrentDictionary<(int File, int Piece), KeptPiece> _pieces;

    private KeptVerdicts(CodeStamps stamps, string? project, ConcurrentDictionary<(int File, int Piece), KeptPiece> pieces) =>
        (_stamps, _project, _pieces) = (stamps, project, pieces);

    /// <summary>What is known of a compilation, from those before it.</summary>
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

    /// <summary>The verdicts on the bodies of a piece; null where they are not known.</summary>
    public IEnumerable<BodyVerdict>? Find(SyntaxNode piece) =>
        KeyOf(piece) is { } key && _pieces.TryGetValue(key, out var kept) && kept.IsOf(_stamps) ? kept.Verdicts(_stamps) : null;

    /// <summary>Keeps the verdicts on all bodies of a piece.</summary>
    public void Add(SyntaxNode piece, IEnumerable<BodyVerdict> verdicts)
    {
        if (KeyOf(piece) is not { } key)
            return;
        if (KeptPiece.Of(verdicts, CodePlace.Of(piece), _stamps) is { } kept)
            _pieces[key] = kept;
        else
            _pieces.TryRemove(key, out _);
    }

    private (int File, int Piece)? KeyOf(SyntaxNode piece)
    {
        var file = _stamps.NumberOf(piece.SyntaxTree);
        if (file < 0)
            return null;
        var found = FilePieces.Of(piece.SyntaxTree).Find(piece.Span);
        return found < 0 ? null : (file, found);
    }
}
