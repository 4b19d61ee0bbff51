using System;
using System.IO;
using System.Xml;
using System.Xml.Schema;

namespace Bindery.Schema.Xsd;

/// <summary>
/// Has the framework compile the files. It gets texts (<see cref="XsdFrameworkText"/>) and finished objects only: no resolver, no DTD. Nor is it asked whether
/// content is ambiguous (Part 1, 3.8.6): our engine decides such content.
/// </summary>
internal static class XsdCompiler
{
    /// <summary>The attributes of the xml namespace, for schemas that import it without a file (https://www.w3.org/XML/1998/namespace).</summary>
    private const string XmlNames = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
          <xs:attribute name="lang"><xs:simpleType><xs:union memberTypes="xs:language"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value=""/></xs:restriction></xs:simpleType></xs:union></xs:simpleType></xs:attribute>
          <xs:attribute name="space"><xs:simpleType><xs:restriction base="xs:NCName"><xs:enumeration value="default"/><xs:enumeration value="preserve"/></xs:restriction></xs:simpleType></xs:attribute>
          <xs:attribute name="base" type="xs:anyURI"/>
          <xs:attribute name="id" type="xs:ID"/>
          <xs:attributeGroup name="specialAttrs"><xs:attribute ref="xml:base"/><xs:attribute ref="xml:lang"/><xs:attribute ref="xml:space"/><xs:attribute ref="xml:id"/></xs:attributeGroup>
        </xs:schema>
        """;

    /// <summary>Compiles the files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="places">Finds the places of the framework's objects.</param>
    /// <param name="redefinitions">Receives the redefined components.</param>
    /// <param name="diagnostics">Receives the diagnostics.</param>
    /// <returns>The compiled set; null if there are errors, which are then in the bag.</returns>
    public static XmlSchemaSet? Compile(XsdFiles files, XsdPlaces places, XsdRedefinitions redefinitions, DiagnosticBag diagnostics)
    {
        var messages = new XsdMessages(files.All, places, diagnostics);
        void Handle(object? sender, ValidationEventArgs found)
        {
            if (found.Severity == XmlSeverityType.Error)
                messages.Report(found.Exception);
        }

        var schemas = new XmlSchema[files.All.Count];
        for (var i = 0; i < schemas.Length; i++)
        {
            try
            {
                schemas[i] = Read(XsdFrameworkText.Of(files.All[i], files.OverriddenIn(files.All[i])), XsdPlaces.UriOf(i), Handle);
            }
            catch (XmlException exception)
            {
                messages.Report(files.All[i], exception);
            }
        }

        if (!diagnostics.IsEmpty)
            return null;
        XsdDefaultAttributes.Add(files, schemas);
        XsdGroupsInAll.Add(files, schemas);
        XsdAlternative.AddTypes(files, schemas, (text, i) => Read(text, XsdPlaces.UriOf(i), Handle));
        XsdExtendedAll.Replace(files, schemas);
        XmlSchema? xmlNames = null;
        for (var i = 0; i < schemas.Length; i++)
            Link(schemas[i], files.All[i], files, schemas, ref xmlNames, Handle);
        var set = new XmlSchemaSet { XmlResolver = null, CompilationSettings = new XmlSchemaCompilationSettings { EnableUpaCheck = false } };
        set.ValidationEventHandler += Handle;
        try
        {
            if (files.NewTypes is { } types)
                set.Add(schemas[types]);
            if (!set.Contains(schemas[0]))
                set.Add(schemas[0]);
            for (var i = 1; i < files.All[0].Together.Count; i++)
                if (!set.Contains(schemas[i]))
                    set.Add(schemas[i]);
            set.Compile();
            // This must come after compilation: files without a namespace are copied for each file that includes them.
            redefinitions.Read(schemas);
        }
        catch (XmlSchemaException exception)
        {
            messages.Report(exception);
        }
        catch (Exception exception)
            when (exception is InvalidOperationException
                or ArgumentException
                or FormatException
                or InvalidCastException
                or NullReferenceException
                or OverflowException)
        {
            // The framework may fail with other exceptions on unusual schemas.
            messages.Report(files.All[0], exception);
        }

        return diagnostics.IsEmpty ? set : null;
    }

    private static XmlSchema Read(TextReader text, string uri, ValidationEventHandler handler)
    {
        using var reader = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true }, uri);
        return XmlSchema.Read(reader, handler)!;
    }

    /// <summary>
    /// Sets the schema objects of the includes and imports of a file. An import without a file refers to the components that other files define in its
    /// namespace.
    /// </summary>
    private static void Link(XmlSchema schema, XsdSyntax file, XsdFiles files, XmlSchema[] schemas, ref XmlSchema? xmlNames, ValidationEventHandler handler)
    {
        if (file.HasOverrides)
            XsdOverrides.AddExternals(schema, file);
        var next = 0;
        foreach (XmlSchemaExternal external in schema.Includes)
        {
            var reference = file.Inclusions[next++];
            external.SchemaLocation = null;
            if (external is XmlSchemaRedefine redefine)
                XsdRedefinitions.Qualify(redefine, schema);
            if (files.Target(reference) is { } target)
                external.Schema = schemas[files.NumberOf(target)];
            else if (reference is { IsImport: true, Namespace: XsdVocabulary.XmlNamespace })
                external.Schema = xmlNames ??= Read(new StringReader(XmlNames), "", handler);
        }
    }
}
