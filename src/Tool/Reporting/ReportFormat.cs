namespace Bindery.Tool.Reporting;

/// <summary>The format of the findings.</summary>
internal enum ReportFormat
{
    /// <summary>One line for each finding, as written by compilers.</summary>
    Text,

    /// <summary>One JSON object.</summary>
    Json,

    /// <summary>A log of the Static Analysis Results Interchange Format 2.1.0.</summary>
    Sarif,
}
