namespace Bindery.Tests.Transcription.Documents;

/// <summary>A document and the verdict that everything else is held to.</summary>
/// <param name="Name">Where it comes from.</param>
/// <param name="Xml">The document.</param>
/// <param name="IsValid">The verdict.</param>
internal sealed record Document(string Name, string Xml, bool IsValid);
