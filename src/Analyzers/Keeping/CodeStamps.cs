using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Keeping;

/// <summary>
/// The code of a compilation, with a stamp for each piece. While a stamp is unchanged, so is its piece, and so are all declarations. Immutable.
/// </summary>
internal sealed class CodeStamps
{
    // Greater than any index of a piece.
    private static long _newest = 1L << 32;

    private readonly CompilationOptions _options;
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly ImmutableArray<SyntaxTree> _files;
    private readonly Dictionary<SyntaxTree, int> _numbers = [];

    // By file; null if no piece has changed since the first of these compilations.
    private readonly FileStamps?[] _stamps;

    private CodeStamps(Compilation compilation, FileStamps?[]? stamps)
    {
        _options = compilation.Options;
        _references = compilation.References.ToImmutableArray();
        _files = compilation.SyntaxTrees.ToImmutableArray();
        _stamps = stamps ?? new FileStamps?[_files.Length];
        for (var i = 0; i < _files.Length; i++)
            _numbers[_files[i]] = i;
    }

    /// <summary>Creates the stamps of a compilation without a known predecessor.</summary>
    public static CodeStamps First(Compilation compilation) => new(compilation, null);

    /// <summary>Creates the stamps of a later compilation; null if anything other than method bodies and whole methods has changed.</summary>
    public CodeStamps? Next(Compilation compilation)
    {
        if (!AreSame(compilation.Options, _options) || !compilation.References.SequenceEqual(_references))
            return null;
        var stamps = (FileStamps?[])_stamps.Clone();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var count = 0;
        foreach (var file in compilation.SyntaxTrees)
        {
            var number = count++;
            if (number >= _files.Length)
                return null;
            if (file == _files[number])
                continue;
            if (HasSameDeclarations(_files[number], file))
                stamps[number] = Restamped(_files[number], file, stamps[number], new MethodChange(FilePieces.Of(file).Spans.Count, 0, []));
            else if (MethodChange.Between(_files[number], file) is { } change)
            {
                names.UnionWith(change.Names);
                stamps[number] = Restamped(_files[number], file, stamps[number], change);
            }
            else
                return null;
        }
        if (count != _files.Length)
            return null;
        var next = new CodeStamps(compilation, stamps);
        if (names.Count > 0)
            next.Restamp(new TextSieve(names, findsUnnamed: false));
        return next;
    }

    /// <summary>Returns the number of a file; -1 if it is not part of the compilation.</summary>
    public int NumberOf(SyntaxTree file) => _numbers.TryGetValue(file, out var number) ? number : -1;

    /// <summary>Returns a file by its number.</summary>
    public SyntaxTree File(int number) => _files[number];

    /// <summary>Returns the number of a piece. It stays the same when other pieces are added or removed.</summary>
    /// <param name="file">The number of the file.</param>
    /// <param name="place">The index of the piece in the file.</param>
    public long NumberOf(int file, int place) => _stamps[file]?.NumberOf(place) ?? place;

    /// <summary>Returns the index of a piece in its file; -1 if the piece no longer exists.</summary>
    public int PlaceOf(int file, long piece) => _stamps[file]?.PlaceOf(piece) ?? (int)piece;

    /// <summary>Returns the stamp of a piece; -1 if the piece no longer exists.</summary>
    public long StampOf(int file, long piece) => _stamps[file]?.StampOf(piece) ?? 0;

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

    // Pieces before and after the added or removed methods keep their numbers. A piece whose text has changed gets a new stamp.
    private static FileStamps Restamped(SyntaxTree before, SyntaxTree after, FileStamps? stamps, MethodChange change)
    {
        var (old, now) = (FilePieces.Of(before).Spans, FilePieces.Of(after).Spans);
        var (oldText, text) = (before.GetText(), after.GetText());
        var (numbers, changed) = (new long[now.Count], new long[now.Count]);
        for (var i = 0; i < now.Count; i++)
        {
            var place = i < change.Before ? i : i < now.Count - change.After ? -1 : i - now.Count + old.Count;
            numbers[i] = place < 0 ? Interlocked.Increment(ref _newest) : stamps?.NumberOf(place) ?? place;
            changed[i] = place >= 0 && old[place].Length == now[i].Length && oldText.ToString(old[place]) == text.ToString(now[i])
                ? stamps?.StampOf(numbers[i]) ?? 0
                : Interlocked.Increment(ref _newest);
        }
        var all = change.Before == now.Count && old.Count == now.Count ? stamps?.StampOf(FileStamps.All) ?? 0 : Interlocked.Increment(ref _newest);
        return new FileStamps(all, numbers, changed);
    }

    // Gives a new stamp to all code that contains one of the names.
    private void Restamp(TextSieve names)
    {
        for (var file = 0; file < _files.Length; file++)
        {
            var text = _files[file].GetText();
            if (!names.LetsThrough(text, new TextSpan(0, text.Length)))
                continue;
            var spans = FilePieces.Of(_files[file]).Spans;
            var (numbers, stamps) = (new long[spans.Count], new long[spans.Count]);
            for (var i = 0; i < spans.Count; i++)
            {
                numbers[i] = NumberOf(file, i);
                stamps[i] = names.LetsThrough(text, spans[i]) ? Interlocked.Increment(ref _newest) : StampOf(file, numbers[i]);
            }
            _stamps[file] = new FileStamps(StampOf(file, FileStamps.All), numbers, stamps);
        }
    }
}
