using System.Globalization;

namespace Bindery;

/// <summary>One violation of a schema, found in a document.</summary>
/// <param name="id">The rule, for example "BND3001".</param>
/// <param name="message">A sentence that describes what was found, what was expected and why.</param>
/// <param name="path">The offending node, for example "/domainbackup/disks/disk[2]/@exportname".</param>
/// <param name="line">The line of the first character of the offending node, counted from 1.</param>
/// <param name="column">The column of that character, in UTF-16 code units, counted from 1.</param>
/// <param name="length">The number of UTF-16 code units to mark from there.</param>
public sealed class SchemaViolation(string id, string message, string path, int line, int column, int length)
{
    /// <summary>
    /// The rule that was broken, for example "BND3001". The last three digits identify the rule, the first one the place where it was checked.
    /// </summary>
    public string Id { get; } = id;

    /// <summary>A sentence that describes what was found, what was expected and why.</summary>
    public string Message { get; } = message;

    /// <summary>The offending node, for example "/domainbackup/disks/disk[2]/@exportname".</summary>
    public string Path { get; } = path;

    /// <summary>The line of the first character of the offending node, counted from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The column of the first character of the offending node, in UTF-16 code units, counted from 1.</summary>
    public int Column { get; } = column;

    /// <summary>The length of the offending node in UTF-16 code units, at least 1 if the node is in the text.</summary>
    public int Length { get; } = length;

    /// <summary>Returns the violation in the format of compilers: "(line,column): error id: message".</summary>
    public override string ToString() =>
        string.Format(CultureInfo.InvariantCulture, "({0},{1}): error {2}: {3}", Line, Column, Id, Message);
}
