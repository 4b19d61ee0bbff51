namespace Bindery.Generator.Emit;

/// <summary>The features of the consumer's compiler and framework that the generated text depends on.</summary>
/// <param name="FileScopedNamespaces">C# 10.</param>
/// <param name="Utf8Literals">C# 11.</param>
/// <param name="RequiredMembers">C# 11, and the attribute that required members need.</param>
/// <param name="NotNullWhen">Whether the framework has the attribute.</param>
/// <param name="Json">Whether there is a System.Text.Json that knows derived types.</param>
internal sealed record EmitOptions(bool FileScopedNamespaces, bool Utf8Literals, bool RequiredMembers, bool NotNullWhen, bool Json);
