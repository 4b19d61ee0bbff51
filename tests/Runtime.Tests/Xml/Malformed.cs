using Bindery.Xml;

namespace Bindery.Tests.Xml;

/// <summary>What the tests of malformed documents assert.</summary>
internal static class Malformed
{
    public static void IsRefused(byte[] document, int line, int column, string path, string problem, XmlLimits? options = null)
    {
        var exception = Assert.Throws<XmlBindingException>(() =>
        {
            using var reader = new Utf8XmlReader(document, options);
            while (reader.Read())
            {
            }
        });
        Assert.Equal((problem, line, column, path), (exception.Problem, exception.Line, exception.Column, exception.Path));
        var place = path.Length == 0 ? $"(line {line}, column {column})" : $"(line {line}, column {column}, {path})";
        Assert.Equal(problem + " " + place, exception.Message);
    }
}
