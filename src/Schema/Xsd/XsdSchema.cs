using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using Bindery.Schema.Simplification;
using Bindery.Schema.SimpleSyntax;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>
/// The front end for XML Schema 1.0: System.Xml.Schema compiles all files together and checks the rules of the language; the result is translated into one
/// grammar, which is processed like a RELAX NG grammar.
/// </summary>
internal static class XsdSchema
{
    /// <summary>Reads a schema whose root is an .xsd file. An invalid schema does not throw: the result contains the diagnostics.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static SimplificationResult Simplify(XsdSyntax root, ISyntaxSource source, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        var files = XsdFiles.Collect(root, source, diagnostics, cancellationToken);
        var paths = files.All.Select(file => file.Path).Distinct().ToArray();
        var grammar = diagnostics.IsEmpty ? Translate(files, root, diagnostics, cancellationToken) : null;
        if (grammar is null || !diagnostics.IsEmpty)
            return new SimplificationResult(null, diagnostics.ToList(paths), paths, []);
        var result = Simplifier.Simplify(new SchemaSyntax(root.Path, grammar, [], []) { IsTranslation = true }, source, null, cancellationToken);
        return result with { Files = paths, PassedOver = files.PassedOver };
    }

    /// <summary>Simplifies the part of a schema with errors that can be understood; null if there is none.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static SimpleGrammar? Recover(XsdSyntax root, ISyntaxSource source, CancellationToken cancellationToken) =>
        new XsdRemains(source, cancellationToken).Translate(root) is { } grammar
            ? Simplifier.Recover(new SchemaSyntax(root.Path, grammar, [], []), source, cancellationToken)
            : null;

    /// <summary>Translates all files together; null if there are errors, which are then in the bag.</summary>
    /// <param name="files">The files.</param>
    /// <param name="root">The root file, which says what is needed.</param>
    /// <param name="diagnostics">Receives the errors.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static GrammarSyntax? Translate(XsdFiles files, XsdSyntax root, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        if (!XsdGrowth.IsBounded(files.All, diagnostics, cancellationToken))
            return null;
        // The framework follows references by recursion, to the depth that XsdGrowth allows.
        return LargeStack.Run(() =>
        {
            // The framework's reasons are parts of messages, which must not depend on the culture.
            CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
            var places = new XsdPlaces(files.All);
            var redefinitions = new XsdRedefinitions();
            return XsdCompiler.Compile(files, places, redefinitions, diagnostics) is { } set
                ? new XsdTranslator(set, places, redefinitions, root.IsForModels, diagnostics, cancellationToken).Translate(root.HasAllTypes)
                : null;
        });
    }
}
