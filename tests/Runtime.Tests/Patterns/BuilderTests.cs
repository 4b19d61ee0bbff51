using System.Linq;
using Bindery.Patterns;

namespace Bindery.Tests.Patterns;

/// <summary>The algebraic laws, and that equal patterns are one object.</summary>
public class BuilderTests
{
    private readonly PatternBuilder _b = new();
    private readonly Pattern _x;
    private readonly Pattern _y;
    private readonly Pattern _z;

    public BuilderTests()
    {
        _x = Element("x");
        _y = Element("y");
        _z = Element("z");
    }

    [Fact]
    public void A_choice_is_a_set()
    {
        Assert.Same(_b.Choice(_x, _b.Choice(_y, _z)), _b.Choice(_b.Choice(_z, _x), _b.Choice(_y, _x)));
        Assert.Same(_x, _b.Choice(_x, _x));
        Assert.Same(_x, _b.Choice(_x, _b.NotAllowed));
        Assert.Same(_b.NotAllowed, _b.Choice([]));
        Assert.Equal([_x, _y, _z], PatternMembers.OfChoice(_b.Choice(_z, _b.Choice(_y, _x))));
    }

    [Fact]
    public void The_union_of_two_choices_is_the_choice_of_all_members()
    {
        var members = Enumerable.Range(0, 24).Select(i => Element($"e{i}")).ToList();
        var random = new System.Random(7);
        for (var round = 0; round < 500; round++)
        {
            var (left, right) = (members.Where(_ => random.Next(3) == 0).ToList(), members.Where(_ => random.Next(3) == 0).ToList());
            Assert.Same(_b.Choice(left.Union(right).ToList()), _b.Choice(_b.Choice(left), _b.Choice(right)));
        }
    }

    [Fact]
    public void A_choice_of_many_equal_alternatives_is_that_alternative()
    {
        Assert.Same(_b.NotAllowed, _b.Choice(Enumerable.Repeat(_b.NotAllowed, 9).ToList()));
        Assert.Same(_b.Empty, _b.Choice(Enumerable.Repeat(_b.Empty, 9).ToList()));
        Assert.Same(_x, _b.Choice(Enumerable.Repeat(_x, 9).ToList()));
    }

    [Fact]
    public void Empty_is_in_a_choice_only_if_no_other_alternative_is_nullable()
    {
        var many = _b.Optional(_b.OneOrMore(_x));
        Assert.Same(many, _b.Optional(many));
        Assert.Same(_b.Choice(_b.Text, _x), _b.Choice(_b.Optional(_x), _b.Text));
        Assert.Same(_b.Choice(_b.Optional(_y), _x), _b.Choice(_b.Optional(_x), _y));
        Assert.DoesNotContain(_b.Empty, PatternMembers.OfChoice(_b.Choice(_b.Optional(_x), _b.Text)));
        Assert.True(_b.Optional(_x).IsNullable);
        Assert.False(_b.Choice(_x, _y).IsNullable);
    }

    [Fact]
    public void Groups_and_interleaves_have_empty_as_neutral_and_notAllowed_as_absorbing_operand()
    {
        Assert.Same(_x, _b.Group(_b.Empty, _x));
        Assert.Same(_x, _b.Group(_x, _b.Empty));
        Assert.Same(_b.NotAllowed, _b.Group(_x, _b.NotAllowed));
        Assert.Same(_x, _b.Interleave(_b.Empty, _x));
        Assert.Same(_x, _b.Interleave(_x, _b.Empty));
        Assert.Same(_b.NotAllowed, _b.Interleave(_b.NotAllowed, _x));
        Assert.Same(_b.Group(_x, _b.Group(_y, _z)), _b.Group(_b.Group(_x, _y), _z));
        Assert.Same(_b.Interleave([_x, _y, _z]), _b.Interleave(_b.Interleave(_x, _y), _z));
        Assert.NotSame(_b.Group(_x, _y), _b.Group(_y, _x));
        Assert.NotSame(_b.Group(_x, _y), _b.Interleave(_x, _y));
    }

    [Fact]
    public void Repetition_of_repetition_is_repetition()
    {
        var many = _b.OneOrMore(_x);
        Assert.Same(many, _b.OneOrMore(many));
        Assert.Same(_b.Optional(many), _b.OneOrMore(_b.Optional(many)));
        Assert.Same(_b.Optional(many), _b.OneOrMore(_b.Optional(_x)));
        Assert.Same(_b.Empty, _b.OneOrMore(_b.Empty));
        Assert.Same(_b.NotAllowed, _b.OneOrMore(_b.NotAllowed));
        Assert.Same(_b.Text, _b.OneOrMore(_b.Text));
    }

    [Fact]
    public void NotAllowed_content_makes_its_parent_notAllowed()
    {
        Assert.Same(_b.NotAllowed, _b.Attribute(new NameNameClass("", "a"), _b.NotAllowed, false));
        Assert.Same(_b.NotAllowed, _b.List(_b.NotAllowed));
    }

    [Fact]
    public void Leaves_are_equal_by_type_text_and_names()
    {
        Assert.Same(_b.Data(new FakeInteger(1, 2), null), _b.Data(new FakeInteger(1, 2), _b.NotAllowed));
        Assert.NotSame(_b.Data(new FakeInteger(1, 2), null), _b.Data(new FakeInteger(1, 3), null));
        Assert.Same(_b.Value(FakeToken.Instance, "v", "", "v"), _b.Value(FakeToken.Instance, "v", "", "v"));
        Assert.NotSame(_b.Value(FakeToken.Instance, "1", "", "1"), _b.Value(new FakeInteger(0, 9), "1", "", 1));
        Assert.Same(
            _b.Attribute(new ChoiceNameClass(new NameNameClass("", "a"), new NameNameClass("", "b")), _b.Text, false),
            _b.Attribute(new ChoiceNameClass(new NameNameClass("", "b"), new NameNameClass("", "a")), _b.Text, false));
        Assert.NotSame(_b.Attribute(new NameNameClass("", "a"), _b.Text, false), _b.Attribute(new NameNameClass("", "a"), _b.Text, true));
        Assert.NotSame(Element("x"), Element("x"));
    }

    [Fact]
    public void Long_choices_and_groups_stay_flat_and_cheap()
    {
        var elements = Enumerable.Range(0, 20_000).Select(i => Element("e" + i)).ToList();
        var choice = _b.Choice(elements);
        Assert.Equal(1, choice.Height);
        Assert.Same(choice, _b.Choice(elements.AsEnumerable().Reverse().ToList()));
        Assert.Equal(1, _b.Group(elements).Height);
        Assert.Equal(20_000, PatternMembers.OfSequence(_b.Interleave(elements)).Count);

        // One after the other the nesting grows, but slowly.
        var folded = elements.Take(10_000).Aggregate(_b.Empty, _b.Group);
        Assert.InRange(folded.Height, 2, 200);
    }

    [Fact]
    public void Groups_that_double_do_not_explode()
    {
        var pattern = _b.Group(_b.Optional(_x), _y);
        for (var i = 0; i < 60; i++)
            pattern = _b.Group(pattern, pattern);
        Assert.InRange(_b.Count, 60, 10_000);
        Assert.Equal(Pattern.MaxSize, pattern.Size);
    }

    [Fact]
    public void Nesting_beyond_the_limit_is_reported()
    {
        var pattern = _x;
        for (var i = 0; i < PatternBuilder.MaxHeight; i++)
            pattern = i % 2 == 0 ? _b.Group(pattern, _y) : _b.Choice(pattern, _z);
        Assert.Same(pattern, PatternBuilder.LimitHeight(pattern));
        var tooDeep = Assert.Throws<PatternDepthException>(() => new PatternGraph(_b.OneOrMore(pattern)));
        Assert.Equal("The content of an element nests choices, groups, interleaves and repetitions more than 256 levels deep", tooDeep.Message);
    }

    private ElementPattern Element(string name)
    {
        var element = _b.Element(new NameNameClass("", name), false, 0);
        element.Content = _b.Empty;
        return element;
    }
}
