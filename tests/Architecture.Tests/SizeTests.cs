using System;
using System.Linq;
using Bindery.Tests.Measures;
using Bindery.Tests.Reading;

namespace Bindery.Tests;

/// <summary>Checks the sizes of files and types, and that every member is used.</summary>
public sealed class SizeTests
{
    [Fact]
    public void No_file_has_more_than_400_lines() =>
        Expect.None(Sizes.Files().Where(file => file.Lines > 400).Select(file => $"{file.File} has {file.Lines} lines"));

    [Fact]
    public void Every_member_is_used() => Expect.None(UnusedMembers.Find().Where(member => !IsForTests(member)));

    // Members that only tests call, because they are separate steps.
    private static bool IsForTests(string member) =>
        member.EndsWith(": BoundSchema.FindElement(int)", StringComparison.Ordinal)
        || member.EndsWith(": SchemaReader.Simplify(string, string, ISchemaSource, CancellationToken)", StringComparison.Ordinal)
        || member.EndsWith(": SimpleElement.Definition", StringComparison.Ordinal)
        || member.EndsWith(": SchemaDocument.Read(string, string, CancellationToken)", StringComparison.Ordinal);

    [Fact]
    public void A_type_with_more_than_500_lines_has_a_reason_in_the_architecture_page() =>
        Expect.None(Sizes.Types()
            .Where(type => type.Lines > 500 && !ArchitecturePage.LargeTypes.Contains(type.Type))
            .Select(type => $"{type.Type} has {type.Lines} lines in all its parts"));
}
