namespace Bindery.Violations;

/// <summary>What is wrong at one node of a document, as facts. <see cref="ViolationSentences"/> puts them into words.</summary>
/// <param name="Id">The rule.</param>
internal abstract record ViolationFacts(string Id);
