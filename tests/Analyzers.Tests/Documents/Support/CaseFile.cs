using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;

namespace Bindery.Tests.Documents.Support;

/// <summary>
/// Partial documents with what is said about them, as text: a title, the document in <see cref="Notation"/> indented below it, then a line with "!" for each
/// conflict, or "ok". Lines with "#" are comments; blank lines stand between cases.
/// </summary>
internal sealed class CaseFile
{
    private readonly string _path;
    private readonly List<Case> _cases = [];

    private CaseFile(string path)
    {
        _path = path;
        foreach (var block in File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal).Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = block.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var comments = lines.TakeWhile(line => line.StartsWith('#')).ToList();
            var rest = lines.Skip(comments.Count).ToList();
            if (rest.Count == 0)
                _cases.Add(new Case(comments, "", "", ""));
            else
                _cases.Add(new Case(
                    comments,
                    rest[0],
                    string.Join("\n", rest.Skip(1).Where(line => line.StartsWith("  <", StringComparison.Ordinal))),
                    string.Join("\n", rest.Skip(1).Where(IsResult))));
        }
    }

    /// <summary>The cases.</summary>
    public IEnumerable<Case> Cases => _cases.Where(found => found.Title.Length > 0);

    /// <summary>Reads a file beside the tests.</summary>
    public static CaseFile Read(string name, [CallerFilePath] string caller = "") => new(Path.Combine(Path.GetDirectoryName(caller)!, "Cases", name));

    /// <summary>Writes what is said now as what shall be said, where SNAPSHOT_ACCEPT asks for it.</summary>
    public void Accept(Func<string, string> say)
    {
        if (Environment.GetEnvironmentVariable("SNAPSHOT_ACCEPT") != "1")
            return;
        var text = new StringBuilder();
        foreach (var found in _cases)
        {
            foreach (var comment in found.Comments)
                text.Append(comment).Append('\n');
            if (found.Title.Length > 0)
                text.Append(found.Title).Append('\n').Append(found.Document).Append('\n').Append(say(found.Document)).Append('\n');
            text.Append('\n');
        }
        File.WriteAllText(_path, text.ToString().TrimEnd('\n') + "\n");
    }

    private static bool IsResult(string line) => line.StartsWith('!') || line == "ok";
}

/// <summary>A partial document with what is said about it.</summary>
internal sealed record Case(IReadOnlyList<string> Comments, string Title, string Document, string Expected);
