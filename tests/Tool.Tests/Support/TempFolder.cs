using System;
using System.IO;

namespace Bindery.Tests.Support;

/// <summary>A folder of a test's own, with a small schema in it.</summary>
public sealed class TempFolder : IDisposable
{
    public TempFolder()
    {
        Root = Directory.CreateTempSubdirectory("bindery-tool-").FullName;
        Schema = Write(
            "note.rng",
            """
            <grammar xmlns="http://relaxng.org/ns/structure/1.0">
              <start>
                <element name="note">
                  <attribute name="topic"><choice><value>birds</value><value>trees</value></choice></attribute>
                  <optional><attribute name="author"/></optional>
                  <zeroOrMore><ref name="p"/></zeroOrMore>
                </element>
              </start>
              <define name="p"><element name="p"><mixed><zeroOrMore><ref name="p"/></zeroOrMore></mixed></element></define>
            </grammar>
            """);
    }

    /// <summary>The folder's path.</summary>
    public string Root { get; }

    /// <summary>A schema: notes with a topic and nested paragraphs.</summary>
    public string Schema { get; }

    /// <summary>The path of a file in the folder.</summary>
    public string this[string name] => Path.Combine(Root, name);

    /// <summary>Writes a file.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
