using System.Linq;
using System.Reflection;

namespace Bindery.Help;

/// <summary>
/// The location of a rule's page. The build property DocumentationUrl is the address of the documentation; if it is empty, descriptions name the command
/// that prints the page, and the file of the page in the package.
/// </summary>
internal static class RuleHelp
{
    /// <summary>The address of the documentation; empty if there is none.</summary>
    public static string Address { get; } =
        typeof(RuleHelp).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(attribute => attribute.Key == "DocumentationUrl")?.Value
            ?? "";

    /// <summary>Returns the address of a rule's page; null if the documentation has no address.</summary>
    public static string? LinkOf(string id) => LinkOf(id, Address);

    /// <summary>Returns the address of a rule's page below that of the documentation.</summary>
    public static string? LinkOf(string id, string address) => address.Length == 0 ? null : $"{address.TrimEnd('/')}/rules/{id}.md";

    /// <summary>Returns a rule's description with a reference to its page.</summary>
    public static string Describe(string id, string text) => Describe(id, text, Address);

    /// <summary>Returns a rule's description; if the documentation has no address, with a reference to the page.</summary>
    public static string Describe(string id, string text, string address) =>
        address.Length > 0
            ? text
            : $"{text} The command 'bindery explain {id}' prints the page of this rule; the package Bindery has it as docs/rules/{id}.md.";
}
