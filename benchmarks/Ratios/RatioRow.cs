using System;
using System.Globalization;

namespace Bindery.Benchmarks.Ratios;

/// <summary>One way to read or write a document: for each size its time, as a ratio to that of the bare walk, and the goal.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Times">Microseconds, by size.</param>
/// <param name="Ratios">To the bare walk of the same run, by size.</param>
/// <param name="Goals">What a ratio must not be above; NaN where there is no goal.</param>
/// <param name="Allocated">Bytes allocated by one run, by size.</param>
internal sealed record RatioRow(string Name, double[] Times, double[] Ratios, double[] Goals, long[] Allocated)
{
    /// <summary>Whether a goal is missed.</summary>
    public bool Misses(int size) => Ratios[size] > Goals[size];

    /// <summary>The row of a table.</summary>
    public override string ToString()
    {
        var row = "| " + Name;
        for (var i = 0; i < Ratios.Length; i++)
            row += $" | {Number(Ratios[i])}{Goal(i)} | {Number(Times[i])} µs, {Number(Allocated[i] / 1024.0)} KiB";
        return row + " |";
    }

    /// <summary>A number with three digits that count.</summary>
    public static string Number(double value) =>
        value.ToString(Math.Abs(value) >= 100 ? "0" : Math.Abs(value) >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);

    private string Goal(int size) =>
        double.IsNaN(Goals[size]) ? "" : $" ({(Misses(size) ? "**misses** " : "")}≤ {Goals[size].ToString(CultureInfo.InvariantCulture)})";
}
