using System;
using System.Linq;
using System.Text;

namespace Bindery.Tests.Transcription.Subjects;

/// <summary>The verdict of Bindery.</summary>
internal static class Verdict
{
    public static bool Of(Grammar grammar, string xml) => grammar.Validate(Encoding.UTF8.GetBytes(xml)).Count == 0;

    /// <summary>The verdict without the rules of annotations, which other tools ignore.</summary>
    public static bool OfPatterns(Grammar grammar, string xml) =>
        grammar.Validate(Encoding.UTF8.GetBytes(xml))
            .All(error => error.Id is "BND3005" or "BND3008" || error.Message.Contains("bytes in UTF-8", StringComparison.Ordinal));
}
