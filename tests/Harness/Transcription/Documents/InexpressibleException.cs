using System;

namespace Bindery.Tests.Transcription.Documents;

/// <summary>A document has something that the models have no property for.</summary>
/// <param name="reason">The kind of thing, for counting.</param>
/// <param name="detail">The thing itself.</param>
internal sealed class InexpressibleException(string reason, string detail) : Exception($"{reason}: {detail}")
{
    public string Reason { get; } = reason;
}
