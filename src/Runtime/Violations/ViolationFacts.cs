namespace Bindery.Violations;

/// <summary>The facts about a violation at one node of a document. <see cref="ViolationSentences"/> turns them into a sentence.</summary>
/// <param name="Id">The rule.</param>
internal abstract record ViolationFacts(string Id);
