using Bindery.Patterns;

namespace Bindery.Tests.Reference;

/// <summary>A random grammar that keeps none of the restrictions of RELAX NG 7: the engine decides rightly without them as well.</summary>
internal sealed class RandomGrammar : SampleGrammar
{
    private static readonly string[] AllNames = ["a", "b", "c", "d"];

    public RandomGrammar(int seed)
        : base(seed, AllNames)
    {
        for (var count = Random.Next(1, 5); count > 0; count--)
            AddElement(NameClass());
        Complete(_ => Content(Random.Next(1, 4)));
    }

    private NameNameClass Name() => new("", AllNames[Random.Next(4)]);

    private NameClass NameClass() => Random.Next(8) switch
    {
        0 => new AnyNameClass(Random.Next(2) == 0 ? null : Name()),
        1 => new ChoiceNameClass(Name(), Name()),
        2 => new NsNameClass("", new ChoiceNameClass(new NameNameClass("", "a"), Name())),
        _ => Name(),
    };

    private (Pattern Pattern, Ref Reference) Content(int depth)
    {
        if (depth == 0)
        {
            switch (Random.Next(9))
            {
                case 0:
                    return (Builder.Empty, new REmpty());
                case 1:
                    return (Builder.Text, new RText());
                case 2:
                    var name = NameClass();
                    var (content, reference) = Literal(1);
                    return (Builder.Attribute(name, content, false), new RAttribute(name, reference));
                case 3:
                    return Literal(2);
                case 4 when Random.Next(4) == 0:
                    return (Builder.NotAllowed, new RNotAllowed());
                default:
                    return Elements[Random.Next(Elements.Count)];
            }
        }
        var (left, leftReference) = Content(depth - 1);
        switch (Random.Next(9))
        {
            case 0:
                return (Builder.OneOrMore(left), leftReference is RNotAllowed ? leftReference : new ROneOrMore(leftReference));
            case 1:
                return (Builder.Optional(left), new RChoice(leftReference, new REmpty()));
            case 2:
                return (Builder.Optional(Builder.OneOrMore(left)), new RChoice(new ROneOrMore(leftReference), new REmpty()));
        }
        var (right, rightReference) = Content(Random.Next(depth));
        return Random.Next(3) switch
        {
            0 => (Builder.Choice(left, right), new RChoice(leftReference, rightReference)),
            1 => (Builder.Group(left, right), new RGroup(leftReference, rightReference)),
            _ => (Builder.Interleave(left, right), new RInterleave(leftReference, rightReference)),
        };
    }
}
