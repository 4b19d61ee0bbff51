using System;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using Bindery.Benchmarks.Checking;
using Bindery.Benchmarks.Models;
using Bindery.Benchmarks.Ratios;
using Bindery.Benchmarks.Schemas;
using Bindery.Benchmarks.Validation;

namespace Bindery.Benchmarks;

/// <summary>
/// Prints what models cost beside other ways to read and write, with goals; "--chart FILE" draws it. The argument "analyzers" measures the analyzers instead
/// ("analyzers large" an edit of a large file alone), "validation" validation beside Jing and xmllint, "models" FOLDER prints what models of the schemas of a
/// corpus are like, "items" reads a large document item by item, "xsd" FOLDER prints the verdicts on its XML Schemas; all others choose benchmarks of
/// BenchmarkDotNet (--filter '*').
/// </summary>
internal static class Program
{
    private static void Main(string[] arguments)
    {
        if (arguments is ["analyzers", ..])
        {
            if (arguments is [_, "large"])
                AnalyzerCost.PrintLarge();
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
        if (arguments is [] or ["--chart", _])
        {
            ModelCost.Print(arguments.Length == 0 ? null : arguments[1]);
            return;
        }
        // Machines that do other things as well build slowly.
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly)
            .Run(arguments, ManualConfig.Create(DefaultConfig.Instance).WithBuildTimeout(TimeSpan.FromMinutes(10)));
    }
}
