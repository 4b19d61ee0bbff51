using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Files;

/// <summary>Something that is wrong with a document.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Place">Where it is in the file.</param>
/// <param name="Message">The message.</param>
internal sealed record FileFinding(string Id, TextSpan Place, string Message);
