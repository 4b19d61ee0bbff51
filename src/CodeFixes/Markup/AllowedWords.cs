using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Documents;
using Bindery.Analyzers.Models;
using Bindery.Analyzers.Texts;
using Bindery.CodeFixes.Plans;
using Bindery.ModelMaps;
using Bindery.Wording;

namespace Bindery.CodeFixes.Markup;

/// <summary>The names and values that schemas allow in documents, for fixes: from the models, by the name of the element.</summary>
/// <param name="schemas">The schemas.</param>
internal sealed class AllowedWords(IEnumerable<BoundSchema> schemas)
{
    private const int MostValues = 12;

    private readonly List<BoundSchema> _schemas = schemas.Where(schema => schema.Map is not null && schema.Grammar is not null).ToList();

    /// <summary>
    /// Returns values to try for an attribute or a text: corrections, the most similar word, the others that the schema lists, and placeholders.
    /// </summary>
    public IEnumerable<string> Values(Fact fact)
    {
        var found = fact.Values is { Count: 1 } values ? values[0] : "";
        foreach (var schema in _schemas)
            foreach (var (model, member) in Members(schema, fact).Take(1))
            {
                var checker = TextGrammar.Of(schema.Grammar!).Checker;
                var words = ValuePatterns.Words(checker, model, member).Distinct(StringComparer.Ordinal).ToList();
                var nearest = Spelling.Nearest(found, words);
                var allowed = Allowed(NearbyTexts.Of(found))
                    .Concat(words.OrderBy(word => word == nearest ? 0 : 1))
                    .Concat(Allowed(Placeholders.General.Concat(ValuePatterns.Samples(checker, model, member))));
                return allowed.Where(text => text != found).Distinct(StringComparer.Ordinal).Take(MostValues);

                IEnumerable<string> Allowed(IEnumerable<string> texts) => texts.Where(text => ValuePatterns.Allows(checker, model, member, text));
            }
        return [];
    }

    /// <summary>Returns the allowed name that is most similar to the name of an attribute or a child; null if there is none.</summary>
    public string? NearestName(Fact fact) => Spelling.Nearest(fact.LocalName, Names(fact.Owner.LocalName, fact.Kind));

    /// <summary>Returns the attribute or child of an element that has a similar name to the one that is missing, and is not allowed there.</summary>
    /// <param name="missing">The missing attribute or child.</param>
    public (object Origin, string LocalName)? Misspelt(Fact missing)
    {
        var names = Names(missing.Owner.LocalName, missing.Kind);
        var others = missing.Kind == FactKind.Attribute
            ? missing.Owner.Attributes.Select(attribute => (attribute.Origin, attribute.LocalName))
            : missing.Owner.Children.Select(child => (child.Origin, child.LocalName));
        foreach (var (origin, name) in others)
            if (origin is not null && !names.Contains(name) && Spelling.Nearest(name, [missing.LocalName]) is not null)
                return (origin, name);
        return null;
    }

    private HashSet<string> Names(string element, FactKind kind) => new(
        _schemas.SelectMany(schema => schema.Map!.Classes).Where(model => model.LocalName == element)
            .SelectMany(model => model.Members)
            .Where(member => member.Role == MemberRole.Attribute == (kind == FactKind.Attribute))
            .SelectMany(member => member.Cases.Select(one => one.LocalName).Prepend(member.LocalName))
            .Concat(kind == FactKind.Attribute ? [] : Items(element))
            .Where(name => name.Length > 0),
        StringComparer.Ordinal);

    // The items of an element that has no class of its own, because it only contains them.
    private IEnumerable<string> Items(string wrapper) =>
        _schemas.SelectMany(schema => schema.Map!.Classes).SelectMany(model => model.Members)
            .Where(member => member.Role == MemberRole.Wrapper && member.LocalName == wrapper)
            .Select(member => member.ItemLocalName);

    private static IEnumerable<(MappedClass Model, MappedMember Member)> Members(BoundSchema schema, Fact fact) =>
        from model in schema.Map!.Classes
        from member in model.Members
        where fact.Kind switch
        {
            FactKind.Attribute => model.LocalName == fact.Owner.LocalName && member.Role == MemberRole.Attribute && member.LocalName == fact.LocalName,
            FactKind.Text => (model.LocalName == fact.Owner.LocalName && member.Role == MemberRole.Text)
                || (member.Role == MemberRole.ValueChild && member.LocalName == fact.Owner.LocalName)
                || (member.Role == MemberRole.Wrapper && member.ItemLocalName == fact.Owner.LocalName),
            _ => false,
        }
        select (model, member);
}
