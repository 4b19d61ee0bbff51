using System;
using System.IO;
using Bindery.Tool.Terminal;

namespace Bindery.Tests;

/// <summary>The line that says how far a long run is.</summary>
public sealed class ProgressTests
{
    [Fact]
    public void It_appears_after_one_second_changes_ten_times_per_second_and_is_removed_at_the_end()
    {
        using var terminal = new StringWriter();
        var time = TimeSpan.Zero;
        var progress = new ProgressLine(terminal, 500, () => time);

        progress.Show(1);
        Assert.Equal("", terminal.ToString());
        time = TimeSpan.FromSeconds(1);
        progress.Show(120);
        time += TimeSpan.FromMilliseconds(99);
        progress.Show(121);
        time += TimeSpan.FromMilliseconds(1);
        progress.Show(122);
        progress.Clear();
        progress.Clear();

        Assert.Equal("\r120 of 500 documents\r122 of 500 documents\r                    \r", terminal.ToString());
    }

    [Fact]
    public void There_is_none_without_a_terminal()
    {
        var progress = new ProgressLine(null, 500, () => TimeSpan.FromHours(1));

        progress.Show(1);
        progress.Clear();
    }
}
