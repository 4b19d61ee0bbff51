using Bindery.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Generator.Diagnostics;

/// <summary>A range of a file, compared by value. A Roslyn location would keep its syntax tree alive.</summary>
internal sealed record Place(string File, int Start, int Length, int Line, int Column, int EndLine, int EndColumn)
{
    public static Place StartOf(string file) => new(file, 0, 0, 0, 0, 0, 0);

    public static Place Of(SourceSpan span) => new(span.File, span.Start, span.Length, span.Line - 1, span.Column - 1, span.EndLine - 1, span.EndColumn - 1);

    public static Place Of(Location location)
    {
        var lines = location.GetLineSpan();
        return new Place(
            lines.Path,
            location.SourceSpan.Start,
            location.SourceSpan.Length,
            lines.StartLinePosition.Line,
            lines.StartLinePosition.Character,
            lines.EndLinePosition.Line,
            lines.EndLinePosition.Character);
    }

    public Location ToLocation() => Location.Create(
        File,
        new TextSpan(Start, Length),
        new LinePositionSpan(new LinePosition(Line, Column), new LinePosition(EndLine, EndColumn)));
}
