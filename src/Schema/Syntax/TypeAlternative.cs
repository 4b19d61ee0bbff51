namespace Bindery.Schema.Syntax;

/// <summary>A type alternative of an element (XML Schema 1.1 Part 1, 3.12), for models. The first one whose condition is met selects the type.</summary>
/// <param name="Test">The condition; null if it is always met.</param>
/// <param name="Type">The type; null if it is no type that is derived from the declared one.</param>
internal sealed record TypeAlternative(AttributeTest? Test, ComplexTypeSyntax? Type);
