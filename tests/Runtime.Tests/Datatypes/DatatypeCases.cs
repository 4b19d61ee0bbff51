using System.Collections.Generic;
using System.Text;
using Bindery.Datatypes;

namespace Bindery.Tests.Datatypes;

/// <summary>Short forms for tests of datatypes.</summary>
internal static class DatatypeCases
{
    /// <summary>A type of the XML Schema library; parameters as "name=value". Fails the test where it cannot be made.</summary>
    public static Datatype Xsd(string name, params string[] parameters)
    {
        var datatype = DatatypeLibrary.Create(DatatypeLibrary.XsdUri, name, Parameters(parameters), out var problem);
        Assert.True(datatype is not null, problem?.Message);
        Assert.Null(problem);
        return datatype;
    }

    /// <summary>What is wrong with such a type. Fails the test where nothing is.</summary>
    public static DatatypeProblem Problem(string name, params string[] parameters)
    {
        var datatype = DatatypeLibrary.Create(DatatypeLibrary.XsdUri, name, Parameters(parameters), out var problem);
        Assert.Null(datatype);
        Assert.NotNull(problem);
        return problem;
    }

    public static bool Allows(this Datatype datatype, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var allows = datatype.Allows(utf8, Prefixes);
        // The three questions must never disagree.
        Assert.Equal(allows, datatype.GetValue(utf8, Prefixes) is not null);
        Assert.Equal(allows, datatype.Explain(utf8, Prefixes) is null);
        return allows;
    }

    public static string? Explain(this Datatype datatype, string text) => datatype.Explain(Encoding.UTF8.GetBytes(text), Prefixes);

    public static object? Value(this Datatype datatype, string text) => datatype.GetValue(Encoding.UTF8.GetBytes(text), Prefixes);

    /// <summary>The prefixes x and z for one namespace, y for another, no default.</summary>
    public static string? Prefixes(string prefix) => prefix switch
    {
        "" => "",
        "x" or "z" => "urn:x",
        "y" => "urn:y",
        _ => null,
    };

    private static List<DatatypeParameter> Parameters(string[] parameters)
    {
        var list = new List<DatatypeParameter>();
        foreach (var parameter in parameters)
        {
            var sign = parameter.IndexOf('=', System.StringComparison.Ordinal);
            list.Add(new DatatypeParameter(parameter[..sign], parameter[(sign + 1)..]));
        }
        return list;
    }
}
