using System.Collections.Generic;
using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Composition;

/// <summary>A text that code passes to other code on one of its execution paths.</summary>
/// <param name="Template">The text.</param>
/// <param name="Places">The places in the code from which it originates, including those inside holes.</param>
/// <param name="IsKnown">Whether it can be judged; otherwise only its origin is known.</param>
/// <param name="IsReadIntoModel">Whether it is read into a model, which keeps content that the schema does not declare.</param>
/// <param name="Code">The expression whose value is the text; null if unknown.</param>
/// <param name="IsLast">Whether it is not followed any further, so that its end is unknown: no later text contains it.</param>
internal sealed record JudgedText(
    Template Template, IReadOnlyCollection<TextPlace> Places, bool IsKnown, bool IsReadIntoModel, SyntaxNode? Code = null, bool IsLast = false);
