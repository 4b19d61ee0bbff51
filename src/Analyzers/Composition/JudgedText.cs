using System.Collections.Generic;
using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Composition;

/// <summary>A text that code gave to others on one of the ways through it.</summary>
/// <param name="Template">The text.</param>
/// <param name="Places">The places in the code that it comes from, those that are hidden in holes too.</param>
/// <param name="IsKnown">Whether it can be judged; else it is only known where it comes from.</param>
/// <param name="IsReadIntoModel">Whether it is read into a model, which keeps what the schema does not know.</param>
/// <param name="Code">The code that has it as its value; null where it is not known.</param>
internal sealed record JudgedText(Template Template, IReadOnlyCollection<TextPlace> Places, bool IsKnown, bool IsReadIntoModel, SyntaxNode? Code = null);
