using System;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using Bindery.Benchmarks.Checking;
using Bindery.Benchmarks.Models;
using Bindery.Benchmarks.Ratios;
using Bindery.Benchmarks.Schemas;
using Bindery.Benchmarks.Starting;
using Bindery.Benchmarks.Validation;

namespace Bindery.Benchmarks;

/// <summary>
/// Prints what models, schemas and builds cost, with goals, and which of them are missed; "--chart FILE" draws reading and writing. "ratios" prints reading,
/// writing and first use alone, "starts" the generator, the start of the command and builds. The argument "analyzers" measures the analyzers instead
/// ("analyzers large" an edit of a large file alone, "analyzers literals" literals of a megabyte), "validation" validation beside Jing and xmllint, "models"
/// FOLDER prints what models of the schemas of a corpus are like, "items" reads a large document item by item, "xsd" FOLDER prints the verdicts on its XML
/// Schemas; all others choose benchmarks of BenchmarkDotNet (--filter '*').
/// </summary>
internal static class Program
{
    private static void Main(string[] arguments)
    {
        if (arguments is ["analyzers", ..])
        {
            if (arguments is [_, "large"])
                AnalyzerCost.PrintLarge();
            else if (arguments is [_, "literals"])
                AnalyzerCost.PrintLiterals();
            else
                AnalyzerCost.Print();
            return;
        }
        if (arguments is ["models", ..])
        {
            ModelReport.Print(arguments[1..]);
            return;
        }
        if (arguments is ["items"])
        {
            ItemCost.Print();
            return;
        }
        if (arguments is ["xsd", _, ..])
        {
            XsdReport.Print(arguments[1..]);
            return;
        }
        if (arguments is ["validation", ..])
        {
            ValidationCost.Print(arguments[1..]);
            return;
        }
        if (arguments is [FirstUse.Argument, var way])
        {
            FirstUse.Serve(way);
            return;
        }
        if (arguments is [] or ["--chart", _] or ["ratios" or "starts"])
        {
            Goals.Print(arguments is ["ratios" or "starts"] ? arguments[0] : null, arguments is [_, var chart] ? chart : null);
            return;
        }
        // Machines that do other things as well build slowly.
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly)
            .Run(arguments, ManualConfig.Create(DefaultConfig.Instance).WithBuildTimeout(TimeSpan.FromMinutes(10)));
    }
}
