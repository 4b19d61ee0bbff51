namespace Bindery.Datatypes.Regex;

/// <summary>The reason why a text is not a regular expression of XML Schema.</summary>
/// <param name="Position">
/// The index of the invalid character, in UTF-16 code units from zero; the length of the pattern if something is missing at its end.
/// </param>
/// <param name="Message">A clause without a capital letter or a full stop: "the parenthesis is never closed".</param>
internal sealed record RegexProblem(int Position, string Message);
