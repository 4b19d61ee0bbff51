using System.Collections.Immutable;
using System.Linq;
using Bindery.Help;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Files;

/// <summary>The rules for documents that are files of a project, which are the same as for all documents.</summary>
internal static class DocumentDescriptors
{
    private static readonly DiagnosticDescriptor NotAllowed =
        Error(
            "BND3001",
            "Not allowed here",
            "A document has an element, an attribute or text that the schema does not allow at this place or together with other content.");

    private static readonly DiagnosticDescriptor Missing =
        Error("BND3002", "Missing", "A document lacks an element, an attribute or text that the schema requires.");

    private static readonly DiagnosticDescriptor WrongValue =
        Error("BND3003", "A value that is not allowed", "A document has a value that its datatype does not allow.");

    private static readonly DiagnosticDescriptor ValueConflict =
        Error("BND3004", "A value that conflicts with others", "A document has a value that the schema allows, but not together with other content.");

    private static readonly DiagnosticDescriptor NotUnique =
        Error("BND3005", "Not unique", "A document has the same value twice among values that the schema requires to be unique.");

    private static readonly DiagnosticDescriptor NotWellFormed =
        Error("BND3006", "Not well-formed", "A document is not well-formed XML.");

    private static readonly DiagnosticDescriptor RefersToNothing =
        Error("BND3008", "Refers to nothing", "A document has a value that must be equal to another value of it, and no such value exists.");

    /// <summary>All rules, in the order of their ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        ImmutableArray.Create(NotAllowed, Missing, WrongValue, ValueConflict, NotUnique, NotWellFormed, RefersToNothing);

    /// <summary>Returns the rule with an id.</summary>
    public static DiagnosticDescriptor Of(string id) => All.First(rule => rule.Id == id);

    private static DiagnosticDescriptor Error(string id, string title, string description) =>
        new(id, title, "{0}", "Bindery.Documents", DiagnosticSeverity.Error, isEnabledByDefault: true, RuleHelp.Describe(id, description), RuleHelp.LinkOf(id));
}
