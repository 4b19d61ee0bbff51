using System;
using Bindery.Xml;

namespace Bindery.Automata;

/// <summary>Leads an <see cref="AutomatonRun"/> through the bytes of a document.</summary>
internal static class AutomatonDecision
{
    /// <summary>Whether the document is certainly valid; false says nothing.</summary>
    /// <exception cref="XmlBindingException">The document is not well-formed.</exception>
    public static bool IsCertainlyValid(AutomatonRun run, ReadOnlySpan<byte> utf8, XmlLimits limits)
    {
        if (!run.Begin())
            return false;
        var reader = new Utf8XmlReader(utf8, limits);
        try
        {
            while (!run.HasGivenUp)
            {
                if (Next(run, ref reader) == XmlEventKind.EndOfDocument)
                    return run.EndDocument();
                Follow(run, reader);
            }
            return false;
        }
        finally
        {
            reader.Dispose();
        }
    }

    /// <summary>Tells a run what a reader stands on.</summary>
    public static void Follow(AutomatonRun run, in Utf8XmlReader reader)
    {
        var isTaken = reader.Kind switch
        {
            XmlEventKind.StartElement => StartTag(run, reader),
            XmlEventKind.EndElement => run.EndElement(),
            XmlEventKind.Text => run.Text(reader.Value),
            _ => true,
        };
        if (!isTaken)
            run.GiveUp();
    }

    private static bool StartTag(AutomatonRun run, in Utf8XmlReader reader)
    {
        var key = reader.NameKeyOfElement(out _, out var hasNamespace);
        if (!run.StartElement(key, reader.LocalName, hasNamespace ? reader.NamespaceUri : default))
            return false;
        var count = reader.AttributeCount;
        for (var i = 0; i < count; i++)
        {
            key = reader.NameKeyOfAttribute(i, out _, out hasNamespace);
            if (!run.Attribute(key, reader.GetAttributeLocalName(i), hasNamespace ? reader.GetAttributeNamespaceUri(i) : default, reader.GetAttributeValue(i)))
                return false;
        }
        return run.CloseAttributes();
    }

    private static XmlEventKind Next(AutomatonRun run, ref Utf8XmlReader reader)
    {
        if (run.PassesBlanks)
            return reader.ReadTag();
        reader.Read();
        return reader.Kind;
    }
}
