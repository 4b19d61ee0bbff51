using System.Linq;
using Bindery.Patterns;

namespace Bindery.Tests.Patterns;

/// <summary>The normal form of name classes.</summary>
public class NameSetTests
{
    private static readonly NameClass A = new NameNameClass("", "a");
    private static readonly NameClass B = new NameNameClass("", "b");
    private static readonly NameClass AnyOfU = new NsNameClass("u", null);

    [Fact]
    public void Equal_sets_have_equal_keys()
    {
        Equal(new ChoiceNameClass(A, B), new ChoiceNameClass(B, new ChoiceNameClass(A, B)));
        Equal(new AnyNameClass(null), new ChoiceNameClass(A, new AnyNameClass(A)));
        Equal(new AnyNameClass(null), new ChoiceNameClass(AnyOfU, new AnyNameClass(AnyOfU)));
        Equal(A, new AnyNameClass(new AnyNameClass(A)));
        Equal(AnyOfU, new ChoiceNameClass(new NsNameClass("u", new NameNameClass("u", "x")), new NameNameClass("u", "x")));
        Equal(AnyOfU, new NsNameClass("u", A));
        Assert.NotEqual(NameSet.From(A).Key, NameSet.From(new NameNameClass("u", "a")).Key);
        Assert.NotEqual(NameSet.From(new AnyNameClass(A)).Key, NameSet.From(new AnyNameClass(B)).Key);
    }

    [Fact]
    public void Membership_is_that_of_the_class_there_and_back()
    {
        NameClass[] classes =
        [
            A, AnyOfU, new AnyNameClass(null), new AnyNameClass(new ChoiceNameClass(A, AnyOfU)), new NsNameClass("u", new NameNameClass("u", "a")),
            new ChoiceNameClass(new NsNameClass("", A), new NameNameClass("u", "b")), new AnyNameClass(new NsNameClass("u", new NameNameClass("u", "b"))),
            new AnyNameClass(new AnyNameClass(null)),
        ];
        var builder = new PatternBuilder();
        foreach (var nameClass in classes)
        {
            var set = NameSet.From(nameClass);
            var back = set.ToNameClass();
            foreach (var uri in new[] { "", "u", "w" })
            {
                foreach (var local in new[] { "a", "b", "c" })
                {
                    Assert.Equal(nameClass.Contains(uri, local), set.Contains(uri, local));
                    Assert.Equal(nameClass.Contains(uri, local), back.Contains(uri, local));
                }
            }
            Assert.Equal(set.Key, NameSet.From(back).Key);
            Assert.Same(builder.Attribute(nameClass, builder.Text, false), builder.Attribute(back, builder.Text, false));
        }
    }

    [Fact]
    public void Choices_of_very_many_names_are_accepted()
    {
        var nameClass = Enumerable.Range(0, 200_000).Aggregate(A, (names, i) => new ChoiceNameClass(names, new NameNameClass("", "n" + i)));
        var set = NameSet.From(nameClass);
        Assert.True(set.Contains("", "n123456"));
        Assert.False(set.Contains("", "n200000"));
    }

    private static void Equal(NameClass left, NameClass right) => Assert.Equal(NameSet.From(left).Key, NameSet.From(right).Key);
}
