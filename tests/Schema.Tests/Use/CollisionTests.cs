using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Bindery.Schema;

namespace Bindery.Tests.Use;

/// <summary>
/// Names and values that collide under a common hash function without a key cost no more than others: tables that documents fill are hashed with a key of the
/// process.
/// </summary>
public sealed class CollisionTests
{
    private const int Count = 1 << 13;

    private static readonly Grammar Grammar = SchemaReader.Parse("""
        <element name="r" xmlns="http://relaxng.org/ns/structure/1.0" xmlns:b="urn:bindery:annotations">
          <b:unique select="i" field="@k"/>
          <zeroOrMore><attribute><anyName/></attribute></zeroOrMore>
          <zeroOrMore>
            <choice>
              <element name="i"><attribute name="k"/></element>
              <element><anyName><except><name>i</name></except></anyName><empty/></element>
            </choice>
          </zeroOrMore>
        </element>
        """, "collisions.rng");

    public static TheoryData<string> Places => new("values", "attributes", "elements", "prefixes");

    [Theory]
    [MemberData(nameof(Places))]
    public void Colliding_names_cost_as_much_as_others(string place)
    {
        var colliding = Document(place, Colliding());
        var others = Document(place, Enumerable.Range(0, Count).Select(number => "n" + number.ToString("x8", CultureInfo.InvariantCulture).PadRight(25, 'x')));
        Cost(others);
        Assert.InRange(Enumerable.Range(0, 3).Min(_ => Cost(colliding) / Math.Max(Cost(others), 0.001)), 0, 4);
    }

    // "Aa" and "BB" have the same hash where each character is added to 31 times what came before, and so has what is made up of them.
    private static IEnumerable<string> Colliding()
    {
        for (var number = 0; number < Count; number++)
        {
            var name = new StringBuilder();
            for (var bit = 0; bit < 13; bit++)
                name.Append((number >> bit & 1) == 0 ? "Aa" : "BB");
            yield return name.ToString();
        }
    }

    private static byte[] Document(string place, IEnumerable<string> names)
    {
        var text = new StringBuilder("<r");
        switch (place)
        {
            case "attributes":
                foreach (var name in names)
                    text.Append(CultureInfo.InvariantCulture, $" {name}=''");
                text.Append('>');
                break;
            case "prefixes":
                text.Append('>');
                foreach (var name in names)
                    text.Append(CultureInfo.InvariantCulture, $"<{name}:e xmlns:{name}='u:{name}'/>");
                break;
            case "elements":
                text.Append('>');
                foreach (var name in names)
                    text.Append(CultureInfo.InvariantCulture, $"<{name}/>");
                break;
            default:
                text.Append('>');
                foreach (var name in names)
                    text.Append(CultureInfo.InvariantCulture, $"<i k='{name}'/>");
                break;
        }
        return Encoding.UTF8.GetBytes(text.Append("</r>").ToString());
    }

    private static double Cost(byte[] document)
    {
        var before = ThreadTime.Now;
        Assert.Empty(Grammar.Validate(document, new XmlLimits { MaxAttributes = int.MaxValue }));
        return (ThreadTime.Now - before).TotalSeconds;
    }
}
