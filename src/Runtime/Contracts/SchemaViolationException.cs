using System.Collections.Generic;
using System.Text;

namespace Bindery;

/// <summary>The exception for a document or a model that violates its schema, if strict reading or writing was requested.</summary>
public sealed class SchemaViolationException : XmlBindingException
{
    /// <summary>Creates the exception from the violations.</summary>
    /// <param name="violations">The violations, at least one, in document order.</param>
    public SchemaViolationException(IReadOnlyList<SchemaViolation> violations)
        : base(Describe(violations), violations[0].Line, violations[0].Column, violations[0].Path) => Violations = violations;

    /// <summary>All violations, in document order.</summary>
    public IReadOnlyList<SchemaViolation> Violations { get; }

    private static string Describe(IReadOnlyList<SchemaViolation> violations)
    {
        if (violations.Count == 1)
            return $"{violations[0].Id}: {violations[0].Message}";
        var text = new StringBuilder();
        text.Append(violations.Count).Append(" violations of the schema:");
        foreach (var violation in violations)
            text.Append("\n  ").Append(violation.Path).Append(": ").Append(violation.Id).Append(": ").Append(violation.Message);
        text.Append("\nThe first of them is at");
        return text.ToString();
    }
}
