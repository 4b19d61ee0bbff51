using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;
using System.Xml.Schema;
using Bindery.Schema.Markup;

namespace Bindery.Schema.Xsd;

/// <summary>
/// Has the framework compile the files. It gets texts and finished objects only: no resolver, no DTD. Patterns are kept from it, for its regular expressions
/// are not those of XML Schema: ours decide them. Nor is it asked whether content is ambiguous (Part 1, 3.8.6): our engine decides such content.
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
    /// <param name="places">Finds their places.</param>
    /// <param name="redefinitions">Takes what is redefined.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <returns>The compiled set; null where something is wrong: then it is in the bag.</returns>
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
                schemas[i] = Read(TextOf(files.All[i]), XsdPlaces.UriOf(i), Handle);
            }
            catch (XmlException exception)
            {
                messages.Report(files.All[i], exception);
            }
        }

        if (!diagnostics.IsEmpty)
            return null;
        XmlSchema? xmlNames = null;
        for (var i = 0; i < schemas.Length; i++)
            Link(schemas[i], files.All[i], files, schemas, ref xmlNames, Handle);
        var set = new XmlSchemaSet { XmlResolver = null, CompilationSettings = new XmlSchemaCompilationSettings { EnableUpaCheck = false } };
        set.ValidationEventHandler += Handle;
        try
        {
            set.Add(schemas[0]);
            set.Compile();
            // Not before: files without a namespace are copied for each that includes them.
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
            // The framework is not ours: on what it was not made for it may fail in its own ways.
            messages.Report(files.All[0], exception);
        }

        return diagnostics.IsEmpty ? set : null;
    }

    private static XmlSchema Read(string text, string uri, ValidationEventHandler handler)
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }, uri);
        return XmlSchema.Read(reader, handler)!;
    }

    /// <summary>
    /// Gives the includes and imports of a file the objects that they mean. An import that leads to no file means what others bring in of its namespace.
    /// </summary>
    private static void Link(XmlSchema schema, XsdSyntax file, XsdFiles files, XmlSchema[] schemas, ref XmlSchema? xmlNames, ValidationEventHandler handler)
    {
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
                external.Schema = xmlNames ??= Read(XmlNames, "", handler);
        }
    }

    /// <summary>The text with its patterns, and what is for other versions, blanked, so that all places stay.</summary>
    private static string TextOf(XsdSyntax file)
    {
        StringBuilder? text = null;
        var pending = new Stack<(MarkupElement Element, bool IsFacet)>();
        pending.Push((file.Document!, false));
        while (pending.Count > 0)
        {
            var (element, isFacet) = pending.Pop();
            if (element is { NamespaceUri: XsdVocabulary.Namespace, LocalName: "pattern" } && isFacet
                || (element != file.Document && XsdVocabulary.IsForOtherVersions(element)))
                Blank(text ??= new StringBuilder(file.Source.Text), file.Source.Text, element);
            else if (element.LocalName != "annotation")
                foreach (var child in element.Children)
                    if (child is MarkupElement inner)
                        pending.Push((inner, element.LocalName == "restriction"));
        }

        var result = text?.ToString() ?? file.Source.Text;
        return file.HasMark ? result.Substring(1) : result;
    }

    private static void Blank(StringBuilder text, string original, MarkupElement element)
    {
        var end = EndOf(element, original);
        for (var i = element.Span.Start; i < end; i++)
            if (text[i] is not ('\r' or '\n'))
                text[i] = ' ';
    }

    /// <summary>The offset behind the end tag of an element.</summary>
    private static int EndOf(MarkupElement element, string text)
    {
        var end = element.Span.Start + element.Span.Length;
        if (text[end - 2] == '/')
            return end;
        if (element.Children.OfType<MarkupElement>().LastOrDefault() is { } last)
            end = EndOf(last, text);
        var tag = text.IndexOf("</" + element.QualifiedName, end, StringComparison.Ordinal);
        return tag < 0 ? end : text.IndexOf('>', tag) + 1;
    }
}
