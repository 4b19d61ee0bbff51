using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;
using System.Threading;
using System.Threading.Tasks;
using Bindery.Analyzers;
using Bindery.Tests.Cases;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Tests.Oracle;

/// <summary>The places that one run of a program passed, and its result.</summary>
/// <param name="Passed">The numbers of the places that it passed.</param>
/// <param name="IsRefused">Whether a document was rejected.</param>
/// <param name="IsAccepted">Whether the run ended normally and wrote a document.</param>
/// <param name="Error">The exception that ended the run; empty if it ended normally.</param>
internal sealed record Run(IReadOnlySet<int> Passed, bool IsRefused, bool IsAccepted, string Error = "");

/// <summary>A program compiled with the models of a schema: its reports and the results of its runs.</summary>
internal sealed class Trial
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp12);

    // More than the longest run of a program passes; a run of a program that a change keeps from ending passes all of them.
    private const int PlacesInRun = 100_000;

    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(20);

    private readonly CaseModels _models;
    private readonly CSharpCompilation _base;

    // What a run does is independent of the analysis of nullable references.
    private readonly CSharpCompilation _traced;

    private readonly Func<string, bool>? _isValid;
    private readonly DiagnosticAnalyzer _analyzer;

    /// <summary>Creates a trial for programs that use the models of a schema.</summary>
    /// <param name="schema">Its name.</param>
    /// <param name="isValid">Validates the result of a program that composes XML itself; null for programs that write models.</param>
    public Trial(string schema, Func<string, bool>? isValid = null)
    {
        _isValid = isValid;
        _analyzer = isValid is null ? new ModelAnalyzer() : new TextAnalyzer();
        _models = CaseModels.Of(schema, LanguageVersion.CSharp12);
        var usings = string.Concat(new[] { "System", "System.Collections.Generic", "System.Linq", "System.IO", "System.Text", "System.Threading.Tasks",
            "System.Xml", "System.Xml.Linq", "Bindery", _models.Space }.Select(name => $"global using {name};\n"));
        _base = CSharpCompilation.Create("Program", [CSharpSyntaxTree.ParseText(usings, Parse), CSharpSyntaxTree.ParseText(Tracing.Support, Parse)],
            [.. _models.Sources.References, _models.Reference.Value], _models.Sources.Options);
        _traced = _base.WithOptions(_base.Options.WithNullableContextOptions(NullableContextOptions.Disable));
    }

    public string Space => _models.Space;

    public SemanticModel Bind(string program)
    {
        var compilation = _base.AddSyntaxTrees(CSharpSyntaxTree.ParseText(program, Parse, "Program.cs"));
        return compilation.GetSemanticModel(compilation.SyntaxTrees.Last());
    }

    /// <summary>Returns the errors that the analyzer reports.</summary>
    public async Task<IReadOnlyList<Diagnostic>> Report(SemanticModel program)
    {
        var thrown = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => thrown.Add(exception), false, false);
        var found = await program.Compilation.WithAnalyzers(ImmutableArray.Create(_analyzer), options).GetAnalyzerDiagnosticsAsync();
        Assert.Empty(thrown);
        return [.. found.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "BND1007")];
    }

    /// <summary>Returns whether a program whose other code has no errors has none in the member around a place.</summary>
    public static bool Compiles(SemanticModel program, int place)
    {
        var member = program.SyntaxTree.GetRoot().FindToken(place).Parent?.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>();
        return program.GetDiagnostics(member?.Span).All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error);
    }

    /// <summary>Runs the program with the inputs 0, 1, …; null if its rewritten form does not compile.</summary>
    public (IReadOnlyList<Run> Runs, IReadOnlyList<TextSpan> Places)? Execute(SemanticModel program, int inputs)
    {
        var (root, places) = Tracing.Of(program);
        using var image = new MemoryStream();
        if (!_traced.AddSyntaxTrees(CSharpSyntaxTree.ParseText(root.ToFullString(), Parse)).Emit(image).Success)
            return null;
        image.Position = 0;
        var context = Context();
        var assembly = context.LoadFromStream(image);
        var runs = Enumerable.Range(0, inputs).Select(input => Once(assembly, input)).ToList();
        context.Unload();
        return (runs, places);
    }

    /// <summary>Runs the unchanged program with the inputs 0, 1, …; it must compile and end normally.</summary>
    public void Run(string program, int inputs, Action<string> take)
    {
        using var image = new MemoryStream();
        var emitted = Bind(program).Compilation.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics) + program);
        image.Position = 0;
        var context = Context();
        var method = context.LoadFromStream(image).GetType("Program")!.GetMethod("Run")!;
        for (var input = 0; input < inputs; input++)
            take((string)method.Invoke(null, [input])!);
        context.Unload();
    }

    private AssemblyLoadContext Context()
    {
        var context = new AssemblyLoadContext("program", isCollectible: true);
        context.Resolving += (_, name) => _models.Loaded.Assemblies.FirstOrDefault(models => models.GetName().Name == name.Name);
        return context;
    }

    private Run Once(Assembly program, int input)
    {
        var trace = program.GetType("Trace")!;
        var passed = new HashSet<int>();
        trace.GetField("Passed")!.SetValue(null, passed);
        trace.GetField("Written")!.SetValue(null, 0);
        trace.GetField("Left")!.SetValue(null, PlacesInRun);
        try
        {
            if (!HasEnded(() => program.GetType("Program")!.GetMethod("Run")!.Invoke(null, [input]), out var returned))
                return new(new HashSet<int>(passed), false, false, "The run does not end.");
            if (_isValid is not null)
                return returned is string text && _isValid(text) ? new(passed, false, true) : new(passed, true, false, "refused");
            return new(passed, false, (int)trace.GetField("Written")!.GetValue(null)! > 0);
        }
        catch (TargetInvocationException exception)
        {
            return new(passed, exception.InnerException is SchemaViolationException, false, exception.InnerException?.Message ?? "");
        }
    }

    // A change can make a run wait for something that never comes, such as a semaphore that is not released any more.
    private static bool HasEnded(Func<object?> run, out object? returned)
    {
        object? result = null;
        ExceptionDispatchInfo? thrown = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = run();
            }
            catch (TargetInvocationException exception)
            {
                thrown = ExceptionDispatchInfo.Capture(exception);
            }
        }) { IsBackground = true };
        thread.Start();
        var hasEnded = thread.Join(LongestRun);
        returned = hasEnded ? result : null;
        if (hasEnded)
            thrown?.Throw();
        return hasEnded;
    }
}
