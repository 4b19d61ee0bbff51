namespace Bindery.Tests.Harness;

/// <summary>Writes small schemas.</summary>
internal static class Rng
{
    /// <summary>A grammar with the usual namespaces.</summary>
    public static string Grammar(string content, string more = "") =>
        "<grammar xmlns='http://relaxng.org/ns/structure/1.0' xmlns:a='http://relaxng.org/ns/compatibility/annotations/1.0' xmlns:b='urn:bindery:annotations' "
        + $"datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes' {more}>\n{content}\n</grammar>\n";

    /// <summary>A grammar of one root element "doc".</summary>
    public static string Doc(string content, string definitions = "") => Grammar($"<start><element name='doc'>{content}</element></start>{definitions}");

    /// <summary>An attribute of values.</summary>
    public static string Words(string name, params string[] words) =>
        $"<attribute name='{name}'><choice>{string.Concat(System.Array.ConvertAll(words, word => $"<value>{word}</value>"))}</choice></attribute>";

    /// <summary>Attributes of any text.</summary>
    public static string Attributes(params string[] names) => string.Concat(System.Array.ConvertAll(names, name => $"<attribute name='{name}'/>"));
}
