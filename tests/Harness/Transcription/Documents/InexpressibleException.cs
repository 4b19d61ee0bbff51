using System;

namespace Bindery.Tests.Transcription.Documents;

/// <summary>A document has content for which the models have no property.</summary>
/// <param name="reason">The kind of content, for counting.</param>
/// <param name="detail">The content itself.</param>
internal sealed class InexpressibleException(string reason, string detail) : Exception($"{reason}: {detail}")
{
    public string Reason { get; } = reason;
}
