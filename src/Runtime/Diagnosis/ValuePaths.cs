using System;
using System.Collections.Generic;
using Bindery.Xml;

namespace Bindery.Diagnosis;

/// <summary>Finds the paths of values by their offsets.</summary>
internal static class ValuePaths
{
    /// <summary>
    /// Returns the paths of attributes by the offsets of their values, and of elements by the offsets of their start tags or of their first text.
    /// </summary>
    /// <param name="utf8">A document that is well-formed up to the last place.</param>
    /// <param name="limits">The limits that were used for reading.</param>
    /// <param name="offsets">The offsets.</param>
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
