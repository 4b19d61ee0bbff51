using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers;

/// <summary>Reports what is found in a file, each thing once: bodies that stand in others are followed by themselves too.</summary>
/// <param name="context">Takes the reports.</param>
internal sealed class TextReports(SemanticModelAnalysisContext context)
{
    private readonly HashSet<(string Rule, TextSpan Place)> _reported = [];

    /// <summary>Reports a finding, unless it was reported before.</summary>
    public void Add(TextFinding finding)
    {
        var tree = context.SemanticModel.SyntaxTree;
        if (TextDescriptors.Find(finding.Rule) is { } rule && _reported.Add((finding.Rule, finding.Place)))
            context.ReportDiagnostic(Diagnostic.Create(
                rule, Location.Create(tree, finding.Place), finding.Others.Where(place => place.End <= tree.Length).Select(place => Location.Create(tree, place)), null, finding.Message));
    }
}
