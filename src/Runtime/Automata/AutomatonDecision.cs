using System;
using System.Runtime.CompilerServices;
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
        var reader = new Utf8XmlReader(utf8, limits, run.Templates);
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Follow(AutomatonRun run, in Utf8XmlReader reader)
    {
        var isTaken = reader.Kind switch
        {
            XmlEventKind.StartElement => run.StartTag(reader),
            XmlEventKind.EndElement => run.EndElement(),
            XmlEventKind.Text => run.Text(reader.Value),
            _ => true,
        };
        if (!isTaken)
            run.GiveUp();
    }

    private static XmlEventKind Next(AutomatonRun run, ref Utf8XmlReader reader)
    {
        if (run.PassesBlanks)
            return reader.ReadTag();
        reader.Read();
        return reader.Kind;
    }
}
