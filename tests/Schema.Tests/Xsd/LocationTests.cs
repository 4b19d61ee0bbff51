using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Schema;

namespace Bindery.Tests.Xsd;

/// <summary>Locations of the files of an XML Schema: catalogs, web locations in the same folder, and well-known schemas. Nothing is downloaded.</summary>
public sealed class LocationTests
{
    private const string Catalog = "<catalog xmlns='urn:oasis:names:tc:entity:xmlns:xml:catalog'>";

    private const string Part = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:part'><xs:element name='part' type='xs:int'/></xs:schema>";

    private static string Importing(string import) =>
        $"<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:p='urn:part'>{import}<xs:element name='doc'><xs:complexType><xs:sequence><xs:element ref='p:part'/></xs:sequence></xs:complexType></xs:element></xs:schema>";

    private static Grammar Load(string main, params (string Path, string Text)[] files) =>
        SchemaReader.Parse(main, "/schemas/main.xsd", new Files(files.ToDictionary(file => file.Path, file => file.Text)));

    private static void Finds(string import, params (string Path, string Text)[] files)
    {
        var grammar = Load(Importing(import), files);
        Assert.Empty(grammar.Validate("<doc><p:part xmlns:p='urn:part'>1</p:part></doc>"u8));
        Assert.Single(grammar.Validate("<doc><p:part xmlns:p='urn:part'>x</p:part></doc>"u8));
    }

    [Theory]
    [InlineData("<uri name='http://example.org/part.xsd' uri='local/part.xsd'/>")]
    [InlineData("<system systemId='http://example.org/part.xsd' uri='local/part.xsd'/>")]
    [InlineData("<rewriteURI uriStartString='http://example.org/' rewritePrefix='local/'/>")]
    [InlineData("<uriSuffix uriSuffix='/part.xsd' uri='local/part.xsd'/>")]
    [InlineData("<group xml:base='local/'><uri name='urn:part' uri='part.xsd'/></group>")]
    [InlineData("<rewriteURI uriStartString='http://example.org/' rewritePrefix='nowhere/'/><uri name='http://example.org/part.xsd' uri='local/part.xsd'/>")]
    public void A_catalog_in_the_folder_of_the_schema_maps_locations(string entry) => Finds(
        "<xs:import namespace='urn:part' schemaLocation='http://example.org/part.xsd'/>",
        ("/schemas/catalog.xml", Catalog + entry + "</catalog>"),
        ("/schemas/local/part.xsd", Part));

    [Fact]
    public void A_namespace_suffices_if_a_catalog_contains_it() => Finds(
        "<xs:import namespace='urn:part'/>",
        ("/catalog.xml", Catalog + "<nextCatalog catalog='more/all.xml'/></catalog>"),
        ("/more/all.xml", Catalog + "<uri name='urn:part' uri='part.xsd'/><nextCatalog catalog='../catalog.xml'/></catalog>"),
        ("/more/part.xsd", Part));

    [Fact]
    public void A_file_with_the_name_of_a_catalog_that_is_not_one_is_ignored() => Finds(
        "<xs:import namespace='urn:part' schemaLocation='part.xsd'/>", ("/schemas/catalog.xml", "<catalog><book/></catalog>"), ("/schemas/part.xsd", Part));

    [Theory]
    [InlineData("http://example.org/v1/part.xsd")]
    [InlineData("https://example.org/part.xsd?download")]
    [InlineData("http://example.org/part")]
    [InlineData("sub\\..\\part.xsd")]
    public void Web_locations_are_searched_for_in_the_folder_of_the_schema(string location) =>
        Finds($"<xs:import namespace='urn:part' schemaLocation='{location}'/>", ("/schemas/part.xsd", Part));

    [Fact]
    public void A_file_that_no_catalog_has_is_still_missing() => Assert.Equal(
        ["BND0010"],
        Assert.Throws<SchemaException>(() => Load(
            Importing("<xs:import namespace='urn:part' schemaLocation='http://example.org/part.xsd'/>"),
            ("/schemas/catalog.xml", Catalog + "<uri name='urn:other' uri='part.xsd'/></catalog>"))).Diagnostics.Select(one => one.Id));

    [Theory]
    [InlineData("<xs:import namespace='http://www.w3.org/1999/xlink'/>")]
    [InlineData("<xs:import namespace='http://www.w3.org/1999/xlink' schemaLocation='http://www.w3.org/1999/xlink.xsd'/>")]
    public void The_attributes_of_XLink_need_no_file(string import)
    {
        var grammar = Load(
            $"<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:xlink='http://www.w3.org/1999/xlink'>{import}<xs:element name='doc'><xs:complexType><xs:attributeGroup ref='xlink:simpleAttrs'/></xs:complexType></xs:element></xs:schema>");
        Assert.Empty(grammar.Validate("<doc xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='a' xlink:show='new'/>"u8));
        Assert.Single(grammar.Validate("<doc xmlns:xlink='http://www.w3.org/1999/xlink' xlink:show='old'/>"u8));
    }

    [Fact]
    public void XML_signatures_need_no_file()
    {
        var grammar = Load(
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:ds='http://www.w3.org/2000/09/xmldsig#'><xs:import namespace='http://www.w3.org/2000/09/xmldsig#' schemaLocation='http://www.w3.org/TR/2002/REC-xmldsig-core-20020212/xmldsig-core-schema.xsd'/><xs:element name='doc'><xs:complexType><xs:sequence><xs:element ref='ds:KeyName'/></xs:sequence></xs:complexType></xs:element></xs:schema>");
        Assert.Empty(grammar.Validate("<doc><KeyName xmlns='http://www.w3.org/2000/09/xmldsig#'>a</KeyName></doc>"u8));
    }

    private sealed class Files(Dictionary<string, string> texts) : ISchemaSource
    {
        public bool TryGet(string href, string baseFile, out string path, out string text)
        {
            path = new Uri(new Uri("file://" + baseFile), href).LocalPath;
            return texts.TryGetValue(path, out text!);
        }

        public string ExplainMissing(string href, string baseFile) => "is not there";
    }
}
