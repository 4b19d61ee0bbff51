namespace Bindery.Analyzers.Keeping;

/// <summary>A place that can be found again after an edit elsewhere.</summary>
/// <param name="File">The number of the file.</param>
/// <param name="Piece">The number of the piece in it.</param>
/// <param name="Start">Where it begins, from the beginning of the piece.</param>
/// <param name="Length">Its length.</param>
internal readonly record struct KeptPlace(int File, int Piece, int Start, int Length);
