using System;
using System.Collections.Generic;
using Bindery.Violations;
using Bindery.Patterns;

namespace Bindery.Validation;

/// <summary>Finds the first newer version of the target that allows the content that the older version refuses.</summary>
internal static class NewerVersions
{
    /// <summary>Returns the end of a message about something that a newer version allows.</summary>
    public static string Suffix(string version) => $"; newer versions admit it, from {version} on";

    /// <summary>Returns the violations, with the versions that allow the content.</summary>
    /// <param name="errors">The violations.</param>
    /// <param name="newer">The newer grammars.</param>
    /// <param name="validate">Validates the document with the newer grammar of an index.</param>
    public static IReadOnlyList<SchemaViolation> Explain(
        IReadOnlyList<SchemaViolation> errors, IReadOnlyList<NewerGrammar> newer, Func<int, IReadOnlyList<SchemaViolation>> validate)
    {
        var explained = new List<SchemaViolation>(errors);
        var open = new HashSet<int>();
        for (var i = 0; i < errors.Count; i++)
            if (errors[i].Id != ViolationIds.NotWellFormed)
                open.Add(i);
        for (var version = 0; version < newer.Count && open.Count > 0; version++)
        {
            var left = new HashSet<(string, int, int)>();
            foreach (var error in validate(version))
                left.Add((error.Id, error.Line, error.Column));
            foreach (var i in new List<int>(open))
                if (errors[i] is var error && !left.Contains((error.Id, error.Line, error.Column)))
                {
                    explained[i] = new SchemaViolation(
                        error.Id, error.Message + Suffix(newer[version].Version), error.Path, error.Line, error.Column, error.Length);
                    open.Remove(i);
                }
        }
        return explained;
    }
}
