using Bindery.Analyzers.Flow;

namespace Bindery.Analyzers.Walking;

/// <summary>Runs the code of a delegate.</summary>
/// <param name="arguments">Its arguments; more than it has parameters are ignored, missing ones are unknown.</param>
/// <returns>The result.</returns>
internal delegate Value Function(params Value[] arguments);
