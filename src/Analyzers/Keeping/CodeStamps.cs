using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bindery.Analyzers.Keeping;

/// <summary>
/// The code of a compilation, with a stamp for each piece. While a stamp is unchanged, so is its piece, and so are all declarations. Immutable.
/// </summary>
internal sealed class CodeStamps
{
    private static long _newest;

    private readonly CompilationOptions _options;
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly ImmutableArray<SyntaxTree> _files;
    private readonly Dictionary<SyntaxTree, int> _numbers = [];

    // By file; null if no piece has changed since the first of these compilations.
    private readonly long[]?[] _stamps;

    private CodeStamps(Compilation compilation, long[]?[]? stamps)
    {
        _options = compilation.Options;
        _references = compilation.References.ToImmutableArray();
        _files = compilation.SyntaxTrees.ToImmutableArray();
        _stamps = stamps ?? new long[]?[_files.Length];
        for (var i = 0; i < _files.Length; i++)
            _numbers[_files[i]] = i;
    }

    /// <summary>Creates the stamps of a compilation without a known predecessor.</summary>
    public static CodeStamps First(Compilation compilation) => new(compilation, null);

    /// <summary>Creates the stamps of a later compilation; null if anything outside method bodies has changed.</summary>
    public CodeStamps? Next(Compilation compilation)
    {
        if (!AreSame(compilation.Options, _options) || !compilation.References.SequenceEqual(_references))
            return null;
        var stamps = (long[]?[])_stamps.Clone();
        var count = 0;
        foreach (var file in compilation.SyntaxTrees)
        {
            var number = count++;
            if (number >= _files.Length)
                return null;
            if (file == _files[number])
                continue;
            if (!HasSameDeclarations(_files[number], file))
                return null;
            stamps[number] = Restamped(_files[number], file, stamps[number]);
        }
        return count == _files.Length ? new CodeStamps(compilation, stamps) : null;
    }

    /// <summary>Returns the number of a file; -1 if it is not part of the compilation.</summary>
    public int NumberOf(SyntaxTree file) => _numbers.TryGetValue(file, out var number) ? number : -1;

    /// <summary>Returns a file by its number.</summary>
    public SyntaxTree File(int number) => _files[number];

    /// <summary>Returns the stamp of a piece.</summary>
    public long StampOf(int file, int piece) => _stamps[file]?[piece] ?? 0;

    private static bool AreSame(CompilationOptions one, CompilationOptions other)
    {
        if (ReferenceEquals(one, other))
            return true;
        try
        {
            return one.Equals(other);
        }
        catch (NotImplementedException)
        {
            // The resolvers of the command-line compiler cannot be compared; it compiles once and does not need cached results.
            return false;
        }
    }

    // The code outside bodies is equal, and the number of pieces is the same.
    private static bool HasSameDeclarations(SyntaxTree before, SyntaxTree after) =>
        before.FilePath == after.FilePath
        && before.Options.Equals(after.Options)
        && SyntaxFactory.AreEquivalent(before, after, topLevel: true)
        && FilePieces.Of(before) is { AreApart: true } old
        && FilePieces.Of(after) is { AreApart: true } now
        && old.Spans.Count == now.Spans.Count;

    private static long[] Restamped(SyntaxTree before, SyntaxTree after, long[]? stamps)
    {
        var (old, now) = (FilePieces.Of(before).Spans, FilePieces.Of(after).Spans);
        var (oldText, text) = (before.GetText(), after.GetText());
        var changed = new long[now.Count];
        for (var i = 0; i < now.Count; i++)
            changed[i] = old[i].Length == now[i].Length && oldText.ToString(old[i]) == text.ToString(now[i])
                ? stamps?[i] ?? 0
                : Interlocked.Increment(ref _newest);
        return changed;
    }
}
