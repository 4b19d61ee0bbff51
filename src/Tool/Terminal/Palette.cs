namespace Bindery.Tool.Terminal;

/// <summary>When findings are coloured.</summary>
internal enum ColorMode
{
    /// <summary>On a terminal, unless the environment variable NO_COLOR is set.</summary>
    Auto,

    /// <summary>Always.</summary>
    Always,

    /// <summary>Never.</summary>
    Never,
}

/// <summary>Colours for a line of findings, by the escape sequences that terminals have in common.</summary>
/// <param name="IsColored">Whether there are colours.</param>
internal sealed record Palette(bool IsColored)
{
    private const char Escape = '\u001b';

    /// <summary>No colours.</summary>
    public static Palette Plain { get; } = new(false);

    /// <summary>A place in a file.</summary>
    public string Place(string text) => Wrap("1", text);

    /// <summary>The word "error" and the rule behind it.</summary>
    public string Error(string text) => Wrap("1;31", text);

    private string Wrap(string code, string text) => IsColored ? $"{Escape}[{code}m{text}{Escape}[0m" : text;
}
