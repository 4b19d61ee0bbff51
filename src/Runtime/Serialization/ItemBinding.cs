using System;
using System.ComponentModel;

namespace Bindery.Serialization;

/// <summary>Reads the item that the reader stands on.</summary>
/// <param name="reader">The reader.</param>
/// <param name="name">The number of the item's name.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T ItemReader<out T>(ref BindingReader reader, int name);

/// <summary>What the items of a document are read with.</summary>
/// <param name="Path">Where they stand.</param>
/// <param name="Read">Reads one.</param>
/// <param name="Grammar">The grammar of the document.</param>
internal sealed record ItemBinding<T>(ItemPath Path, ItemReader<T> Read, Func<Grammar> Grammar);
