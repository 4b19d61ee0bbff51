using System;
using System.Collections.Generic;
using Bindery.Xml;

namespace Bindery.Diagnosis;

/// <summary>Finds the paths of values by where they stand.</summary>
internal static class ValuePaths
{
    /// <summary>The paths of attributes by where their values begin, and of elements by where their start tags or the first of their texts begin.</summary>
    /// <param name="utf8">A document that is well-formed up to the last place.</param>
    /// <param name="limits">The limits it was read under.</param>
    /// <param name="offsets">The places.</param>
    public static Dictionary<int, string> Of(ReadOnlySpan<byte> utf8, XmlLimits limits, IEnumerable<int> offsets)
    {
        var wanted = new HashSet<int>(offsets);
        var paths = new Dictionary<int, string>();
        var reader = new Utf8XmlReader(utf8, limits);
        try
        {
            while (wanted.Count > 0 && reader.Read())
            {
                if (reader.Kind is not (XmlEventKind.StartElement or XmlEventKind.Text))
                    continue;
                if (wanted.Remove(reader.Offset))
                    paths.Add(reader.Offset, reader.GetPath());
                for (var i = 0; reader.Kind == XmlEventKind.StartElement && i < reader.AttributeCount; i++)
                    if (reader.GetAttributeValueRange(i).Offset is var offset && wanted.Remove(offset))
                        paths.Add(offset, reader.GetAttributePath(i));
            }
        }
        finally
        {
            reader.Dispose();
        }
        return paths;
    }
}
