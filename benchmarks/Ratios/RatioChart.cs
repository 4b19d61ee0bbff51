using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Bindery.Benchmarks.Ratios;

/// <summary>Draws the ratios of one size as bars, in SVG that reads on light and on dark ground.</summary>
internal static class RatioChart
{
    private const int Left = 300;
    private const int Width = 760;
    private const int Line = 26;

    /// <summary>Draws the chart.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="size">Which of their ratios.</param>
    /// <param name="disks">The number of disks of that size.</param>
    public static string Draw(IReadOnlyList<RatioRow> rows, int size, int disks)
    {
        var most = rows.Max(row => row.Ratios[size]);
        var height = 40 + rows.Count * Line + 10;
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{height}\" viewBox=\"0 0 {Width} {height}\" font-family=\"system-ui, sans-serif\" font-size=\"13\">\n")
            .Append(
                "<style>text { fill: #24292f } .other { fill: #8c959f } .own { fill: #2da44e } @media (prefers-color-scheme: dark) { text { fill: #c9d1d9 } }</style>\n")
            .Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"10\" y=\"22\" font-weight=\"600\">A backup document with {disks} disks: time, as a multiple of XmlReader's bare walk (less is better)</text>\n");
        for (var i = 0; i < rows.Count; i++)
        {
            var top = 40 + i * Line;
            var length = (Width - Left - 70) * rows[i].Ratios[size] / most;
            var kind = rows[i].Name.StartsWith("Bindery", System.StringComparison.Ordinal) ? "own" : "other";
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{top + 14}\" text-anchor=\"end\">{rows[i].Name}</text>")
                .Append(CultureInfo.InvariantCulture, $"<rect class=\"{kind}\" x=\"{Left}\" y=\"{top}\" width=\"{length:0.0}\" height=\"18\" rx=\"2\"/>")
                .Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + length + 6:0.0}\" y=\"{top + 14}\">{RatioRow.Number(rows[i].Ratios[size])}</text>\n");
        }
        return svg.Append("</svg>\n").ToString();
    }
}
