using System;
using System.Globalization;

namespace Bindery.Patterns;

/// <summary>The exception for a schema whose operators are nested more deeply than the engine supports. The nesting of elements does not count.</summary>
internal sealed class PatternDepthException() : Exception(
    string.Format(
        CultureInfo.InvariantCulture,
        "The content of an element nests choices, groups, interleaves and repetitions more than {0} levels deep",
        PatternBuilder.MaxHeight));
