using System.Collections.Immutable;
using System.Linq;
using Bindery.Help;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Texts;

/// <summary>The rules for XML in strings of C#. The last three digits are the same for the same mistake in code and documents.</summary>
internal static class TextDescriptors
{
    private const string Category = "Bindery.Texts";

    private static readonly DiagnosticDescriptor NotAllowed =
        Error(
            "BND2001",
            "XML in a string has content that is not allowed",
            "XML in a string has an element, an attribute or text that the schema does not allow at this place or together with other content.");

    private static readonly DiagnosticDescriptor Missing =
        Error("BND2002", "XML in a string lacks required content", "XML in a string lacks an element, an attribute or text that the schema requires.");

    private static readonly DiagnosticDescriptor WrongValue =
        Error("BND2003", "A value in XML in a string is not allowed", "XML in a string has a value that its datatype does not allow.");

    private static readonly DiagnosticDescriptor ValueConflict =
        Error(
            "BND2004",
            "A value in XML in a string conflicts with others",
            "XML in a string has a value that the schema allows, but not together with other content.");

    private static readonly DiagnosticDescriptor NotUnique =
        Error(
            "BND2005",
            "A value in XML in a string is not unique",
            "XML in a string has the same value twice among values that the schema requires to be unique.");

    private static readonly DiagnosticDescriptor NotWellFormed =
        Error("BND2006", "XML in a string is not well-formed", "A string begins and ends with the root element of a known schema and is not well-formed XML.");

    private static readonly DiagnosticDescriptor RefersToNothing =
        Error(
            "BND2008",
            "A value in XML in a string refers to nothing",
            "XML in a string has a value that must be equal to another value of the document, and no such value exists.");

    private static readonly DiagnosticDescriptor NotEscaped = new(
        "BND2009",
        "A value in XML in a string is not escaped",
        "{0}",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        RuleHelp.Describe("BND2009", "A string is put into XML as it is, where the schema takes any text: markup in it would change the document."),
        RuleHelp.LinkOf("BND2009"));

    /// <summary>All rules, in the order of their ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        ImmutableArray.Create(NotAllowed, Missing, WrongValue, ValueConflict, NotUnique, NotWellFormed, RefersToNothing, NotEscaped);

    /// <summary>Returns the rule with the given last three digits; null if there is no such rule for strings.</summary>
    public static DiagnosticDescriptor? Find(string rule) => All.FirstOrDefault(descriptor => descriptor.Id == "BND2" + rule);

    private static DiagnosticDescriptor Error(string id, string title, string description) =>
        new(id, title, "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, RuleHelp.Describe(id, description), RuleHelp.LinkOf(id));
}
