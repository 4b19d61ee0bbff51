namespace Bindery.Tool.Terminal;

/// <summary>Specifies when findings are colored.</summary>
internal enum ColorMode
{
    /// <summary>On a terminal, unless the environment variable NO_COLOR is set.</summary>
    Auto,

    /// <summary>Always.</summary>
    Always,

    /// <summary>Never.</summary>
    Never,
}

/// <summary>Colors for a line of findings, with the escape sequences that all terminals support.</summary>
/// <param name="IsColored">Whether there are colors.</param>
internal sealed record Palette(bool IsColored)
{
    private const char Escape = '\u001b';

    /// <summary>No colors.</summary>
    public static Palette Plain { get; } = new(false);

    /// <summary>A place in a file.</summary>
    public string Place(string text) => Wrap("1", text);

    /// <summary>The word "error" and the id of the rule.</summary>
    public string Error(string text) => Wrap("1;31", text);

    private string Wrap(string code, string text) => IsColored ? $"{Escape}[{code}m{text}{Escape}[0m" : text;
}
