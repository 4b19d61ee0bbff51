using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Bindery.Uniqueness;

namespace Bindery.Tests.Uniqueness;

/// <summary>The table of values tells what was there before, whatever the order of the values, and however many there are.</summary>
public sealed class ValueTableTests
{
    private const int Offset = 7;

    /// <summary>
    /// Values in order stay unhashed, others do not; large tables come from the pool; a table that is used again has nothing of what was in it.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Finds_the_same_entries_as_a_dictionary(int seed)
    {
        var random = new Random(seed);
        var table = new ValueTable();
        foreach (var count in new[] { 3, 40, 9_000, 2, 5_000, 20_000, 0, 300 })
        {
            var isSorted = random.Next(2) == 0;
            var values = Enumerable.Range(0, count).Select(_ => random.Next(count * 4)).ToList();
            if (isSorted)
                values.Sort();
            var known = new Dictionary<string, int>();
            for (var i = 0; i < values.Count; i++)
            {
                var value = "vd" + values[i];
                Assert.Equal(known.TryGetValue(value, out var place) ? place : -1, table.Add(Encoding.UTF8.GetBytes(value), i + Offset));
                known.TryAdd(value, i + Offset);
            }
            Assert.Equal(known.Count, table.Count);
            foreach (var (value, number) in known.Keys.Select((value, number) => (value, number)).Take(500))
            {
                Assert.Equal(number, table.IndexOf(Encoding.UTF8.GetBytes(value)));
                Assert.Equal(value, Encoding.UTF8.GetString(table[number]));
            }
            Assert.False(table.Contains("vd"u8));
            table.Clear();
            Assert.Equal(0, table.Count);
            Assert.False(table.Contains("vd1"u8));
        }
    }

    /// <summary>Values that fill several blocks, some of them larger than a block.</summary>
    [Fact]
    public void Finds_long_values()
    {
        var random = new Random(4);
        var table = new ValueTable();
        foreach (var count in new[] { 400, 2, 900 })
        {
            var values = Enumerable.Range(0, count)
                .Select(i => Encoding.UTF8.GetBytes(i + new string((char)('a' + random.Next(26)), i % 150 == 149 ? 3_000_000 : random.Next(9_000))))
                .ToList();
            for (var i = 0; i < count; i++)
                Assert.Equal(-1, table.Add(values[i], i));
            for (var i = 0; i < count; i++)
            {
                Assert.Equal(i, table.Add(values[i], -7));
                Assert.True(table[i].SequenceEqual(values[i]), $"The value {i} is another one.");
            }
            table.Clear();
            Assert.False(table.Contains(values[0]));
        }
    }

    [Fact]
    public void A_duplicate_is_found_wherever_the_ascending_order_ends()
    {
        for (var last = 0; last < 40; last++)
            for (var repeated = 0; repeated <= last; repeated++)
            {
                var table = new ValueTable();
                for (var i = 0; i <= last; i++)
                    Assert.Equal(-1, table.Add(Encoding.UTF8.GetBytes("d" + i), i));
                Assert.Equal(repeated, table.Add(Encoding.UTF8.GetBytes("d" + repeated), last + 1));
                Assert.Equal(-1, table.Add("c"u8, last + 2));
                Assert.Equal(last + 2, table.Add("c"u8, last + 3));
            }
    }
}
