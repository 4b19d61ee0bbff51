namespace Bindery.Schema;

/// <summary>A range of a schema file. Positions count UTF-16 code units, as editors and Roslyn do.</summary>
/// <param name="File">The path as it was given.</param>
/// <param name="Start">The offset of the first character in the text.</param>
/// <param name="Length">The number of code units.</param>
/// <param name="Line">The line of the first character, counted from 1.</param>
/// <param name="Column">The column of the first character, counted from 1.</param>
/// <param name="EndLine">The line of the end, counted from 1.</param>
/// <param name="EndColumn">The column after the last character, counted from 1.</param>
public readonly record struct SourceSpan(string File, int Start, int Length, int Line, int Column, int EndLine, int EndColumn);
