using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Files;

/// <summary>A violation in a document of the project.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Place">The place in the file.</param>
/// <param name="Message">The message.</param>
internal sealed record FileFinding(string Id, TextSpan Place, string Message);
