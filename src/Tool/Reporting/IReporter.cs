using System.Collections.Generic;
using Bindery.Schema;

namespace Bindery.Tool.Reporting;

/// <summary>Writes the results of validation.</summary>
internal interface IReporter
{
    /// <summary>Reports that the schema cannot be used. No document follows.</summary>
    void Schema(IReadOnlyList<SchemaDiagnostic> problems);

    /// <summary>Reports the next document.</summary>
    void Document(DocumentReport report);

    /// <summary>Ends the report.</summary>
    /// <param name="exitCode">The exit code of the tool.</param>
    void End(int exitCode);
}
