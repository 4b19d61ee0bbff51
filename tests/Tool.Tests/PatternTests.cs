using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bindery.Tests.Support;
using Bindery.Tool.Files;

namespace Bindery.Tests;

/// <summary>Patterns of file names that no shell expanded.</summary>
public sealed class PatternTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public PatternTests()
    {
        foreach (var name in new[] { "b.xml", "a.xml", "a.txt", ".hidden.xml", "sub/c.xml", "sub/deep/d.xml", "sub/deep/e10.xml", ".git/f.xml" })
            _folder.Write(name, "<note topic='birds'/>");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("*.xml", "a.xml b.xml")]
    [InlineData("?.xml", "a.xml b.xml")]
    [InlineData(".*.xml", ".hidden.xml")]
    [InlineData("**/*.xml", "a.xml b.xml sub/c.xml sub/deep/d.xml sub/deep/e10.xml")]
    [InlineData("**/**/*.xml", "a.xml b.xml sub/c.xml sub/deep/d.xml sub/deep/e10.xml")]
    [InlineData("sub/**/?.xml", "sub/c.xml sub/deep/d.xml")]
    [InlineData("s*/d*/*.xml", "sub/deep/d.xml sub/deep/e10.xml")]
    [InlineData("sub/**", "sub/c.xml sub/deep/d.xml sub/deep/e10.xml")]
    [InlineData(".git/*", ".git/f.xml")]
    [InlineData("*/e??.xml", "")]
    [InlineData("none/*.xml", "")]
    public void A_pattern_finds_files_in_order_with_the_given_prefix(string pattern, string expected)
    {
        var found = FilePattern.Find(_folder[pattern]);

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => _folder[name]), found);
    }

    [Fact]
    public void Links_that_lead_in_a_circle_are_not_followed_by_double_stars()
    {
        Directory.CreateSymbolicLink(_folder["sub/round"], _folder.Root);

        Assert.Equal(3, FilePattern.Find(_folder["sub/**/*.xml"]).Count);
        Assert.Equal([_folder["sub/round/a.xml"], _folder["sub/round/b.xml"]], FilePattern.Find(_folder["sub/r*/*.xml"]));
    }

    [Fact]
    public void A_file_whose_name_looks_like_a_pattern_is_a_file()
    {
        _folder.Write("*.xml", "<note topic='birds'/>");

        Assert.Equal([_folder["*.xml"]], DocumentNames.Expand([_folder["*.xml"]], out var unmatched));
        Assert.Empty(unmatched);
    }

    [Fact]
    public void A_file_that_is_named_twice_is_validated_once()
    {
        IReadOnlyList<string> names = DocumentNames.Expand([_folder["b.xml"], _folder["*.xml"], _folder["a.xml"]], out _);

        Assert.Equal([_folder["b.xml"], _folder["a.xml"]], names);
    }

    [Fact]
    public void A_pattern_without_files_is_a_usage_error()
    {
        var run = ToolRun.Of("validate", _folder.Schema, _folder["*.xhtml"], _folder["a.xml"]);

        Assert.Equal(new ToolRun(2, "", $"bindery: '{_folder["*.xhtml"]}' matches no file\n"), run);
    }
}
