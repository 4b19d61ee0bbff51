namespace Bindery.Tool.Terminal;

/// <summary>How commands end.</summary>
internal static class ExitCodes
{
    /// <summary>All is as it should be: every document is valid.</summary>
    public const int Fine = 0;

    /// <summary>Some documents are not valid, or generated files are not up to date.</summary>
    public const int Refused = 1;

    /// <summary>The call or the schema is wrong, or a file cannot be read.</summary>
    public const int Wrong = 2;

    /// <summary>Ended by Ctrl+C: what shells say of it, 128 and the number of the signal.</summary>
    public const int Interrupted = 130;
}
