using System;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using Bindery.Benchmarks.Checking;
using Bindery.Benchmarks.Validation;

namespace Bindery.Benchmarks;

/// <summary>Runs all benchmarks, or those that the arguments choose (see BenchmarkDotNet's --filter); with the argument "analyzers" measures the analyzers instead, with "validation" validation beside Jing and xmllint.</summary>
internal static class Program
{
    private static void Main(string[] arguments)
    {
        if (arguments is ["analyzers"])
        {
            AnalyzerCost.Print();
            return;
        }
        if (arguments is ["validation", ..])
        {
            ValidationCost.Print(arguments[1..]);
            return;
        }
        if (arguments.Length == 0)
            arguments = ["--filter", "*"];
        // Machines that do other things as well build slowly.
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments, ManualConfig.Create(DefaultConfig.Instance).WithBuildTimeout(TimeSpan.FromMinutes(10)));
    }
}
