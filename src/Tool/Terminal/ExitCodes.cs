namespace Bindery.Tool.Terminal;

/// <summary>The exit codes of commands.</summary>
internal static class ExitCodes
{
    /// <summary>Success: every document is valid.</summary>
    public const int Fine = 0;

    /// <summary>Some documents are not valid, or generated files are not up to date.</summary>
    public const int Refused = 1;

    /// <summary>The call or the schema is not valid, or a file cannot be read.</summary>
    public const int Wrong = 2;

    /// <summary>Interrupted by Ctrl+C: 128 plus the number of the signal, as in shells.</summary>
    public const int Interrupted = 130;
}
