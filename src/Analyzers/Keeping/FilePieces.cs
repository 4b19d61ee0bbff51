using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Bindery.Analyzers.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Keeping;

/// <summary>Where the pieces of a file are that can have code of their own. Read once for each file. Safe for all threads.</summary>
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

    /// <summary>Whether no piece is part of another one, as in a file with statements at the top; only then they are told apart.</summary>
    public bool AreApart { get; }

    /// <summary>The pieces, in the order of the file.</summary>
    public IReadOnlyList<TextSpan> Spans => _spans;

    /// <summary>The pieces of a file.</summary>
    public static FilePieces Of(SyntaxTree file) => Known.GetValue(file, static file => new FilePieces(file));

    /// <summary>The number of the piece that a span stands in; -1 where it stands in none.</summary>
    public int Find(TextSpan span)
    {
        // None stands in another one.
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
