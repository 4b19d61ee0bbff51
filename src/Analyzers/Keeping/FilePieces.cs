using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Bindery.Analyzers.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Keeping;

/// <summary>The ranges of the pieces of a file that can contain executable code. Computed once for each file; thread-safe.</summary>
internal sealed class FilePieces
{
    private static readonly ConditionalWeakTable<SyntaxTree, FilePieces> Known = new();

    private readonly TextSpan[] _spans;

    private FilePieces(SyntaxTree file)
    {
        var unit = file.GetRoot() as CompilationUnitSyntax;
        AreApart = unit?.Members.Any(member => member is GlobalStatementSyntax) == false;
        _spans = AreApart ? CodePieces.In(unit!).Select(piece => piece.Span).ToArray() : [];
    }

    /// <summary>Whether no piece contains another one, unlike in a file with top-level statements. Otherwise the file is not divided into pieces.</summary>
    public bool AreApart { get; }

    /// <summary>The pieces, in source order.</summary>
    public IReadOnlyList<TextSpan> Spans => _spans;

    /// <summary>Returns the pieces of a file.</summary>
    public static FilePieces Of(SyntaxTree file) => Known.GetValue(file, static file => new FilePieces(file));

    /// <summary>Returns the number of the piece that contains a span; -1 if there is none.</summary>
    public int Find(TextSpan span)
    {
        // The pieces do not overlap.
        var (low, high) = (0, _spans.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_spans[middle].Contains(span))
                return middle;
            if (_spans[middle].Start > span.Start)
                high = middle - 1;
            else
                low = middle + 1;
        }
        return -1;
    }
}
