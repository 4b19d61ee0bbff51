using System.Threading;
using Bindery.Schema.Simplified;

namespace Bindery.Schema.Restrictions;

/// <summary>Checks the restrictions of RELAX NG 7 on a simplified schema.</summary>
internal static class RestrictionChecker
{
    public static void Check(SimpleGrammar grammar, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _ = (grammar, diagnostics);
    }
}
