using System.Collections.Generic;
using Bindery.Schema;

namespace Bindery.Tool.Reporting;

/// <summary>Writes down what validation finds.</summary>
internal interface IReporter
{
    /// <summary>The schema cannot be used; no document follows.</summary>
    void Schema(IReadOnlyList<SchemaDiagnostic> problems);

    /// <summary>The next document.</summary>
    void Document(DocumentReport report);

    /// <summary>Nothing follows.</summary>
    /// <param name="exitCode">How the tool is going to end.</param>
    void End(int exitCode);
}
