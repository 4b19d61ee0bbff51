using System.Collections.Generic;
using System.Text;

namespace Bindery.Identity;

/// <summary>Identifies rules by their content: rules with equal keys are equal.</summary>
internal static class IdentityKey
{
    /// <summary>Returns the key of a rule.</summary>
    public static string Of(IdentityRule rule)
    {
        // The names of constraints are unique in a schema (XML Schema Part 1, 3.11.6).
        if (rule is IdentityConstraint constraint)
            return constraint.ToString();
        var annotation = (AnnotationRule)rule;
        var key = new StringBuilder(rule.IsWarning ? "w" : "e");
        Append(key, annotation.Phrase);
        Append(key, annotation.Items, annotation.Fields);
        if (rule is KeyReferenceRule reference)
        {
            Append(key.Append('>'), reference.Because);
            if (reference.Document is not null)
                Append(key.Append('@'), reference.Document);
            Append(key, reference.ReferItems, reference.ReferFields);
        }
        return key.ToString();
    }

    private static void Append(StringBuilder key, IReadOnlyList<IdentityPath> items, IReadOnlyList<IdentityField> fields)
    {
        foreach (var path in items)
        {
            key.Append('|');
            foreach (var step in path.Steps)
            {
                Append(key.Append('/'), step.Name);
                foreach (var test in step.Tests)
                {
                    Append(key.Append(test.IsNegated ? '!' : '['), test.Attribute);
                    Append(key, test.Value);
                }
            }
        }

        foreach (var field in fields)
        {
            key.Append('.');
            foreach (var step in field.Steps)
                Append(key.Append('/'), step);
            if (field.Attribute is not null)
                Append(key.Append('@'), field.Attribute);
        }
    }

    private static void Append(StringBuilder key, ExactName name)
    {
        Append(key, name.NamespaceUri);
        Append(key, name.LocalName);
    }

    private static void Append(StringBuilder key, string? text) => key.Append(text?.Length ?? -1).Append(':').Append(text);
}
