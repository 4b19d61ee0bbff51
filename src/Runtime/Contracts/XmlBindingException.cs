using System;

namespace Bindery;

/// <summary>
/// The exception for a document that cannot be read: it is not well-formed, it has another root element, or it has a value that cannot be converted.
/// </summary>
public class XmlBindingException : Exception
{
    /// <summary>Creates the exception for a place in a document.</summary>
    /// <param name="message">The error and its correction, without the place.</param>
    /// <param name="line">The line, counted from 1.</param>
    /// <param name="column">The column in UTF-16 code units, counted from 1.</param>
    /// <param name="path">The node, for example "/domainbackup/server/@port"; empty if no element is open yet.</param>
    /// <param name="innerException">The inner exception, if there is one.</param>
    public XmlBindingException(string message, int line, int column, string path, Exception? innerException = null)
        : base(Compose(message, line, column, path), innerException)
    {
        Problem = message;
        Line = line;
        Column = column;
        Path = path;
    }

    /// <summary>The error and its correction, without the place.</summary>
    public string Problem { get; }

    /// <summary>The line of the problem, counted from 1.</summary>
    public int Line { get; }

    /// <summary>The column of the problem in UTF-16 code units, counted from 1.</summary>
    public int Column { get; }

    /// <summary>The node of the problem, for example "/domainbackup/server/@port"; empty if no element is open yet.</summary>
    public string Path { get; }

    private static string Compose(string message, int line, int column, string path) =>
        path.Length == 0
            ? FormattableString.Invariant($"{message} (line {line}, column {column})")
            : FormattableString.Invariant($"{message} (line {line}, column {column}, {path})");
}
