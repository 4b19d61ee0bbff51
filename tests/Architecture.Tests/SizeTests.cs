using System.Linq;
using Bindery.Tests.Measures;
using Bindery.Tests.Reading;

namespace Bindery.Tests;

/// <summary>Holds files and types to their sizes.</summary>
public sealed class SizeTests
{
    [Fact]
    public void No_file_has_more_than_400_lines() =>
        Expect.None(Sizes.Files().Where(file => file.Lines > 400).Select(file => $"{file.File} has {file.Lines} lines"));

    [Fact]
    public void A_type_with_more_than_500_lines_has_a_reason_in_the_architecture_page() =>
        Expect.None(Sizes.Types().Where(type => type.Lines > 500 && !ArchitecturePage.LargeTypes.Contains(type.Type)).Select(type => $"{type.Type} has {type.Lines} lines in all its parts"));
}
