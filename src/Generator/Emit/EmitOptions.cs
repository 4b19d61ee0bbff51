namespace Bindery.Generator.Emit;

/// <summary>What the consumer's compiler and framework can do, as far as the generated text depends on it.</summary>
/// <param name="FileScopedNamespaces">C# 10.</param>
/// <param name="Utf8Literals">C# 11.</param>
/// <param name="RequiredMembers">C# 11, and the attribute that it needs.</param>
/// <param name="NotNullWhen">Whether the framework has the attribute.</param>
internal sealed record EmitOptions(bool FileScopedNamespaces, bool Utf8Literals, bool RequiredMembers, bool NotNullWhen);
