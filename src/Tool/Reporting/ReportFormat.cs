namespace Bindery.Tool.Reporting;

/// <summary>How findings are written.</summary>
internal enum ReportFormat
{
    /// <summary>A line for each, as compilers do.</summary>
    Text,

    /// <summary>One JSON object.</summary>
    Json,

    /// <summary>A log of the Static Analysis Results Interchange Format 2.1.0.</summary>
    Sarif,
}
