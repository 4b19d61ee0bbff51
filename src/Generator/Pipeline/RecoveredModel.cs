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
/// The models of a schema with mistakes, as far as it can be understood. Without them every use of a model would be an error too, and the schema's own would be
/// one among hundreds.
/// </summary>
internal static class RecoveredModel
{
    /// <summary>Binds what can be understood; null where that is nothing.</summary>
    /// <param name="file">The file that begins the schema.</param>
    /// <param name="source">The other files.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="names">The names file; null where there is none.</param>
    /// <param name="problems">What is wrong with the schema.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static SchemaModel? Of(
        SchemaSyntax file,
        ISyntaxSource source,
        BindingRequest request,
        SchemaText? names,
        List<Problem> problems,
        CancellationToken cancellationToken)
    {
        // What is too large stays unread.
        if (problems.Any(problem => problem.Id == SchemaRules.LimitExceeded))
            return null;
        try
        {
            return Bind(file, source, request, names, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or KeyNotFoundException or NullReferenceException)
        {
            // All that binds relies on the rules that this schema breaks. Its own error is reported in any case; without models there are more beside it.
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
        var roots = RootChoice.Choose(found, request.Roots, Place.StartOf(file.Path), request.Namespace, unsaid);
        if (roots.Count == 0)
            return null;
        if (names is not null)
            ChosenNames.Apply(schema, names, unsaid);
        return Binder.Bind(schema, GrammarCompiler.Compile(schema), roots, request, "", unsaid, cancellationToken) with { IsRecovered = true };
    }

    /// <summary>What was asked for, where the schema has it. A class for a root that is not there is for the only one that is.</summary>
    private static EquatableArray<RootRequest> Likely(EquatableArray<RootRequest> wanted, List<string> roots) =>
        wanted.Count == 1 && roots.Count == 1 ? new[] { wanted[0] with { Element = null } }.ToEquatableArray()
        : wanted.Where(request => request.Element is null ? roots.Count == 1 : roots.Contains(request.Element)).ToEquatableArray();
}
