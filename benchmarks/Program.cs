using BenchmarkDotNet.Running;

namespace Bindery.Benchmarks;

/// <summary>Runs all benchmarks, or those that the arguments choose (see BenchmarkDotNet's --filter).</summary>
internal static class Program
{
    private static void Main(string[] arguments)
    {
        if (arguments.Length == 0)
            arguments = ["--filter", "*"];
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments);
    }
}
