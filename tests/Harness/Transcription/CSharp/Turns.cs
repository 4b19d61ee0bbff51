namespace Bindery.Tests.Transcription.CSharp;

/// <summary>Takes turns among ways to write the same thing, so that all of them occur, in every mixture, and the same way in every run.</summary>
/// <param name="start">Where to begin; unlike for each document.</param>
internal sealed class Turns(int start)
{
    private int _turn = start;

    /// <summary>The number of the next way, of so many.</summary>
    public int Next(int ways)
    {
        // Numbers in plain sequence would keep in step with a document's own structure.
        _turn = unchecked((_turn * 1103515245 + 12345) & int.MaxValue);
        return (_turn >> 8) % ways;
    }
}
