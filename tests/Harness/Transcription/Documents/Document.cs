namespace Bindery.Tests.Transcription.Documents;

/// <summary>A document and its correct verdict.</summary>
/// <param name="Name">Its origin.</param>
/// <param name="Xml">The document.</param>
/// <param name="IsValid">The verdict.</param>
internal sealed record Document(string Name, string Xml, bool IsValid);
