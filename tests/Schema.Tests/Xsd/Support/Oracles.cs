using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml;
using System.Xml.Schema;
using Bindery.Tests.Support;

namespace Bindery.Tests.Xsd.Support;

/// <summary>The verdicts of other tools: Jing for RELAX NG, xmllint and System.Xml.Schema for XML Schema.</summary>
internal static class Oracles
{
    /// <summary>Whether Jing and xmllint are installed.</summary>
    public static bool AreInstalled { get; } = new[] { "jing", "xmllint" }.All(ExternalTool.IsInstalled);

    /// <summary>Returns the documents that Jing rejects with a schema in the compact syntax; null if it rejects the schema.</summary>
    public static HashSet<string>? RefusedByJing(string schema, IReadOnlyList<string> documents)
    {
        var output = ExternalTool.Run("jing", out _, ["-c", schema, .. documents]);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Any(line => line.StartsWith(schema, StringComparison.Ordinal))
            ? null
            : lines.Select(line => line[..line.IndexOf(".xml:", StringComparison.Ordinal)] + ".xml").ToHashSet();
    }

    /// <summary>Returns the documents that xmllint rejects; null if it rejects the schema.</summary>
    public static HashSet<string>? RefusedByXmllint(string schema, IReadOnlyList<string> documents)
    {
        var output = ExternalTool.Run("xmllint", out var code, ["--nonet", "--noout", "--schema", schema, .. documents]);
        const string Fails = " fails to validate";
        return code == 5
            ? null
            : output.Split('\n').Where(line => line.EndsWith(Fails, StringComparison.Ordinal)).Select(line => line[..^Fails.Length]).ToHashSet();
    }

    /// <summary>Returns the documents that System.Xml.Schema rejects.</summary>
    public static HashSet<string> RefusedByFramework(string schema, IReadOnlyList<string> documents)
    {
        var set = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        set.Add(null, schema);
        set.Compile();
        return documents.Where(document => !IsValid(set, document)).ToHashSet();
    }

    private static bool IsValid(XmlSchemaSet set, string document)
    {
        var isValid = true;
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = set,
            ValidationFlags = XmlSchemaValidationFlags.ProcessIdentityConstraints | XmlSchemaValidationFlags.AllowXmlAttributes };
        settings.ValidationEventHandler += (_, found) => isValid &= found.Severity != XmlSeverityType.Error;
        using var reader = XmlReader.Create(document, settings);
        var isRoot = true;
        while (Read(reader))
        {
            // System.Xml.Schema only reports a warning for an undeclared root.
            if (isRoot && reader.NodeType == XmlNodeType.Element)
                isValid &= set.GlobalElements.Contains(new XmlQualifiedName(reader.LocalName, reader.NamespaceURI));
            isRoot &= reader.NodeType != XmlNodeType.Element;
        }

        return isValid;

        // For some values it throws an exception instead of reporting an error.
        bool Read(XmlReader document)
        {
            try
            {
                return document.Read();
            }
            catch (FormatException)
            {
                return isValid = false;
            }
        }
    }
}

/// <summary>A theory that needs jing and xmllint; reported as skipped if one is missing.</summary>
internal sealed class OracleTheoryAttribute : TheoryAttribute
{
    public OracleTheoryAttribute()
    {
        if (!Oracles.AreInstalled)
            Skip = "needs jing and xmllint";
    }
}

/// <summary>A theory that also needs the corpus.</summary>
internal sealed class CorpusOracleTheoryAttribute : TheoryAttribute
{
    public CorpusOracleTheoryAttribute()
    {
        if (Corpus.Missing("rnc-and-xsd") is { } missing)
            Skip = missing;
        else if (!Oracles.AreInstalled)
            Skip = "needs jing and xmllint";
    }
}
