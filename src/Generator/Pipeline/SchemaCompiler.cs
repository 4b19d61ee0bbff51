using System;
using System.Linq;
using System.Threading;
using Bindery.Generator.Binding;
using Bindery.Generator.Binding.Model;
using Bindery.Generator.Collections;
using Bindery.Generator.Diagnostics;
using Bindery.Schema;

namespace Bindery.Generator.Pipeline;

/// <summary>What became of a schema: what to emit, and what to report. Compared by value.</summary>
/// <param name="Path">The schema's file.</param>
/// <param name="Model">What to emit; null where something is wrong.</param>
/// <param name="Problems">What to report.</param>
internal sealed record CompiledSchema(string Path, SchemaModel? Model, EquatableArray<Problem> Problems);

/// <summary>Takes a schema through the whole front end: simplified, compiled, bound.</summary>
internal static class SchemaCompiler
{
    public static CompiledSchema Compile(SchemaRequest request, CancellationToken cancellationToken)
    {
        if (request.Problems.Count > 0 || request.Files.Count == 0)
            return new CompiledSchema("", null, request.Problems);
        var file = request.Files[0];
        try
        {
            var (result, grammar) = VersionedSchema.Read(file.GetSyntax(cancellationToken), request.Source(cancellationToken), request.Target, cancellationToken);
            var problems = result.Diagnostics.Select(Problem.From).ToList();
            if (result.Grammar is not { } schema || grammar is null)
                return new CompiledSchema(file.Path, null, problems.ToEquatableArray());
            var roots = RootChoice.Choose(Roots.Of(schema), request.Binding.Roots, Place.StartOf(file.Path), request.Binding.Namespace, problems);
            if (problems.Count > 0)
                return new CompiledSchema(file.Path, null, problems.ToEquatableArray());
            var text = grammar.ToText();
            var model = Binder.Bind(schema, roots, request.Binding, text, problems, cancellationToken);
            return new CompiledSchema(file.Path, problems.Count > 0 ? null : model, problems.ToEquatableArray());
        }
        catch (InsufficientExecutionStackException)
        {
            var problem = new Problem(GeneratorRules.TooDeep, "The schema nests its definitions deeper than can be followed; split them by elements.", Place.StartOf(file.Path));
            return new CompiledSchema(file.Path, null, new[] { problem }.ToEquatableArray());
        }
    }
}
