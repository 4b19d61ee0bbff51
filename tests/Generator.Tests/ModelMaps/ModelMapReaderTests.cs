using System;
using System.Linq;
using System.Text;
using Bindery.ModelMaps;
using Bindery.Tests.Harness;

namespace Bindery.Tests.ModelMaps;

/// <summary>Whatever the text of a map is, it is read, or refused in words.</summary>
public sealed class ModelMapReaderTests
{
    private const string Header = "bindery-models/1 #strings A B c d #enums 0,1:2 #classes 1,3r;0 ";

    [Theory]
    [InlineData("bindery-models/2 #strings", "The map of the models is of version '2'; this library knows version 1; use the same version of Bindery for both")]
    [InlineData("bindery-models/", "The map of the models is of version ''; this library knows version 1; use the same version of Bindery for both")]
    [InlineData("", "The map of the models is damaged at character 0: it does not begin with 'bindery-models/'")]
    [InlineData("bindery-grammar/1 #strings", "The map of the models is damaged at character 0: it does not begin with 'bindery-models/'")]
    [InlineData("bindery-models/1", "The map of the models is damaged at character 16: it ends too early")]
    [InlineData("bindery-models/1 #enums", "The map of the models is damaged at character 17: '#strings' should stand here")]
    [InlineData("bindery-models/1 #strings A~0 #enums", "The map of the models is damaged at character 26: this is not a valid string")]
    [InlineData("bindery-models/1 #strings A #enums 0 0 #classes #members", "The map of the models is damaged at character 38: the type 'A' is there already")]
    [InlineData(Header + "#members a0,2s", "The map of the models is damaged at character 73: a class should stand here")]
    [InlineData(Header + "#members @1", "The map of the models is damaged at character 73: there is no class 1 before this")]
    [InlineData(Header + "#members @0 a0,2s @0", "The map of the models is damaged at character 82: the classes should stand in their order")]
    [InlineData(Header + "#members @0 a0,2s a0,3s", "The map of the models is damaged at character 86: 'B.A' is there already")]
    [InlineData(Header + "#members @0 a0,2s f0,0,0", "The map of the models is damaged at character 85: 'A' is not a valid enumeration")]
    [InlineData(Header + "#members @0 a0,2m0 f0,0,1", "The map of the models is damaged at character 87: there is no member 1 before this")]
    [InlineData(Header + "#members @0 y0", "The map of the models is damaged at character 76: there is no such kind of member")]
    [InlineData(Header + "#members @0 a0,2w", "The map of the models is damaged at character 80: there is no such kind of value")]
    [InlineData(Header + "#members @0 a0,2s-+", "The map of the models is damaged at character 81: the entry should end here")]
    [InlineData(Header + "#members @0 a0,99999999999s", "The map of the models is damaged at character 87: the number is too large")]
    public void Unreadable_text_is_reported(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => ModelMapReader.Read(text)).Message);

    [Fact]
    public void Sections_that_a_later_minor_version_adds_are_skipped() =>
        Assert.Equal("A", Assert.Single(Assert.Single(ModelMapReader.Read(Header + "#members @0 a0,2s #later whatever it is").Classes).Members).Name);

    [Fact]
    public void Every_truncated_map_is_read_or_refused()
    {
        var whole = Text();
        for (var length = 0; length < whole.Length; length++)
            Refused(whole[..length]);
    }

    [Fact]
    public void Every_change_of_one_character_is_read_or_refused()
    {
        var whole = Text();
        var before = ThreadTime.Now;
        var refused = 0;
        var replacements = " #~0199,:;@=+-*aceginprstuvwxé\0\uD800";
        for (var i = 0; i < whole.Length; i++)
            refused += Refused(whole[..i] + replacements[i % replacements.Length] + whole[(i + 1)..])
                + Refused(whole[..i] + whole[(i + 1)..])
                + Refused(whole[..i] + replacements[i * 7 % replacements.Length] + whole[i..]);
        Assert.InRange(refused, whole.Length / 4, whole.Length * 3);
        Assert.InRange((ThreadTime.Now - before).TotalSeconds, 0, 60);
    }

    [Fact]
    public void Random_texts_of_its_signs_are_read_or_refused()
    {
        var random = new Random(11);
        var tokens = Text().Split(' ');
        for (var round = 0; round < 2000; round++)
        {
            var copy = tokens.ToArray();
            for (var change = random.Next(1, 6); change > 0; change--)
                (copy[random.Next(copy.Length)], copy[random.Next(copy.Length)]) = (copy[random.Next(copy.Length)], tokens[random.Next(tokens.Length)]);
            Refused(string.Join(' ', copy));
        }
    }

    [Theory]
    [InlineData("a", "")]
    [InlineData("#strings ", "A ")]
    [InlineData("#strings A #enums 0", ",0:0")]
    [InlineData("#strings A #enums #classes 0,0", ";0,0")]
    [InlineData("#strings A #enums #classes 0,0;0", ",0")]
    [InlineData("#strings A #enums 0,0:0 #classes #members @0 a0,0m0", " f0,0,0,0,0")]
    [InlineData("#strings A B #enums 0,0:0 #classes 1,0 #members @0 a0,0m0", " f0,0,0,0,0")]
    [InlineData("#strings A B #enums 0,0:0 #classes 1,0 #members @0 i0", ";0,0,0")]
    public void A_large_text_takes_linear_time(string start, string repeated)
    {
        var text = new StringBuilder("bindery-models/1 ").Append(start);
        for (var i = 0; i < 200_000; i++)
            text.Append(repeated);
        var before = ThreadTime.Now;
        Refused(text.ToString());
        Assert.InRange((ThreadTime.Now - before).TotalSeconds, 0, 10);
    }

    private static string Text() => string.Join(" ", MappedRun.Of(TestSchema.FieldBook()).Text, "#more x");

    /// <summary>1 where the text was refused in words.</summary>
    private static int Refused(string text)
    {
        try
        {
            Assert.NotNull(ModelMapReader.Read(text));
            return 0;
        }
        catch (FormatException exception)
        {
            Assert.StartsWith("The map of the models is ", exception.Message);
            return 1;
        }
    }
}
