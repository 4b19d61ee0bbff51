using System;
using System.Linq;
using System.Threading;
using Bindery.Generator.Binding;
using Bindery.Generator.Binding.Model;
using Bindery.Generator.Collections;
using Bindery.Generator.Diagnostics;
using Bindery.Patterns.Text;
using Bindery.Schema;
using Bindery.Schema.Syntax;

namespace Bindery.Generator.Pipeline;

/// <summary>The result for a schema: the model to emit, and the problems to report. Compared by value.</summary>
/// <param name="Path">The schema's file.</param>
/// <param name="Model">The model to emit; null if there is none.</param>
/// <param name="Problems">The problems to report.</param>
internal sealed record CompiledSchema(string Path, SchemaModel? Model, EquatableArray<Problem> Problems);

/// <summary>Runs a schema through the whole front end: simplifies, compiles and binds it.</summary>
internal static class SchemaCompiler
{
    public static CompiledSchema Compile(SchemaRequest request, CancellationToken cancellationToken)
    {
        if (request.Problems.Count > 0 || request.Files.Count == 0)
            return new CompiledSchema("", null, request.Problems);
        return Compile(
            request.Root(cancellationToken),
            request.Source(cancellationToken),
            request.Target,
            request.Binding,
            request.Names,
            cancellationToken);
    }

    /// <summary>Compiles a schema whose file has already been read.</summary>
    /// <param name="file">The root file.</param>
    /// <param name="source">The other files.</param>
    /// <param name="target">The version of the target; null for the newest.</param>
    /// <param name="request">The options.</param>
    /// <param name="names">The names file; null if there is none.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static CompiledSchema Compile(
        SchemaSyntax file, ISyntaxSource source, Version? target, BindingRequest request, SchemaText? names, CancellationToken cancellationToken)
    {
        try
        {
            var (result, newest, grammar) = VersionedSchema.Read(file, source, target, cancellationToken);
            var problems = result.Diagnostics.Select(Problem.From).ToList();
            if (result.Grammar is not { } schema || newest is null || grammar is null)
                return new CompiledSchema(
                    file.Path, RecoveredModel.Of(file, source, request, names, problems, cancellationToken), problems.ToEquatableArray());
            var roots = RootChoice.Choose(schema, request.Roots, Place.StartOf(file.Path), request.Namespace, problems);
            if (problems.Count > 0)
                return new CompiledSchema(
                    file.Path, RecoveredModel.Of(file, source, request, names, problems, cancellationToken), problems.ToEquatableArray());
            var warnings = result.PassedOver.Select(passed => Problem.From(passed) with { IsWarning = true }).ToList();
            if (names is not null)
                ChosenNames.Apply(schema, names, warnings);
            var text = GrammarTextWriter.Write(grammar);
            var model = Binder.Bind(schema, newest, roots, request, text, problems, cancellationToken);
            if (model.Classes.Count + model.Enums.Count == 0)
                problems.Add(new Problem(
                    GeneratorRules.NoRoot,
                    "The schema declares no root element, and no type that a class or an enumeration could be generated for",
                    Place.StartOf(file.Path)));
            return new CompiledSchema(file.Path, problems.Count > 0 ? null : model, problems.Concat(warnings).ToEquatableArray());
        }
        catch (InsufficientExecutionStackException)
        {
            var problem = new Problem(
                GeneratorRules.TooDeep, "The schema nests its definitions deeper than can be followed; split them by elements", Place.StartOf(file.Path));
            return new CompiledSchema(file.Path, null, new[] { problem }.ToEquatableArray());
        }
    }
}
