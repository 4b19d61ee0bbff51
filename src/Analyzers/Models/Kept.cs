using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Bindery.Analyzers.Models;

/// <summary>
/// Caches an object that was created from a list of schemas while consecutive compilations have the same schemas, and releases it together with the first of
/// them. Thread-safe.
/// </summary>
/// <param name="make">Creates the object.</param>
internal sealed class Kept<T>(Func<IReadOnlyList<BoundSchema>, T> make)
    where T : class
{
    private readonly ConditionalWeakTable<BoundSchema, StrongBox<(IReadOnlyList<BoundSchema> Schemas, T Value)>> _entries = new();

    /// <summary>Returns the object for a list of schemas, which must not be empty.</summary>
    public T Of(IReadOnlyList<BoundSchema> schemas)
    {
        var entry = _entries.GetValue(schemas[0], _ => new((schemas, make(schemas))));
        lock (entry)
        {
            if (!entry.Value.Schemas.SequenceEqual(schemas))
                entry.Value = (schemas, make(schemas));
            return entry.Value.Value;
        }
    }
}
