using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Bindery.Tests.Support;

/// <summary>Starts the tools that are written in Java without the scripts of their packages, and with their classes in an archive.</summary>
/// <remarks>A run is short: the script, the loading of classes and the compilation of code took two thirds of its time.</remarks>
internal static class JavaTool
{
    private const string Jars = "/usr/share/java";

    // The classes of both tools, and what they read XML with.
    private static readonly Dictionary<string, string> MainClasses = new()
    {
        ["jing"] = "com.thaiopensource.relaxng.util.Driver",
        ["trang"] = "com.thaiopensource.relaxng.translate.Driver",
    };

    private static readonly ConcurrentDictionary<string, Lazy<string?>> Archives = new(StringComparer.Ordinal);

    /// <summary>Returns how to start a tool; null if it is not written in Java, or not installed in this way.</summary>
    public static ProcessStartInfo? Start(string tool)
    {
        if (!MainClasses.ContainsKey(tool) || !File.Exists(Jar(tool)) || !ExternalTool.IsInstalled("java"))
            return null;
        return Archives.GetOrAdd(tool, name => new Lazy<string?>(() => Archive(name))).Value is { } archive
            ? Java(tool, "-XX:SharedArchiveFile=" + archive)
            : Java(tool);
    }

    private static string Jar(string name) => Path.Combine(Jars, name + ".jar");

    private static ProcessStartInfo Java(string tool, params string[] options) => new("java",
    [
        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:disable", .. options,
        "-Dorg.apache.xerces.xni.parser.XMLParserConfiguration=org.apache.xerces.parsers.XIncludeParserConfiguration",
        "-cp", string.Join(':', new[] { tool, "xercesImpl", "xml-apis", "xml-resolver" }.Select(Jar).Where(File.Exists)),
        MainClasses[tool],
    ]);

    /// <summary>Writes the classes that a small run loads into an archive; returns its path, or null if that does not succeed.</summary>
    private static string? Archive(string tool)
    {
        var folder = Directory.CreateTempSubdirectory("bindery-java").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var schema = Path.Combine(folder, "schema.rng");
        File.WriteAllText(schema, """
            <element name="a" xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
              <optional><attribute name="b"><data type="int"/></attribute></optional><interleave><text/><empty/></interleave>
            </element>
            """);
        var document = Path.Combine(folder, tool == "jing" ? "document.xml" : "schema.rnc");
        if (tool == "jing")
            File.WriteAllText(document, "<a b='1'>text</a>");
        var archive = Path.Combine(folder, "classes.jsa");
        var start = Java(tool, "-XX:ArchiveClassesAtExit=" + archive);
        start.ArgumentList.Add(schema);
        start.ArgumentList.Add(document);
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return File.Exists(archive) ? archive : null;
    }
}
