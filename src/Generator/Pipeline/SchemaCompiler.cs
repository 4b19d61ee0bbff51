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
internal sealed record CompiledSchema(SchemaModel? Model, EquatableArray<Problem> Problems);

/// <summary>Takes a schema through the whole front end: simplified, compiled, bound.</summary>
internal static class SchemaCompiler
{
    public static CompiledSchema Compile(SchemaRequest request, CancellationToken cancellationToken)
    {
        if (request.Problems.Count > 0 || request.Files.Count == 0)
            return new CompiledSchema(null, request.Problems);
        var file = request.Files[0];
        try
        {
            var result = SchemaReader.Simplify(file.GetSyntax(cancellationToken), request.Source(cancellationToken), null, cancellationToken);
            var problems = result.Diagnostics.Select(Problem.From).ToList();
            if (result.Grammar is not { } schema)
                return new CompiledSchema(null, problems.ToEquatableArray());
            var roots = Roots.Of(schema, request.Binding.Roots);
            if (roots.Count == 0)
            {
                problems.Add(new Problem(GeneratorRules.NoRoot, NoRoot(request.Binding), Place.StartOf(file.Path)));
                return new CompiledSchema(null, problems.ToEquatableArray());
            }
            var text = GrammarCompiler.Compile(schema).ToText();
            return new CompiledSchema(Binder.Bind(roots, request.Binding, text, cancellationToken), problems.ToEquatableArray());
        }
        catch (InsufficientExecutionStackException)
        {
            var problem = new Problem(GeneratorRules.TooDeep, "The schema nests its definitions deeper than can be followed; split them by elements.", Place.StartOf(file.Path));
            return new CompiledSchema(null, new[] { problem }.ToEquatableArray());
        }
    }

    private static string NoRoot(BindingRequest request) =>
        request.Roots.Count == 0
            ? "The schema admits no root element of a fixed name, so there is nothing to generate a class for."
            : $"The schema has no root element '{string.Join("', '", request.Roots.Select(root => root.Element))}'; check Root, or leave it out to take all roots.";
}
