using System.Text;

namespace Bindery.Uniqueness;

/// <summary>Tells rules apart by what they say: equal keys, equal rules.</summary>
internal static class UniqueKey
{
    /// <summary>The key of a rule.</summary>
    public static string Of(UniqueRule rule)
    {
        var key = new StringBuilder(rule.IsWarning ? "w" : "e");
        Append(key, rule.Phrase);
        foreach (var path in rule.Items)
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

        foreach (var field in rule.Fields)
        {
            key.Append('.');
            foreach (var step in field.Steps)
                Append(key.Append('/'), step);
            if (field.Attribute is not null)
                Append(key.Append('@'), field.Attribute);
        }

        return key.ToString();
    }

    private static void Append(StringBuilder key, ExactName name)
    {
        Append(key, name.NamespaceUri);
        Append(key, name.LocalName);
    }

    private static void Append(StringBuilder key, string? text) => key.Append(text?.Length ?? -1).Append(':').Append(text);
}
