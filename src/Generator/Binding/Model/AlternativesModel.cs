using Bindery.Generator.Collections;
using Bindery.Schema.Syntax;

namespace Bindery.Generator.Binding.Model;

/// <summary>The alternatives of an element: the first one whose condition is met selects the class.</summary>
/// <param name="Field">The static field that has them.</param>
/// <param name="Cases">The alternatives, in order.</param>
internal sealed record AlternativesModel(string Field, EquatableArray<AlternativeModel> Cases);

/// <summary>A type alternative.</summary>
/// <param name="Test">The condition; null if it is always met.</param>
/// <param name="ClassName">The derived class that it selects; null for the class of the declared type.</param>
internal sealed record AlternativeModel(AttributeTest? Test, string? ClassName);
