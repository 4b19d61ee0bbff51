using Bindery.Schema.Syntax;

namespace Bindery.Schema.SimpleSyntax;

/// <summary>A type alternative of an element. The first one whose condition is met selects the type.</summary>
/// <param name="Test">The condition; null if it is always met.</param>
/// <param name="Type">The type; null if it is no type that is derived from the declared one.</param>
internal sealed record SimpleAlternative(AttributeTest? Test, SimpleType? Type);
