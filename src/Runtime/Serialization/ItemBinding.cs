using System;
using System.ComponentModel;

namespace Bindery.Serialization;

/// <summary>Reads the item at the reader's current start tag.</summary>
/// <param name="reader">The reader.</param>
/// <param name="name">The number of the item's name.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T ItemReader<out T>(ref BindingReader reader, int name);

/// <summary>Describes how the items of a document are read.</summary>
/// <param name="Path">The path to the items.</param>
/// <param name="Read">Reads an item.</param>
/// <param name="Grammar">The grammar of the document.</param>
internal sealed record ItemBinding<T>(ItemPath Path, ItemReader<T> Read, Func<Grammar> Grammar);
