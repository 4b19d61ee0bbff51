using System;
using System.Collections.Generic;
using Bindery.Patterns;

namespace Bindery.Validation;

/// <summary>Says of what an older version of the target refuses which newer one admits it first.</summary>
internal static class NewerVersions
{
    /// <summary>How a message ends about something that a newer version admits.</summary>
    public static string Suffix(string version) => $"; newer versions admit it, from {version} on";

    /// <summary>The errors, with the versions that admit what they are about.</summary>
    public static IReadOnlyList<SchemaViolation> Explain(IReadOnlyList<SchemaViolation> errors, IReadOnlyList<NewerGrammar> newer, Func<Grammar, IReadOnlyList<SchemaViolation>> validate)
    {
        var explained = new List<SchemaViolation>(errors);
        var open = new HashSet<int>();
        for (var i = 0; i < errors.Count; i++)
            if (errors[i].Id != DocumentDiagnosis.NotWellFormedId)
                open.Add(i);
        foreach (var version in newer)
        {
            if (open.Count == 0)
                break;
            var left = new HashSet<(string, int, int)>();
            foreach (var error in validate(version.Grammar))
                left.Add((error.Id, error.Line, error.Column));
            foreach (var i in new List<int>(open))
                if (errors[i] is var error && !left.Contains((error.Id, error.Line, error.Column)))
                {
                    explained[i] = new SchemaViolation(error.Id, error.Message.TrimEnd('.') + Suffix(version.Version) + ".", error.Path, error.Line, error.Column, error.Length);
                    open.Remove(i);
                }
        }
        return explained;
    }
}
