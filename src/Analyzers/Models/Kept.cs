using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Bindery.Analyzers.Models;

/// <summary>
/// Keeps what was made of a list of schemas as long as the same schemas come again, compilation after compilation, and lets it go with the first of them. Safe
/// for all threads.
/// </summary>
/// <param name="make">Makes it.</param>
internal sealed class Kept<T>(Func<IReadOnlyList<BoundSchema>, T> make)
    where T : class
{
    private readonly ConditionalWeakTable<BoundSchema, StrongBox<(IReadOnlyList<BoundSchema> Schemas, T Value)>> _entries = new();

    /// <summary>What was made of the schemas, which are at least one.</summary>
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
