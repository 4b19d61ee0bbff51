using System;
using System.Globalization;

namespace Bindery.Patterns;

/// <summary>A schema nests operators deeper than the engine follows. Nesting of elements is not meant.</summary>
internal sealed class PatternDepthException() : Exception(
    string.Format(
        CultureInfo.InvariantCulture,
        "The content of an element nests choices, groups, interleaves and repetitions more than {0} levels deep",
        PatternBuilder.MaxHeight));
