using System;
using System.Runtime.CompilerServices;
using Bindery.Xml;

namespace Bindery.Automata;

/// <summary>Runs an <see cref="AutomatonRun"/> over the bytes of a document.</summary>
internal static class AutomatonDecision
{
    /// <summary>Returns true if the document is certainly valid. False means that the document has not been decided.</summary>
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

    /// <summary>Passes the current event of a reader to a run.</summary>
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
