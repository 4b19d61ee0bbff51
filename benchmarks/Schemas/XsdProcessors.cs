using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Security;
using System.Text;
using System.Xml;
using System.Xml.Schema;
using Bindery.Schema;

namespace Bindery.Benchmarks.Schemas;

/// <summary>
/// What two processors say of a schema and its documents: null where the schema is valid, else why it is refused; with a function that decides documents.
/// </summary>
internal static class XsdProcessors
{
    private const string Namespace = "http://www.w3.org/2001/XMLSchema";

    /// <summary>Ours. Several files are put together by a schema that imports or includes them.</summary>
    public static (string? Refusal, Func<string, bool>? Decide) Ours(XsdCase test)
    {
        try
        {
            var grammar = test.Schemas.Count == 1
                ? SchemaReader.Load(test.Schemas[0])
                : SchemaReader.Parse(Together(test.Schemas), Path.Combine(Path.GetDirectoryName(test.Schemas[0])!, "all.xsd"), new FileSystemSchemaSource());
            return (null, document => grammar.Validate(File.ReadAllBytes(document)).Count == 0);
        }
        catch (SchemaException exception)
        {
            return (exception.Diagnostics[0].ToString(), null);
        }
    }

    /// <summary>Those of System.Xml.Schema, which gets local files alone; also whether it found all of them.</summary>
    public static (string? Refusal, Func<string, bool>? Decide, bool IsComplete) Framework(XsdCase test)
    {
        string? refusal = null;
        var isComplete = true;
        var set = new XmlSchemaSet { XmlResolver = new LocalFiles() };
        set.ValidationEventHandler += (_, found) =>
        {
            refusal ??= found.Severity == XmlSeverityType.Error ? found.Message : null;
            isComplete = false;
        };
        try
        {
            foreach (var file in test.Schemas)
            {
                using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = new LocalFiles() });
                set.Add(null, reader);
            }

            set.Compile();
        }
        catch (Exception exception) when (exception is XmlException or XmlSchemaException or IOException or ArgumentException or InvalidOperationException)
        {
            refusal ??= exception.Message;
        }

        return refusal is null ? (null, document => Decide(set, document), isComplete) : (refusal, null, false);
    }

    private static bool Decide(XmlSchemaSet set, string document)
    {
        var isValid = true;
        var settings = new XmlReaderSettings
        {
            ValidationType = ValidationType.Schema,
            ValidationFlags = XmlSchemaValidationFlags.ProcessIdentityConstraints | XmlSchemaValidationFlags.AllowXmlAttributes,
            Schemas = set,
            DtdProcessing = DtdProcessing.Parse,
            XmlResolver = new LocalFiles(),
        };
        settings.ValidationEventHandler += (_, found) => isValid &= found.Severity != XmlSeverityType.Error;
        try
        {
            using var reader = XmlReader.Create(document, settings);
            var hasRoot = false;
            while (reader.Read())
                if (!hasRoot && reader.NodeType == XmlNodeType.Element)
                    (hasRoot, isValid) = (true, isValid && reader.SchemaInfo?.SchemaElement is not null);
            return isValid;
        }
        catch (Exception exception) when (exception is XmlException or XmlSchemaException or IOException)
        {
            return false;
        }
    }

    private static string Together(IReadOnlyList<string> files)
    {
        var text = new StringBuilder($"<xs:schema xmlns:xs='{Namespace}'>");
        var folder = Path.GetDirectoryName(files[0])!;
        foreach (var file in files.Select(file => (Path: file, Namespace: TargetOf(file))).OrderBy(file => file.Namespace.Length == 0 ? 0 : 1))
        {
            var location = SecurityElement.Escape(Path.GetRelativePath(folder, file.Path));
            text.Append(file.Namespace.Length == 0
                ? $"<xs:include schemaLocation='{location}'/>"
                : $"<xs:import namespace='{SecurityElement.Escape(file.Namespace)}' schemaLocation='{location}'/>");
        }

        return text.Append("</xs:schema>").ToString();
    }

    private static string TargetOf(string file)
    {
        try
        {
            using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            reader.MoveToContent();
            return reader.GetAttribute("targetNamespace") ?? "";
        }
        catch (XmlException)
        {
            return "";
        }
    }

    private sealed class LocalFiles : XmlUrlResolver
    {
        public override object? GetEntity(Uri absoluteUri, string? role, Type? ofObjectToReturn) =>
            absoluteUri.IsFile ? base.GetEntity(absoluteUri, role, ofObjectToReturn) : throw new WebException("Not fetched");
    }
}
