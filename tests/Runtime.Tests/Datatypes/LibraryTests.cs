using Bindery.Datatypes;

namespace Bindery.Tests.Datatypes;

/// <summary>Libraries and type names: what is there, and what is said of what is not.</summary>
public class LibraryTests
{
    [Theory]
    [InlineData(
        "http://www.w3.org/2001/XMLSchema",
        "There is no datatype library 'http://www.w3.org/2001/XMLSchema'; did you mean 'http://www.w3.org/2001/XMLSchema-datatypes'?")]
    [InlineData(
        "urn:x",
        "There is no datatype library 'urn:x'; the libraries are 'http://www.w3.org/2001/XMLSchema-datatypes' and the built-in one, whose name is empty")]
    public void An_unknown_library_is_a_problem(string uri, string message)
    {
        Assert.Null(DatatypeLibrary.Create(uri, "int", [], out var problem));
        Assert.Equal(new DatatypeProblem(DatatypeProblemKind.UnknownLibrary, message), problem);
    }

    [Theory]
    [InlineData(DatatypeLibrary.XsdUri, "Integer", "There is no type 'Integer' in the library of XML Schema; did you mean 'integer'?")]
    [InlineData(DatatypeLibrary.XsdUri, "datetime", "There is no type 'datetime' in the library of XML Schema; did you mean 'dateTime'?")]
    [InlineData(DatatypeLibrary.XsdUri, "unsigndInt", "There is no type 'unsigndInt' in the library of XML Schema; did you mean 'unsignedInt'?")]
    [InlineData(DatatypeLibrary.XsdUri, "uuid", "There is no type 'uuid' in the library of XML Schema")]
    [InlineData(DatatypeLibrary.XsdUri, "anySimpleType", "There is no type 'anySimpleType' in the library of XML Schema")]
    [InlineData(DatatypeLibrary.XsdUri, "", "There is no type '' in the library of XML Schema")]
    [InlineData("", "tokn", "There is no type 'tokn' in the built-in library; did you mean 'token'?")]
    [InlineData("", "int", "The built-in library has only 'string' and 'token'; for 'int' set datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'")]
    [InlineData(DatatypeLibrary.CompatibilityUri, "NCName", "There is no type 'NCName' in the library of DTD compatibility")]
    public void An_unknown_type_is_a_problem(string uri, string name, string message)
    {
        Assert.Null(DatatypeLibrary.Create(uri, name, [], out var problem));
        Assert.Equal(new DatatypeProblem(DatatypeProblemKind.UnknownType, message), problem);
    }

    [Fact]
    public void The_built_in_types_take_no_parameters()
    {
        Assert.Null(DatatypeLibrary.Create("", "string", [new("length", "1")], out var problem));
        Assert.Equal(
            new DatatypeProblem(
                DatatypeProblemKind.UnknownParameter,
                "'string' of the built-in library takes no parameters; with datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes' it does",
                0),
            problem);
    }

    [Fact]
    public void The_compatibility_types_are_names_without_parameters()
    {
        var ids = DatatypeLibrary.Create(DatatypeLibrary.CompatibilityUri, "IDREFS", [], out _)!;
        Assert.True(ids.Allows(" a b "));
        Assert.False(ids.Allows("a:b"));
        Assert.Equal(DatatypeLibrary.CompatibilityUri, ids.LibraryUri);
        Assert.Null(DatatypeLibrary.Create(DatatypeLibrary.CompatibilityUri, "ID", [new("length", "1")], out var problem));
        Assert.Equal(DatatypeProblemKind.UnknownParameter, problem!.Kind);
    }

    [Fact]
    public void A_very_long_name_is_reported_shortened()
    {
        Assert.Null(DatatypeLibrary.Create(DatatypeLibrary.XsdUri, new string('i', 1_000_000), [], out var problem));
        Assert.Equal("There is no type '" + new string('i', 60) + "…' in the library of XML Schema", problem!.Message);
    }
}
