using System.Linq;
using System.Text;
using Bindery.Generator.Binding.Model;
using Bindery.Generator.Collections;
using Bindery.Generator.Diagnostics;
using Bindery.Generator.Emit;
using Bindery.Generator.Exposure;
using Bindery.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Generator;

/// <summary>Generates models, readers and writers from the schemas among the additional files. Without schemas it does nothing.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SchemaGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Texts are read separately from the metadata of their items: the options are a new object in every run, the texts are not.
        var files = context.AdditionalTextsProvider
            .Where(SchemaText.IsSchema)
            .Select((file, token) => (File: file, Text: SchemaText.Read(file, token))).WithTrackingName(TrackingNames.Texts)
            .Where(pair => !pair.Text.IsForeign)
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select((pair, _) => SchemaFile.Read(pair.Left.File, pair.Left.Text, pair.Right)).WithTrackingName(TrackingNames.Files);

        var names = context.AdditionalTextsProvider.Where(SchemaText.IsNames).Select(SchemaText.Read);

        var settings = context.AnalyzerConfigOptionsProvider
            .Select((options, _) => BuildSettings.Read(options)).WithTrackingName(TrackingNames.Settings);

        var classes = context.SyntaxProvider
            .ForAttributeWithMetadataName(BindingClass.AttributeName, (_, _) => true, BindingClass.Read).WithTrackingName(TrackingNames.Bindings);

        var requests = files.Collect().Combine(classes.Collect()).Combine(names.Collect()).Combine(settings)
            .SelectMany((all, token) => SchemaRequests.Resolve(all.Left.Left.Left, all.Left.Left.Right, all.Left.Right, all.Right, token))
                .WithTrackingName(TrackingNames.Requests);

        var schemas = requests.Select(SchemaCompiler.Compile).WithTrackingName(TrackingNames.Schemas);

        var host = context.CompilationProvider
            .Combine(requests.Collect())
            .Combine(context.ParseOptionsProvider)
            .Select((all, token) => all.Left.Right.IsEmpty ? null : HostFacts.Read(all.Left.Left, ((CSharpParseOptions)all.Right).LanguageVersion, token))
                .WithTrackingName(TrackingNames.Host);

        var conflicts = schemas.Select((schema, _) => GeneratedTypes.Of(schema)).WithTrackingName(TrackingNames.Types)
            .Collect().Select(TypeConflicts.Find).WithTrackingName(TrackingNames.Conflicts);

        var fitting = schemas.Combine(classes.Collect())
            .Select((all, _) => (all.Left.Path, all.Left.Model, Misfits: MemberMisfits.Find(all.Left.Model, all.Right)))
                .WithTrackingName(TrackingNames.Misfits);

        var models = fitting.Combine(host).Combine(conflicts)
            .Select((all, _) => (all.Left.Left.Path, all.Left.Left.Model, all.Left.Left.Misfits, Host: all.Left.Right, Conflicts: all.Right))
                .WithTrackingName(TrackingNames.Models);
        context.RegisterSourceOutput(models, static (output, schema) => Emit(output, schema.Path, schema.Model, schema.Misfits, schema.Host, schema.Conflicts));

        var hidden = models.Combine(files.Collect()).Combine(classes.Collect())
            .Select((all, _) => all.Left.Left is { Model: { } model, Host: { } facts } schema && !facts.IsReferenced(model)
                ? HiddenTypes.Of(schema.Path, model, all.Left.Right, all.Right)
                : null).WithTrackingName(TrackingNames.Hidden);
        var exposed = context.CompilationProvider.Combine(hidden.Collect())
            .Select((all, token) => ExposedTypes.Find(all.Left, all.Right, token)).WithTrackingName(TrackingNames.Exposed);
        context.RegisterSourceOutput(exposed, static (output, found) =>
        {
            foreach (var problem in found)
                output.ReportDiagnostic(problem.ToDiagnostic());
        });

        // Positions change with every edit of a schema or a class; the code does not depend on them.
        var problems = schemas.Select((schema, _) => schema.Problems).Combine(classes.Collect()).WithTrackingName(TrackingNames.Problems);
        context.RegisterSourceOutput(problems, static (output, found) =>
        {
            foreach (var problem in found.Left)
                output.ReportDiagnostic((found.Right.FirstOrDefault(declared => declared.FullName == problem.Class) is { } blamed
                    ? problem with { Place = blamed.Place }
                    : problem).ToDiagnostic());
        });
        var misfits = fitting.Select((schema, _) => schema.Model is { IsRecovered: true } ? default : schema.Misfits).Combine(classes.Collect());
        context.RegisterSourceOutput(misfits, static (output, found) =>
        {
            foreach (var problem in MemberMisfits.Problems(found.Left, found.Right))
                output.ReportDiagnostic(problem.ToDiagnostic());
        });
    }

    private static void Emit(
        SourceProductionContext output,
        string path,
        SchemaModel? model,
        EquatableArray<MemberMisfit> misfits,
        HostFacts? host,
        EquatableArray<Problem> conflicts)
    {
        if (model is null || host is null || host.IsReferenced(model))
            return;
        if ((Refusal(path, model, host) ?? conflicts.FirstOrDefault(conflict => conflict.Place.File == path)) is { } refusal)
        {
            // The problems of a schema with errors are reported separately.
            if (!model.IsRecovered)
                output.ReportDiagnostic(refusal.ToDiagnostic());
            return;
        }
        foreach (var file in SchemaEmitter.Emit(MemberMisfits.Without(model, misfits), host.Emit, output.CancellationToken))
            output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8));
    }

    private static Problem? Refusal(string path, SchemaModel model, HostFacts host) =>
        !host.IsCSharp9 ? new Problem(
            GeneratorRules.LanguageTooOld,
            $"The models of '{model.FileName}' need C# 9 or newer; set <LangVersion>9.0</LangVersion>, or a newer one, in the project",
            Place.StartOf(path))
        : !host.HasRuntime ? new Problem(
            GeneratorRules.NoRuntime,
            $"The models of '{model.FileName}' need the assembly Bindery; reference the package Bindery with all its assets",
            Place.StartOf(path))
        : null;
}
