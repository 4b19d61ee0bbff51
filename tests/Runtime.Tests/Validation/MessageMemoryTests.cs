using System;
using System.Text;

namespace Bindery.Tests.Validation;

/// <summary>What a message costs does not grow with the value that it is about, but for one copy of it.</summary>
public sealed class MessageMemoryTests
{
    private const int Size = 4_000_000;

    public static TheoryData<string, string> Documents => new()
    {
        { "<domainbackup mode='{0}'/>", "BND3003" },
        { "<domainbackup><incremental/><{0}/></domainbackup>", "BND3001" },
        { "<domainbackup {0}='1'/>", "BND3001" },
        { "<domainbackup><incremental/>{0}</domainbackup>", "BND3001" },
        { "<domainbackup mode='pull'><server name='h' port='{0}'/></domainbackup>", "BND3003" },
        { "<domainbackup><!--{0}--><wrong/></domainbackup>", "BND3001" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_long_value_is_copied_once_at_most(string document, string id)
    {
        BackupSketch.Grammar.Validate(Encoding.UTF8.GetBytes(string.Format(null, document, "short")));
        var bytes = Encoding.UTF8.GetBytes(string.Format(null, document, new string('x', Size)));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var violations = BackupSketch.Grammar.Validate(bytes);

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(id, violations[0].Id);
        Assert.InRange(violations[0].Message.Length, 1, 1_000);
        Assert.True(allocated < 1.5 * Size, $"{allocated} bytes for a value of {Size}");
    }
}
