using System;
using System.Collections.Generic;

namespace Bindery.Validation;

/// <summary>Finds what is wrong with a document that is not valid.</summary>
internal static class DocumentDiagnosis
{
    /// <summary>The violations.</summary>
    public static IReadOnlyList<SchemaError> Find(Grammar grammar, ContentStack stack, ReadOnlySpan<byte> utf8, XmlReadOptions options)
    {
        try
        {
            DocumentDecision.IsValid(stack, grammar.Names, utf8, options);
            return [new SchemaError("BND3001", "The document is not valid.", "", 1, 1, 1)];
        }
        catch (XmlBindingException problem)
        {
            return [NotWellFormed(problem)];
        }
    }

    /// <summary>The violation for a document that cannot be read.</summary>
    public static SchemaError NotWellFormed(XmlBindingException problem) =>
        new("BND3006", problem.Problem, problem.Path, problem.Line, problem.Column, 1);
}
