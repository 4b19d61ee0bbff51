using System.Collections.Generic;
using Bindery.Analyzers.Conflicts;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Texts;

/// <summary>Something that is wrong with XML in a string.</summary>
/// <param name="Rule">The last three digits of the rule's id, as they are at every door: "001".</param>
/// <param name="Place">Where it is in the code.</param>
/// <param name="Message">The message.</param>
/// <param name="Others">Where the other facts are that it conflicts with.</param>
/// <param name="Conflict">What contradicts each other; null where the whole document was judged.</param>
internal sealed record TextFinding(string Rule, TextSpan Place, string Message, IReadOnlyList<TextSpan> Others, Conflict? Conflict = null);
