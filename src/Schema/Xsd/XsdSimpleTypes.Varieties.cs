using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Schema;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>Lists, unions, and single values of any type.</summary>
internal sealed partial class XsdSimpleTypes
{
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    /// <summary>Returns the pattern of a list, with the number of items that its length facets allow (Part 2, 4.3.1 to 4.3.3).</summary>
    private PatternSyntax ListOf(XmlSchemaSimpleType items, IReadOnlyList<IReadOnlyList<Facet>> steps, SourceSpan span)
    {
        var patterns = steps.SelectMany(step => step).Where(facet => facet.Name == "pattern").ToList();
        var (least, most) = Length(steps);
        if (steps.LastOrDefault(step => step.Any(facet => facet.Name == "enumeration")) is { } values)
        {
            var lists = values.Where(facet => facet.Name == "enumeration" && Tokens(facet.Value).Length is var count && count >= least && !(count > most))
                .Where(facet => Matches(facet, patterns))
                .Select(facet => FixedList(items, facet)).ToArray();
            return lists.Length switch { 0 => new NotAllowedSyntax(span), 1 => lists[0], _ => new CompositeSyntax(span, CompositeKind.Choice, lists) };
        }

        var item = Translate(items, span);
        PatternSyntax content = (least, most) switch
        {
            (0, null) => new CompositeSyntax(span, CompositeKind.ZeroOrMore, [item]),
            (_, 0) => new EmptySyntax(span),
            _ when least > most => new NotAllowedSyntax(span),
            _ => new RepeatSyntax(span, item, least, most),
        };
        var list = new CompositeSyntax(span, CompositeKind.List, [content]);
        // The whole of a list has a pattern: what matches it, except what is not such a list.
        return patterns.Count == 0 ? list : Data("token", patterns, span, Exception(Data("token", [], span, Exception(list))));

        CompositeSyntax Exception(PatternSyntax excepted) => new(span, CompositeKind.Choice, [excepted]);
    }

    private (int Least, int? Most) Length(IReadOnlyList<IReadOnlyList<Facet>> steps)
    {
        var (least, most) = (0, (int?)null);
        foreach (var facet in steps.SelectMany(step => step))
        {
            if (facet.Name is not ("length" or "minLength" or "maxLength"))
                continue;
            if (!int.TryParse(facet.Value.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number > RepeatSyntax.Most)
            {
                diagnostics.Add(
                    SchemaRules.LimitExceeded,
                    FormattableString.Invariant($"The length of a list can be at most {RepeatSyntax.Most}, not '{facet.Value.Trim()}'"),
                    facet.Span);
                continue;
            }

            if (facet.Name != "maxLength")
                least = Math.Max(least, number);
            if (facet.Name != "minLength")
                most = Math.Min(most ?? int.MaxValue, number);
        }

        return (least, most);
    }

    /// <summary>
    /// Returns the pattern of a union: a choice of its members. Patterns apply to the literal in the document, so to each member; a value is that of the first
    /// member that allows it (Part 2, 2.5.1.3).
    /// </summary>
    private PatternSyntax UnionOf(IReadOnlyList<XmlSchemaSimpleType> members, IReadOnlyList<IReadOnlyList<Facet>> steps, SourceSpan span)
    {
        var patterns = steps.SelectMany(step => step).Where(facet => facet.Name == "pattern").ToArray();
        if (steps.LastOrDefault(step => step.Any(facet => facet.Name == "enumeration")) is { } values)
        {
            var found = values.Where(facet => facet.Name == "enumeration")
                .Select(facet => OfUnion(members, facet, patterns) ?? new NotAllowedSyntax(span))
                .ToArray();
            return found.Length == 1 ? found[0] : new CompositeSyntax(span, CompositeKind.Choice, found);
        }

        var choice = members.Select(member => Translate(member, span, patterns)).ToArray();
        return choice.Length == 1 ? choice[0] : new CompositeSyntax(span, CompositeKind.Choice, choice);
    }

    /// <summary>Returns the pattern of a single value of a type: a fixed value, or a value of an enumeration.</summary>
    public PatternSyntax Fixed(XmlSchemaSimpleType type, string value, SourceSpan span, NamespaceScope? scope) =>
        Fixed(type, new Facet("enumeration", value, span, scope, null), []) ?? new NotAllowedSyntax(span);

    /// <summary>Whether a literal is of a type.</summary>
    public bool Has(XmlSchemaSimpleType type, string value, SourceSpan span, NamespaceScope? scope) =>
        IsOf(type, new Facet("enumeration", value, span, scope, null));

    /// <summary>Whether a type is xs:string without facets.</summary>
    public bool IsAnyText(XmlSchemaSimpleType type) => Read(type) is { BuiltIn: "string", Steps: var steps } && steps.All(step => step.Count == 0);

    /// <summary>Returns the texts that an enumeration of xs:string allows; null for other types.</summary>
    public IReadOnlyList<string>? Texts(XmlSchemaSimpleType type)
    {
        var facts = Read(type);
        return facts.BuiltIn is not { } name || WithWhiteSpace(name, facts.Steps) != "string" ? null
            : facts.Steps.LastOrDefault(step => step.Any(facet => facet.Name == "enumeration"))?
                .Where(facet => facet.Name == "enumeration" && HasFacets(facts, facet)).Select(facet => facet.Value).Distinct(StringComparer.Ordinal).ToList();
    }

    /// <summary>Returns the pattern of a value of a type, with a literal that matches the patterns; null if the value is not valid for the type.</summary>
    private PatternSyntax? Fixed(XmlSchemaSimpleType type, Facet value, IReadOnlyList<Facet> patterns)
    {
        var facts = With(Read(type), patterns);
        if (facts.Members is { } members)
            return OfUnion(members, value, [.. facts.Steps.SelectMany(step => step).Where(facet => facet.Name == "pattern")]);
        if (facts.Items is { } items)
            return patterns.Count == 0 || Matches(value, patterns) ? FixedList(items, value) : null;
        var name = WithWhiteSpace(facts.BuiltIn!, facts.Steps);
        return Create(name, Parameters(name, facts.Steps), value.Span) is { } datatype && Admits(datatype, value)
            ? Enumeration(name, Parameters(name, facts.Steps), [value], value.Span)
            : null;
    }

    private PatternSyntax? OfUnion(IReadOnlyList<XmlSchemaSimpleType> members, Facet value, IReadOnlyList<Facet> patterns) =>
        members.Select(member => IsOf(member, value) ? Fixed(member, value, patterns) : null).FirstOrDefault(found => found is not null);

    private CompositeSyntax FixedList(XmlSchemaSimpleType items, Facet value)
    {
        var tokens = Tokens(value.Value)
            .Select(token => Fixed(items, value with { Value = token, Documentation = null }, []) ?? new NotAllowedSyntax(value.Span))
            .ToArray();
        PatternSyntax content = tokens.Length switch { 0 => new EmptySyntax(value.Span),
            1 => tokens[0],
            _ => new CompositeSyntax(value.Span, CompositeKind.Group, tokens) };
        return new CompositeSyntax(value.Span, CompositeKind.List, [content]);
    }

    /// <summary>Whether a literal is of a type, with its patterns and enumerations.</summary>
    private bool IsOf(XmlSchemaSimpleType type, Facet value)
    {
        var facts = Read(type);
        if (facts.BuiltIn == "error" || !HasFacets(facts, value))
            return false;
        var listed = facts.Steps.LastOrDefault(step => step.Any(facet => facet.Name == "enumeration"));
        return listed is null || listed.Any(facet => facet.Name == "enumeration" && AreEqual(type, value, facet));
    }

    private bool HasFacets(Facts facts, Facet value)
    {
        if (facts.BuiltIn is { } builtIn)
        {
            if (!_datatypes.TryGetValue(facts, out var type))
            {
                var name = WithWhiteSpace(builtIn, facts.Steps);
                if (Create(name, Parameters(name, facts.Steps), value.Span) is not { } created)
                    return false;
                _datatypes.Add(facts, type = created);
            }

            return Admits(type, value);
        }

        var patterns = facts.Steps.SelectMany(step => step).Where(facet => facet.Name == "pattern").ToList();
        if (patterns.Count > 0 && !Matches(value, patterns))
            return false;
        return facts.Members is { } members
            ? members.Any(member => IsOf(member, value))
            : Tokens(value.Value) is var tokens && Length(facts.Steps) is var (least, most) && tokens.Length >= least && !(tokens.Length > most)
                && tokens.All(token => IsOf(facts.Items!, value with { Value = token }));
    }

    /// <summary>Whether two literals have the same value, if both are of the type without its enumerations.</summary>
    private bool AreEqual(XmlSchemaSimpleType type, Facet left, Facet right)
    {
        var facts = Read(type);
        if (facts.Members is { } members)
            return members.FirstOrDefault(member => IsOf(member, left)) is { } member
                && member == members.FirstOrDefault(other => IsOf(other, right)) && AreEqual(member, left, right);
        if (facts.Items is { } items)
            return Tokens(left.Value) is var tokens && Tokens(right.Value) is var others && tokens.Length == others.Length
                && tokens.Zip(others, (one, other) => AreEqual(items, left with { Value = one }, right with { Value = other })).All(equal => equal);
        var name = WithWhiteSpace(facts.BuiltIn!, facts.Steps);
        return Create(name, [], left.Span) is { } datatype && MeaningOf(datatype, left) is { } meaning && meaning.Equals(MeaningOf(datatype, right));
    }

    private bool Matches(Facet value, IReadOnlyList<Facet> patterns) => Create("token", [.. patterns], value.Span) is { } type && Admits(type, value);

    private static object? MeaningOf(Datatypes.Datatype type, Facet value) =>
        type.GetValue(System.Text.Encoding.UTF8.GetBytes(value.Value), prefix => value.Scope?.Find(prefix));

    private static string[] Tokens(string literal) => literal.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
}
