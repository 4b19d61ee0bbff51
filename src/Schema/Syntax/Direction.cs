namespace Bindery.Schema.Syntax;

/// <summary>Who writes a part of a document, and who reads it (b:direction).</summary>
internal enum Direction
{
    /// <summary>Both sides write it and read it: there is no b:direction.</summary>
    Both,

    /// <summary>"output": the receiver of documents sends it and refuses it as input.</summary>
    Output,

    /// <summary>"ignored": the receiver of documents sends it and ignores it as input.</summary>
    Ignored,
}
