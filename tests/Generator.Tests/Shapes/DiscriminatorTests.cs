using System.Linq;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Shapes;

/// <summary>Branches that a word names: factories, and the sentences that say where a member is allowed.</summary>
public sealed class DiscriminatorTests
{
    private static readonly string Server = Rng.Doc(
        "<optional>"
        + Rng.Words("mode", "pull")
        + "</optional><element name='server'><choice><group>"
        + Rng.Words("transport", "unix")
        + "<attribute name='socket'/></group><group>"
        + Rng.Words("transport", "tcp")
        + "<attribute name='name'/><attribute name='port'><data type='unsignedShort'/></attribute><optional><attribute name='tls'/></optional></group></choice></element>");

    [Fact]
    public void Each_word_has_a_factory_with_what_it_requires()
    {
        var run = Shape.Of(Server);
        Assert.Equal(["Unix(string socket)", "Tcp(string name, int port, string? tls)"], run.Factories("Server"));
        var type = run.Load().GetType("Models.Server")!;
        var server = type.GetMethod("Tcp")!.Invoke(null, ["host", 10809, null])!;
        Assert.Equal(
            ("Tcp", "host", 10809),
            (type.GetProperty("Transport")!.GetValue(server)!.ToString(),
                type.GetProperty("Name")!.GetValue(server),
                type.GetProperty("Port")!.GetValue(server)));
    }

    [Fact]
    public void An_element_that_each_branch_describes_in_its_way_is_required_of_all() =>
        Assert.Equal(
            ["A(string x, P p)", "B(P p)"],
            Shape.Of(Rng.Doc("<choice><group>"
                + Rng.Words("mode", "a")
                + "<attribute name='x'/></group><group>"
                + Rng.Words("mode", "b")
                + "</group></choice><choice><element name='p'><attribute name='y'/></element><element name='p'><attribute name='z'/></element></choice>"))
            .Factories("Doc"));

    [Fact]
    public void Words_that_differ_only_in_what_they_allow_have_none() =>
        Assert.Empty(
            Shape.Of(Rng.Doc("<choice><group>"
                + Rng.Words("mode", "a")
                + "<optional><attribute name='x'/></optional></group>"
                + Rng.Words("mode", "b")
                + "</choice>"))
            .Factories("Doc"));

    [Fact]
    public void The_documentation_of_a_member_names_the_words_that_allow_it()
    {
        var run = Shape.Of(Server);
        Assert.Contains(
            "Only when <see cref=\"P:Models.Server.Transport\"/> is <see cref=\"F:Models.ServerTransport.Unix\"/>.", run.Documentation("Server", "Socket"));
        Assert.Contains(
            "Only when <see cref=\"P:Models.Server.Transport\"/> is <see cref=\"F:Models.ServerTransport.Tcp\"/>.", run.Documentation("Server", "Tls"));
        Assert.DoesNotContain("when", run.Documentation("Server", "Transport"));
    }

    [Fact]
    public void Where_absence_allows_a_member_it_says_which_words_do_not()
    {
        var run = Shape.Of(Rng.Doc("<choice><group>"
            + Rng.Words("mode", "pull")
            + "<attribute name='server'/></group><group><optional>"
            + Rng.Words("mode", "push", "copy")
            + "</optional><attribute name='target'/></group></choice>"));
        Assert.Contains("Only when <see cref=\"P:Models.Doc.Mode\"/> is <see cref=\"F:Models.DocMode.Pull\"/>.", run.Documentation("Doc", "Server"));
        Assert.Contains("Not when <see cref=\"P:Models.Doc.Mode\"/> is <see cref=\"F:Models.DocMode.Pull\"/>.", run.Documentation("Doc", "Target"));
    }

    /// <summary>The grammar says that the absence of the attribute means one of its words: the documentation and the messages on documents know it.</summary>
    [Fact]
    public void Where_absence_means_a_word_documentation_and_messages_say_so()
    {
        var schema = Rng.Doc("<choice><group>"
            + Rng.Words("mode", "pull")
            + "<element name='server'><attribute name='port'/></element></group><group><optional>"
            + Rng.Words("mode", "push")
            + "</optional><optional><attribute name='target'/></optional></group></choice>");
        var run = Shape.Of(schema);
        Assert.Contains("Only when <see cref=\"P:Models.Doc.Mode\"/> is <see cref=\"F:Models.DocMode.Push\"/> (or null).", run.Documentation("Doc", "Target"));
        Assert.Contains("Only when <see cref=\"P:Models.Doc.Mode\"/> is <see cref=\"F:Models.DocMode.Pull\"/>.", run.Documentation("Doc", "Server"));
        var grammar = Bindery.Schema.SchemaReader.Parse(schema);
        Assert.Equal(
            "'server' is not allowed in 'doc' when 'mode' is absent, which means 'push'; it is allowed when 'mode' is 'pull'",
            grammar.Validate("<doc><server port='1'/></doc>"u8)[0].Message);
    }

    [Fact]
    public void A_word_of_the_parent_is_named_with_its_class()
    {
        var run = Shape.Of(Rng.Doc("<choice><group>"
            + Rng.Words("mode", "pull")
            + "<element name='disk'><attribute name='scratch'/></element></group><group>"
            + Rng.Words("mode", "push")
            + "<element name='disk'><attribute name='target'/></element></group></choice>"));
        Assert.Contains("Only when <see cref=\"P:Models.Doc.Mode\"/> is <see cref=\"F:Models.DocMode.Pull\"/>.", run.Documentation("Disk", "Scratch"));
        Assert.Contains("Only when <see cref=\"P:Models.Doc.Mode\"/> is <see cref=\"F:Models.DocMode.Push\"/>.", run.Documentation("Disk", "Target"));
    }

    /// <summary>Words like names that the class has already: those have no factory, and nothing breaks.</summary>
    [Theory]
    [InlineData("save")]
    [InlineData("load")]
    [InlineData("parse")]
    [InlineData("validate")]
    [InlineData("equals")]
    [InlineData("toString")]
    [InlineData("write")]
    [InlineData("doc")]
    [InlineData("socket")]
    [InlineData("getType")]
    [InlineData("binding")]
    [InlineData("otherAttributes")]
    public void A_word_that_is_already_a_member_has_none(string word)
    {
        var run = Shape.Of(Rng.Doc("<choice><group>"
            + Rng.Words("kind", word)
            + "<attribute name='socket'/></group><group>"
            + Rng.Words("kind", "tcp")
            + "<attribute name='port'/></group></choice>"
            + "<zeroOrMore><attribute><nsName ns='urn:else'/></attribute></zeroOrMore>"));
        Assert.Equal(["Tcp(string port)"], run.Factories("Doc").Where(factory => factory.StartsWith("Tcp", System.StringComparison.Ordinal)));
    }

    /// <summary>A property with the name of its enumeration comes before it in static methods.</summary>
    [Fact]
    public void A_factory_finds_an_enumeration_with_the_name_of_a_property()
    {
        var schema = Rng.Doc(
            "<choice><group><attribute name='mode' b:type='Mode'><value>a</value></attribute><attribute name='x'/></group><optional><attribute name='mode' b:type='Mode'><value>b</value></attribute></optional></choice>");
        var run = Shape.Of(schema);
        Assert.Equal(["Mode? Mode", "string? X"], run.Properties());
        Assert.Equal(["A(string x)", "B()"], run.Factories("Doc"));
    }

    [Fact]
    public void Factories_take_parameters_that_are_keywords()
    {
        var run = Shape.Of(Rng.Doc("<choice><group>"
            + Rng.Words("kind", "a")
            + Rng.Attributes("class", "event", "record")
            + "</group>"
            + Rng.Words("kind", "b")
            + "</choice>"));
        Assert.Equal(["A(string class, string event, string record)", "B()"], run.Factories("Doc"));
    }
}
