namespace Bindery.Analyzers.Keeping;

/// <summary>A range of code that can be found again after an edit elsewhere.</summary>
/// <param name="File">The number of the file.</param>
/// <param name="Piece">The number of the piece in the file.</param>
/// <param name="Start">The start of the range, relative to the start of the piece.</param>
/// <param name="Length">Its length.</param>
internal readonly record struct KeptPlace(int File, long Piece, int Start, int Length);
