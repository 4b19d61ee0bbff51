namespace Bindery.Tests.Transcription.CSharp;

/// <summary>Alternates between equivalent ways to write code, so that all of them occur in all combinations, and equally in every run.</summary>
/// <param name="start">The start value; different for each document.</param>
internal sealed class Turns(int start)
{
    private int _turn = start;

    /// <summary>Returns the number of the next way.</summary>
    public int Next(int ways)
    {
        // With consecutive numbers, the choices would correlate with the structure of the document.
        _turn = unchecked((_turn * 1103515245 + 12345) & int.MaxValue);
        return (_turn >> 8) % ways;
    }
}
