using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Bindery.Generator.Collections;

namespace Bindery.Generator.Binding;

/// <summary>Finds the factories of a class: one for each word of a discriminator, if the words differ in the members that they require.</summary>
internal static class Factories
{
    // With more parameters, an object initializer is easier to read.
    private const int MostOptional = 3;

    public static IEnumerable<FactoryModel> Of(BoundClass bound, EnumRegistry enums, DiscriminatorSearch search)
    {
        foreach (var discriminator in bound.Discriminators)
        {
            var branches = discriminator.Words.Select(word => (Word: word, Required: Required(bound, discriminator, word, search))).ToList();
            if (!branches.Exists(branch => branch.Required.Exists(member => !member.IsAlwaysRequired)))
                continue;
            var enumName = discriminator.Attribute.Value.EnumName!;
            foreach (var (word, required) in branches)
                if (bound.Names.TryTake(enums.MemberOf(enumName, word)))
                    yield return new FactoryModel(
                        enums.MemberOf(enumName, word),
                        discriminator.Attribute.Member.Name,
                        enumName,
                        enums.MemberOf(enumName, word),
                        required.Select(member => member.Name).ToEquatableArray(),
                        Optional(bound, discriminator, word, search).ToEquatableArray(),
                        enums.DocumentationOf(enumName, word));
        }
    }

    // Attributes that are allowed with this word only, such as the port of a TCP server.
    private static List<string> Optional(BoundClass bound, Discriminator discriminator, string word, DiscriminatorSearch search)
    {
        var members = new List<string>();
        foreach (var (model, particle) in bound.Attributes)
            if (model != discriminator.Attribute
                && model.Value.Fixed is null
                && !model.Member.IsOutputOnly
                && !discriminator.Requires(word, search.SiblingOf(particle.Name!))
                && discriminator.StatesThatAllow(search.SiblingOf(particle.Name!)).SequenceEqual([word]))
                members.Add(model.Member.Name);
        return members.Count > MostOptional ? [] : members;
    }

    private static List<(string Name, bool IsAlwaysRequired)> Required(BoundClass bound, Discriminator discriminator, string word, DiscriminatorSearch search)
    {
        var members = new List<(string, bool)>();
        foreach (var (model, particle) in bound.Attributes)
            if (model != discriminator.Attribute && model.Value.Fixed is null && discriminator.Requires(word, search.SiblingOf(particle.Name!)))
                members.Add((model.Member.Name, model.IsRequired));
        foreach (var (model, particles) in bound.Slots)
            if (model is ClassSlot { IsList: false } or ValueSlot { IsList: false }
                && (particles[0].IsRequired || particles[0].Elements.Exists(element => discriminator.Requires(word, DiscriminatorSearch.SiblingOf(element)))))
                members.Add((model.Member.Name, particles[0].IsRequired));
        return members;
    }
}
