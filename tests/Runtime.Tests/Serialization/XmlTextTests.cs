using System.Linq;
using System.Text;
using Bindery.Serialization;

namespace Bindery.Tests.Serialization;

/// <summary>
/// Short values are widened in halves, long ones by vectors: at every length, and wherever a character stands that is not ASCII, the string is that of the
/// bytes.
/// </summary>
public sealed class XmlTextTests
{
    [Fact]
    public void Decoding_gives_the_string_of_the_bytes_at_every_length()
    {
        for (var length = 0; length <= 40; length++)
        {
            var ascii = string.Concat(Enumerable.Range(0, length).Select(i => (char)('!' + i)));
            Assert.Equal(ascii, XmlText.Decode(Encoding.UTF8.GetBytes(ascii)));
            for (var at = 0; at < length; at++)
            {
                var accented = ascii.Remove(at, 1).Insert(at, "\u00E9");
                Assert.Equal(accented, XmlText.Decode(Encoding.UTF8.GetBytes(accented)));
            }
        }
    }
}
