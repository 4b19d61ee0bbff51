using System.Collections.Generic;
using System.Text;

namespace Bindery;

/// <summary>A document or a model violates its schema, and strict reading or strict writing was asked for.</summary>
public sealed class SchemaViolationException : XmlBindingException
{
    /// <summary>Creates the exception from the violations found.</summary>
    /// <param name="errors">The violations, at least one, in document order.</param>
    public SchemaViolationException(IReadOnlyList<SchemaViolation> errors)
        : base(Describe(errors), errors[0].Line, errors[0].Column, errors[0].Path) => Errors = errors;

    /// <summary>Every violation found, in document order.</summary>
    public IReadOnlyList<SchemaViolation> Errors { get; }

    private static string Describe(IReadOnlyList<SchemaViolation> errors)
    {
        if (errors.Count == 1)
            return $"{errors[0].Id}: {errors[0].Message}";
        var text = new StringBuilder();
        text.Append(errors.Count).Append(" violations of the schema:");
        foreach (var error in errors)
            text.Append("\n  ").Append(error.Path).Append(": ").Append(error.Id).Append(": ").Append(error.Message);
        text.Append("\nThe first of them is at");
        return text.ToString();
    }
}
