using System.Collections.Generic;
using Bindery.Analyzers.Conflicts;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Texts;

/// <summary>A mistake in XML in a string.</summary>
/// <param name="Rule">The last three digits of the rule's id: "001".</param>
/// <param name="Place">The place in the code.</param>
/// <param name="Message">The message.</param>
/// <param name="Others">The places of the other facts in the conflict.</param>
/// <param name="Conflict">The conflict; null if the whole document was validated.</param>
/// <param name="Expected">For a wrong root element: the name of the expected one; otherwise null.</param>
internal sealed record TextFinding(
    string Rule, TextSpan Place, string Message, IReadOnlyList<TextSpan> Others, Conflict? Conflict = null, string? Expected = null);
