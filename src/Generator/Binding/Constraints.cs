using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Bindery.Branches;
using Bindery.Generator.Binding.Model;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>
/// Describes the words of discriminators with which a member is allowed: discriminators of its own class and of enclosing classes ("only when DomainBackup.Mode
/// is Pull").
/// </summary>
internal static class Constraints
{
    // Longer lists are not helpful, and if each of many members had such a list, it would be most of the text.
    private const int MostNamed = 20;

    public static void Describe(
        IReadOnlyList<BoundClass> classes, ElementSets sets, EnumRegistry enums, DiscriminatorSearch search, CancellationToken cancellationToken)
    {
        if (classes.All(bound => bound.Discriminators.Count == 0))
            return;
        var contexts = new ElementContexts(classes, sets, cancellationToken);
        foreach (var bound in classes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < bound.Attributes.Count; i++)
            {
                var (model, particle) = bound.Attributes[i];
                var holders = bound.Elements.Where(element => Has(sets, element, particle)).ToList();
                if (Explain(bound, [search.SiblingOf(particle.Name!)], particle.Name, holders, contexts, enums) is { } words)
                    bound.Attributes[i] = (model with { Member = model.Member with { Constraint = words } }, particle);
            }
            for (var i = 0; i < bound.Slots.Count; i++)
            {
                var (model, particles) = bound.Slots[i];
                if (particles.Count > 1 || particles[0].Kind != ParticleKind.Element)
                    continue;
                var siblings = particles[0].Elements.ConvertAll(DiscriminatorSearch.SiblingOf);
                if (Explain(bound, siblings, null, particles[0].Elements, contexts, enums) is { } words)
                    bound.Slots[i] = (Constrain(model, words), particles);
            }
        }
    }

    private static SlotModel Constrain(SlotModel slot, string words) => slot with { Member = slot.Member with { Constraint = words } };

    private static bool Has(ElementSets sets, SimpleElement element, Particle particle) =>
        sets.ShapeOf([element]).Particles.Any(own => own.Kind == ParticleKind.Attribute && own.Name == particle.Name);

    private static string? Explain(
        BoundClass bound, IReadOnlyList<Sibling> keys, XmlName? attribute, IReadOnlyList<SimpleElement> holders, ElementContexts contexts, EnumRegistry enums)
    {
        var only = new List<string>();
        var not = new List<string>();
        foreach (var discriminator in bound.Discriminators)
        {
            // Elements are also described by their surroundings; a discriminator is not described by its own words.
            var allowing = discriminator.StatesThatAllowAny(keys);
            if (discriminator.Attribute.Xml != attribute)
                Add(discriminator, allowing, discriminator.States);
        }
        foreach (var discriminator in contexts.DiscriminatorsAround(bound))
        {
            var possible = contexts.Words(bound.Elements, discriminator);
            var allowing = contexts.Words(holders, discriminator);
            Add(discriminator, allowing, possible);
        }
        var sentences = only.Count == 0 ? new List<string>() : ["Only when " + string.Join(" and ", only.Distinct()) + "."];
        sentences.AddRange(not.Distinct().Select(reason => "Not when " + reason + "."));
        return sentences.Count == 0 ? null : string.Join(" ", sentences);

        void Add(Discriminator discriminator, IReadOnlyCollection<string> allowing, IReadOnlyCollection<string> possible)
        {
            if (allowing.Count == 0 || allowing.Count >= possible.Count)
                return;
            // If absence is one of the states that allow the member, "only" would be wrong.
            if (allowing.Contains(Discriminator.Absence))
                not.Add(Phrase(bound, discriminator, possible.Except(allowing).ToList(), enums));
            else
                only.Add(Phrase(bound, discriminator, allowing, enums));
        }
    }

    private static string Phrase(BoundClass bound, Discriminator discriminator, IReadOnlyCollection<string> words, EnumRegistry enums)
    {
        var enumName = discriminator.Attribute.Value.EnumName!;
        var owner = discriminator.ClassName == bound.Name ? "" : discriminator.ClassName + ".";
        var property = $"<see cref=\"{owner}{discriminator.Attribute.Member.Name}\"/>";
        var said = discriminator.InOrder(words.Where(word => word != Discriminator.Absence));
        if (said.Count == discriminator.Words.Count)
            return property + " is set";
        var members = said.Take(MostNamed).Select(word => $"<see cref=\"{enumName}.{enums.MemberOf(enumName, word)}\"/>").ToList();
        if (said.Count > MostNamed)
            members.Add($"one of {(said.Count - MostNamed).ToString(CultureInfo.InvariantCulture)} others");
        var last = members.Count - 1;
        var absence = discriminator.Default is { } meaning && words.Contains(meaning) ? " (or null)" : "";
        return $"{property} is {(last > 0 ? string.Join(", ", members.Take(last)) + " or " : "")}{members[last]}{absence}";
    }
}
