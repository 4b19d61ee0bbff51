using System.Linq;
using System.Threading;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Documents;
using Bindery.Analyzers.Flow;
using Bindery.Patterns;
using Bindery.Validation;

namespace Bindery.Analyzers.Findings;

/// <summary>Says of a conflict which newer version of the target has none of it, where one has.</summary>
internal static class NewerTargets
{
    /// <summary>How the message ends; empty where no version admits it.</summary>
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
