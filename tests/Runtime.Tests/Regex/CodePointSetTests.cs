using System;
using System.Collections.Generic;
using Bindery.Datatypes.Regex;

namespace Bindery.Tests.Regex;

/// <summary>Sets of code points, and the classes that several sets divide them into, against the plain definition.</summary>
public class CodePointSetTests
{
    [Fact]
    public void Operations_on_sets_are_those_on_their_members()
    {
        var random = new Random(99);
        for (var i = 0; i < 300; i++)
        {
            var left = Random(random);
            var right = Random(random);
            var difference = left.Except(right);
            var complement = left.Complement();
            for (var c = 0; c < 70; c++)
            {
                Assert.Equal(left.Contains(c) && !right.Contains(c), difference.Contains(c));
                Assert.Equal(!left.Contains(c), complement.Contains(c));
            }
            Assert.True(complement.Contains(CodePointSet.Last));
            Assert.Equal(left, complement.Complement());
            Assert.Equal(left.GetHashCode(), complement.Complement().GetHashCode());
            Assert.Equal(CodePointSet.Empty, left.Except(left));
        }
    }

    [Fact]
    public void Ranges_that_touch_become_one()
    {
        var set = CodePointSet.FromRanges([(5, 9), (1, 2), (3, 4), (20, 30), (25, 27)]);
        Assert.Equal([1, 9, 20, 30], set.Bounds.ToArray());
        Assert.Equal([0, 0, 10, 19, 31, 0x10FFFF], set.Complement().Bounds.ToArray());
    }

    [Fact]
    public void Code_points_are_in_one_class_exactly_when_all_sets_treat_them_alike()
    {
        var random = new Random(7);
        for (var round = 0; round < 100; round++)
        {
            var sets = new List<CodePointSet>();
            for (var i = random.Next(1, 9); i > 0; i--)
                sets.Add(random.Next(4) == 0 ? Random(random).Complement() : Random(random));
            var classes = new CodePointClasses(sets);
            for (var c = 0; c < 70; c++)
            {
                for (var s = 0; s < sets.Count; s++)
                    Assert.Equal(sets[s].Contains(c), classes.Has(s, classes[c]));
                for (var d = 0; d < c; d++)
                    Assert.Equal(sets.TrueForAll(set => set.Contains(c) == set.Contains(d)), classes[c] == classes[d]);
            }
            Assert.InRange(classes.Count, 1, 1 << sets.Count);
        }
    }

    private static CodePointSet Random(Random random)
    {
        var ranges = new List<(int First, int Last)>();
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var first = random.Next(60);
            ranges.Add((first, first + random.Next(10)));
        }
        return CodePointSet.FromRanges(ranges);
    }
}
