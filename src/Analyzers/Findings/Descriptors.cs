using Bindery.Analyzers.Conflicts;
using Bindery.Help;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Findings;

/// <summary>The rules of the analyzers. The last three digits of an id are the same for the same mistake in strings and documents.</summary>
internal static class Descriptors
{
    private const string Category = "Bindery.Models";

    /// <summary>A member that is not allowed together with content that is certainly present.</summary>
    public static readonly DiagnosticDescriptor NotAllowed = Error(
        "BND1001",
        "A member is not allowed with the other values",
        "An attribute or element that the schema does not admit beside what is certainly written with it: every document that this code writes would be refused.");

    /// <summary>A member that is certainly missing.</summary>
    public static readonly DiagnosticDescriptor Missing = Error(
        "BND1002",
        "A required member is not set",
        "An attribute or element that the schema requires beside what is certainly written, and that is certainly not set: every document that this code writes would be refused.");

    /// <summary>A constant that is not valid for its datatype.</summary>
    public static readonly DiagnosticDescriptor WrongValue = Error(
        "BND1003", "A value is not allowed for the member", "A constant that the datatype of the attribute or element does not admit, whatever else is written.");

    /// <summary>A value that contradicts others.</summary>
    public static readonly DiagnosticDescriptor ValueConflict = Error(
        "BND1004", "A value is not allowed with the other values", "A value that the schema does not admit beside what is certainly written with it.");

    /// <summary>A value that is used twice.</summary>
    public static readonly DiagnosticDescriptor NotUnique = Error(
        "BND1005",
        "A value is not unique",
        "A constant that certainly stands twice among values each of which the schema demands to be unique. A warning where the schema says so.");

    /// <summary>Members of a member that is null are initialized.</summary>
    public static readonly DiagnosticDescriptor NullMember = Error(
        "BND1007",
        "Members of null are initialized",
        "An initializer without 'new' sets members of the object that is there already; where the member is null, that throws.");

    /// <summary>A value that refers to nothing.</summary>
    public static readonly DiagnosticDescriptor RefersToNothing = Error(
        "BND1008",
        "A value refers to nothing",
        "A constant that the schema demands to be one of some other values, and that certainly is none of them. A warning where the schema says so.");

    /// <summary>A compiled grammar that this version cannot read: code that uses its models is not checked.</summary>
    public static readonly DiagnosticDescriptor UnreadableGrammar = new(
        "BND1020",
        "A compiled grammar cannot be read",
        "The grammar of '{0}' in the assembly '{1}' cannot be read, so its models are not checked ({2}); use the same version of Bindery in both projects",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        RuleHelp.Describe("BND1020", "Models of another assembly carry their grammar in a format of another version."),
        RuleHelp.LinkOf("BND1020"),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>A member is set that the call that writes the document omits.</summary>
    public static readonly DiagnosticDescriptor NotWritten = Warning(
        "BND1030",
        "A member that is set is not written",
        "A member that only the receiver sends is set, and then left out: without the option 'IncludeOutputOnly' such members are not written.");

    /// <summary>The text of a document is not used.</summary>
    public static readonly DiagnosticDescriptor Unused = Warning(
        "BND1031", "The text of a document is not used", "A document is written into a text that nobody gets: 'ToXml' and 'ToUtf8' do nothing but return it.");

    /// <summary>The rule for a kind of conflict.</summary>
    public static DiagnosticDescriptor Of(ConflictKind kind) => kind switch
    {
        ConflictKind.NotAllowed => NotAllowed,
        ConflictKind.Missing => Missing,
        ConflictKind.Value => WrongValue,
        _ => ValueConflict,
    };

    private static DiagnosticDescriptor Error(string id, string title, string description) => Make(id, title, description, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string description) => Make(id, title, description, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Make(string id, string title, string description, DiagnosticSeverity severity) =>
        new(id, title, "{0}", Category, severity, isEnabledByDefault: true, RuleHelp.Describe(id, description), RuleHelp.LinkOf(id));
}
