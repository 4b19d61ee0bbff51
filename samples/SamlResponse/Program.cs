using System;
using System.IO;
using Bindery;
using Saml;

namespace SamlSample;

/// <summary>Builds the response of an identity provider, and shows what one says. Not one string of XML is in here.</summary>
internal static class Program
{
    private const string Usage = """
        Usage: SamlResponse USER [NAME=VALUE]...
               SamlResponse --show FILE

        Prints a response of SAML 2.0 (unsigned) that says who USER is, with attributes; or shows what a response says.
        """;

    private static int Main(string[] arguments)
    {
        try
        {
            switch (arguments)
            {
                case []:
                    Console.Error.WriteLine(Usage);
                    return 2;
                case ["--show", var file]:
                    Reading.Show(Response.Load(file), Console.Out);
                    return 0;
                default:
                    Console.WriteLine(Writing.Respond(arguments[0], arguments[1..]).ToXml(new XmlWriteOptions { Indent = true }));
                    return 0;
            }
        }
        catch (SchemaViolationException exception)
        {
            foreach (var error in exception.Violations)
                Console.Error.WriteLine($"{error.Path}: {error.Message} [{error.Id}]");
            return 1;
        }
        catch (Exception exception) when (exception is XmlBindingException or IOException)
        {
            Console.Error.WriteLine($"This is no response: {exception.Message}");
            return 1;
        }
    }
}
