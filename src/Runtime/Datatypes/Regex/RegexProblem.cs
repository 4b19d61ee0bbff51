namespace Bindery.Datatypes.Regex;

/// <summary>Why a text is no regular expression of XML Schema.</summary>
/// <param name="Position">
/// The index of the character at fault, in UTF-16 units from zero; the length of the pattern where something is missing at its end.
/// </param>
/// <param name="Message">A clause without capital and full stop: "the parenthesis is never closed".</param>
internal sealed record RegexProblem(int Position, string Message);
