using System.Threading;
using Bindery.Tests.Documents.Support;
using Xunit.Abstractions;

namespace Bindery.Tests.Documents;

/// <summary>What is said about partial backup documents.</summary>
public sealed class BackupConflictTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("<domainbackup><disks><disk name='vda' exportname='e'/></disks></domainbackup>")]
    [InlineData("<domainbackup><disks><disk name='vda' exportname='e'><target file='/x'/></disk></disks></domainbackup>")]
    [InlineData("<domainbackup><disks><disk name='vda' type='file' exportname='e'><target file='/x'/></disk></disks></domainbackup>")]
    [InlineData("<domainbackup><disks><disk name='vda' exportbitmap='?'/></disks></domainbackup>")]
    [InlineData("<domainbackup><disks><disk name='vda' type='file'><scratch file='/x'/></disk></disks></domainbackup>")]
    [InlineData("<domainbackup><server name='h' port='10809'/></domainbackup>")]
    [InlineData("<domainbackup mode='pull'><server name='h' port='10809'/><disks><disk name='vda' type='file'><target file='/x'/></disk></disks></domainbackup>")]
    [InlineData("<disk x:open='1' exportname='?'><target x:open='1'/></disk>")]
    [InlineData("<domainbackup><disks><disk name='vda' type='file'><target dev='/x'/></disk></disks></domainbackup>")]
    [InlineData("<domainbackup mode='pull'><server socket='/x'/></domainbackup>")]
    [InlineData("<domainbackup mode='pull'><server transport='tcp' socket='/x'/></domainbackup>")]
    [InlineData("<domainbackup><disks><disk name='vda' backup='no' type='file'><target file='/x'/><driver type='raw'/></disk></disks></domainbackup>")]
    [InlineData("<domainbackup><disks><disk name='vda' backupmode='full' incremental='?'/></disks></domainbackup>")]
    [InlineData("<domainbackup mode='pull'><server name='h' port='1'/><disks><disk name='vda' type='file'><driver type='raw'/><scratch file='/x'/></disk></disks></domainbackup>")]
    [InlineData("<domainbackup mode='pull'><server name='h' port='1'/><disks><disk name='vda' type='file'><driver type='qcow2'/></disk></disks></domainbackup>")]
    [InlineData("<domainbackup mode='pull'/>")]
    [InlineData("<domainbackup><disks><disk name='vda'><target file='/x'/></disk></disks></domainbackup>")]
    [InlineData("<domainbackup><disks><disk name='vda' type='file'><target/></disk></disks></domainbackup>")]
    [InlineData("<domainbackup><disks><disk name='vda' type='file'><target file='/x'><encryption format='luks'/></target></disk></disks></domainbackup>")]
    [InlineData("<domainbackup><disks><disk name='vda' type='file'><target file='/x'><encryption format='luks'><secret type='passphrase' uuid='?'/><cipher name='?' size='256'/></encryption></target></disk></disks></domainbackup>")]
    [InlineData("<domainbackup><disks><disk name='vda' type='file'><target file='x'/></disk></disks></domainbackup>")]
    [InlineData("<domainbackup mode='pull'><server name='my_host' port='70000'/></domainbackup>")]
    [InlineData("<domainbackup mode='pull'><server name='h' port='0'/></domainbackup>")]
    [InlineData("<domainbackup><disks><disk name='nvme0n1'/></disks></domainbackup>")]
    [InlineData("<domainbackup mode='pul'><server name='h' port='1'/></domainbackup>")]
    public void Documents_that_cannot_become_valid_are_found(string document)
    {
        var element = Notation.Parse(document);
        var checker = Grammars.Backup;
        var patterns = element.LocalName == "disk" ? System.Linq.Enumerable.ToList(System.Linq.Enumerable.Where(checker.Grammar.Graph.Elements, e => e.Name.Contains("", "disk"))) : checker.Roots(element);
        output.WriteLine("DOC " + document + "\n" + Rendering.Of(checker.FindConflicts(element, patterns, CancellationToken.None)));
        Assert.False(checker.IsSatisfiable(element, patterns));
    }
}
