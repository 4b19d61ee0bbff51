using System.Text;

namespace Bindery.Tests.Subjects;

/// <summary>The verdict of our own engine.</summary>
internal static class Verdict
{
    public static bool Of(Grammar grammar, string xml) => grammar.Validate(Encoding.UTF8.GetBytes(xml)).Count == 0;
}
