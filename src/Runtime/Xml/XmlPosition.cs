namespace Bindery.Xml;

/// <summary>A line and a column in a text, as editors count them.</summary>
/// <param name="Line">The line, counted from 1; lines end with CR, LF or CR LF.</param>
/// <param name="Column">The column in UTF-16 code units, counted from 1.</param>
internal readonly record struct XmlPosition(int Line, int Column);
