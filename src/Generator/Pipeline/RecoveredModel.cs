using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Generator.Binding;
using Bindery.Generator.Binding.Model;
using Bindery.Generator.Collections;
using Bindery.Generator.Diagnostics;
using Bindery.Schema;
using Bindery.Schema.Syntax;

namespace Bindery.Generator.Pipeline;

/// <summary>
/// The models of the valid parts of a schema with errors. Without them, every use of a model would be an error too, and those of the schema would be hard to
/// find among hundreds.
/// </summary>
internal static class RecoveredModel
{
    /// <summary>Binds the valid parts of a schema; null if there are none.</summary>
    /// <param name="file">The root file of the schema.</param>
    /// <param name="source">The other files.</param>
    /// <param name="request">The options.</param>
    /// <param name="names">The names file; null if there is none.</param>
    /// <param name="problems">The problems of the schema.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static SchemaModel? Of(
        SchemaSyntax file,
        ISyntaxSource source,
        BindingRequest request,
        SchemaText? names,
        List<Problem> problems,
        CancellationToken cancellationToken)
    {
        // Files that are too large are not read.
        if (problems.Any(problem => problem.Id == SchemaRules.LimitExceeded))
            return null;
        try
        {
            return Bind(file, source, request, names, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or KeyNotFoundException or NullReferenceException)
        {
            // The binder relies on rules that this schema violates. The errors of the schema are reported in any case; without models, there are additional
            // ones.
            return null;
        }
    }

    private static SchemaModel? Bind(
        SchemaSyntax file, ISyntaxSource source, BindingRequest request, SchemaText? names, CancellationToken cancellationToken)
    {
        if (FrontEnds.Recover(file, source, cancellationToken) is not { } schema)
            return null;
        var unsaid = new List<Problem>();
        var found = Roots.Of(schema);
        request = request with { Roots = Likely(request.Roots, found.Select(root => root.Name.LocalName).ToList()) };
        var roots = RootChoice.Choose(schema, request.Roots, Place.StartOf(file.Path), request.Namespace, unsaid);
        if (roots.Count == 0 && Roots.TypesOf(schema).Count == 0)
            return null;
        if (names is not null)
            ChosenNames.Apply(schema, names, unsaid);
        return Binder.Bind(schema, GrammarCompiler.Compile(schema), roots, request, "", unsaid, cancellationToken) with { IsRecovered = true };
    }

    /// <summary>Returns the requested roots that exist. A class for a missing root is used for the only existing one.</summary>
    private static EquatableArray<RootRequest> Likely(EquatableArray<RootRequest> wanted, List<string> roots) =>
        wanted.Count == 1 && roots.Count == 1 ? new[] { wanted[0] with { Element = null } }.ToEquatableArray()
        : wanted.Where(request => request.Element is null ? roots.Count == 1 : roots.Contains(request.Element)).ToEquatableArray();
}
