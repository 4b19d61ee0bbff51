using System.Linq;
using System.Threading;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Documents;
using Bindery.Analyzers.Flow;
using Bindery.Patterns;
using Bindery.Validation;

namespace Bindery.Analyzers.Findings;

/// <summary>Finds the newer version of the target in which a conflict does not exist, if there is one.</summary>
internal static class NewerTargets
{
    /// <summary>Returns the end of the message; empty if there is no such version.</summary>
    public static string Of(Conflict conflict, PartialElement document, ModelObject model, CompiledGrammar grammar, CancellationToken cancellationToken)
    {
        foreach (var newer in grammar.Newer)
        {
            var checker = BodyFindings.CheckerOf(newer.Grammar);
            var left = checker.FindConflicts(document, checker.Elements(model.Class.Elements), cancellationToken);
            if (!left.Any(other => IsAboutTheSame(other.Blamed, conflict.Blamed)))
                return NewerVersions.Suffix(newer.Version);
        }
        return "";
    }

    private static bool IsAboutTheSame(Fact first, Fact second) =>
        ReferenceEquals(first.Owner, second.Owner)
        && first.Kind == second.Kind
        && first.LocalName == second.LocalName
        && first.NamespaceUri == second.NamespaceUri
        && ReferenceEquals(first.Origin, second.Origin);
}
