namespace Bindery.Schema.Syntax;

/// <summary>The participants that write and read a part of a document (b:direction).</summary>
internal enum Direction
{
    /// <summary>Both sides write and read the part: there is no b:direction.</summary>
    Both,

    /// <summary>"output": the receiver of documents sends the part and refuses it as input.</summary>
    Output,

    /// <summary>"ignored": the receiver of documents sends the part and ignores it as input.</summary>
    Ignored,
}
