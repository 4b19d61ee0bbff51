using System.Collections.Generic;
using System.Linq;
using System.Text;
using Bindery.Datatypes;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>Atomic types, and the built-in list types.</summary>
internal sealed partial class XsdSimpleTypes
{
    // The facets of data patterns in the order in which they are applied. A bound must be valid for those of the steps before.
    private static readonly string[] Bounds = ["minInclusive", "minExclusive", "maxInclusive", "maxExclusive"];

    private static readonly string[] Others = ["totalDigits", "fractionDigits", "length", "minLength", "maxLength", "pattern"];

    private PatternSyntax Atomic(string builtIn, IReadOnlyList<IReadOnlyList<Facet>> steps, SourceSpan span)
    {
        var name = WithWhiteSpace(builtIn, steps);
        var parameters = Parameters(name, steps);
        var values = steps.LastOrDefault(step => step.Any(facet => facet.Name == "enumeration"))?.Where(facet => facet.Name == "enumeration").ToList();
        return values is null ? Data(name, parameters, span) : Enumeration(name, parameters, values, span);
    }

    /// <summary>
    /// Returns the type with the whitespace processing of the facet: whiteSpace is not a facet of data patterns, so another built-in type replaces xs:string.
    /// </summary>
    private static string WithWhiteSpace(string builtIn, IReadOnlyList<IReadOnlyList<Facet>> steps)
    {
        if (builtIn is not ("string" or "normalizedString"))
            return builtIn;
        return steps.SelectMany(step => step).LastOrDefault(facet => facet.Name == "whiteSpace")?.Value.Trim() switch
        {
            "collapse" => "token",
            "replace" => "normalizedString",
            _ => builtIn,
        };
    }

    /// <summary>Returns the facets as parameters. Length facets have no effect on QName and NOTATION (Part 2, 4.3.1, with its errata).</summary>
    private static List<Facet> Parameters(string builtIn, IReadOnlyList<IReadOnlyList<Facet>> steps)
    {
        var parameters = new List<Facet>();
        foreach (var step in steps)
            foreach (var name in Bounds)
                parameters.AddRange(step.Where(facet => facet.Name == name));
        foreach (var name in Others)
        {
            if (builtIn is "QName" or "NOTATION" && name is ("length" or "minLength" or "maxLength"))
                continue;
            foreach (var step in steps)
                parameters.AddRange(step.Where(facet => facet.Name == name));
        }

        return parameters;
    }

    private static DataSyntax Data(string name, List<Facet> parameters, SourceSpan span, CompositeSyntax? except = null) => new(
        span,
        new TypeSyntax(DatatypeLibrary.SchemaUri, name, span),
        parameters.ConvertAll(facet => new ParameterSyntax(facet.Name, facet.Value, facet.Span)),
        except);

    /// <summary>
    /// Returns the values that the other facets allow. If several literals have the same value, the pattern applies to the literal in the document: the result
    /// is then the type with its pattern, except all other values.
    /// </summary>
    private PatternSyntax Enumeration(string name, List<Facet> parameters, List<Facet> values, SourceSpan span)
    {
        if (Create(name, parameters, span) is not { } type)
            return new NotAllowedSyntax(span);
        var admitted = values.Where(value => Admits(type, value)).Select(value => (PatternSyntax)ValueOf(name, value)).ToArray();
        var choice = admitted.Length switch { 0 => new NotAllowedSyntax(span),
            1 => admitted[0],
            _ => new CompositeSyntax(span, CompositeKind.Choice, admitted) };
        if (admitted.Length == 0 || IsText(name) || parameters.TrueForAll(facet => facet.Name != "pattern"))
            return choice;
        var others = Data(name, [], span, new CompositeSyntax(span, CompositeKind.Choice, admitted));
        return Data(name, parameters, span, new CompositeSyntax(span, CompositeKind.Choice, [others]));
    }

    private static ValueSyntax ValueOf(string name, Facet value) => new(
        value.Span,
        new TypeSyntax(DatatypeLibrary.SchemaUri, name, value.Span),
        value.Value,
        value.Span,
        value.Scope?.Find("") ?? "",
        value.Scope ?? NamespaceScope.Root,
        value.Documentation is null ? Annotations.None : new Annotations(value.Documentation));

    /// <summary>Whether every value of the type has only one literal, apart from whitespace.</summary>
    private static bool IsText(string name) =>
        name is "string"
            or "normalizedString"
            or "token"
            or "language"
            or "NMTOKEN"
            or "NMTOKENS"
            or "Name"
            or "NCName"
            or "ID"
            or "IDREF"
            or "IDREFS"
            or "ENTITY"
            or "ENTITIES"
            or "anyURI";

    private Datatype? Create(string name, List<Facet> parameters, SourceSpan span)
    {
        var facets = parameters.ConvertAll(facet => new DatatypeParameter(facet.Name, facet.Value));
        var type = DatatypeLibrary.Create(DatatypeLibrary.SchemaUri, name, facets, out var problem);
        if (problem is not null)
            diagnostics.Add(SchemaRules.Datatype, problem.Message, problem.ParameterIndex >= 0 ? parameters[problem.ParameterIndex].Span : span);
        return type;
    }

    private static bool Admits(Datatype type, Facet value) => type.Allows(Encoding.UTF8.GetBytes(value.Value), prefix => value.Scope?.Find(prefix));
}
