using System;
using System.ComponentModel;
using System.IO;

namespace Bindery.Serialization;

/// <summary>Reads the item at the reader's current start tag.</summary>
/// <param name="reader">The reader.</param>
/// <param name="name">The number of the item's name.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T ItemReader<out T>(ref BindingReader reader, int name);

/// <summary>Describes how the items of a document are read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ItemBinding<T>
    where T : class
{
    internal ItemBinding(ItemPath path, ItemReader<T> read, Func<Grammar> grammar) => (Path, Read, Grammar) = (path, read, grammar);

    /// <summary>The path to the items.</summary>
    internal ItemPath Path { get; }

    /// <summary>Reads an item.</summary>
    internal ItemReader<T> Read { get; }

    /// <summary>Returns the grammar of the document.</summary>
    internal Func<Grammar> Grammar { get; }

    /// <summary>Returns the items of a document in a file.</summary>
    public XmlItems<T> From(string path, XmlReadOptions? options) =>
        new(path ?? throw new ArgumentNullException(nameof(path)), null, this, options ?? XmlReadOptions.Default);

    /// <summary>Returns the items of a document in a stream.</summary>
    public XmlItems<T> From(Stream utf8, XmlReadOptions? options) =>
        new(null, utf8 ?? throw new ArgumentNullException(nameof(utf8)), this, options ?? XmlReadOptions.Default);
}
