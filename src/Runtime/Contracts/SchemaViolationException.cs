using System.Collections.Generic;
using System.Text;

namespace Bindery;

/// <summary>A document or a model violates its schema, and strict reading or strict writing was asked for.</summary>
public sealed class SchemaViolationException : XmlBindingException
{
    /// <summary>Creates the exception from the violations found.</summary>
    /// <param name="violations">The violations, at least one, in document order.</param>
    public SchemaViolationException(IReadOnlyList<SchemaViolation> violations)
        : base(Describe(violations), violations[0].Line, violations[0].Column, violations[0].Path) => Violations = violations;

    /// <summary>Every violation found, in document order.</summary>
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
