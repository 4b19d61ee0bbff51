using System;
using System.Linq;
using System.Text;

namespace Bindery.Tests.Validation;

/// <summary>What is said about invalid documents, word by word, and where.</summary>
public class MessageTests
{
    [Theory]
    [InlineData("<domainbackup/>")]
    [InlineData(
        "<domainbackup mode=' pull '><server name='h' port='10809'/><disks><disk name='vda' type='file' exportname='x'><scratch file='/s'/></disk></disks></domainbackup>")]
    [InlineData(
        "<domainbackup><disks><disk name='vda' backup='no'/>\n<disk type='block' name='vdb'><driver type='raw'/><target dev='/d'/></disk></disks><incremental/></domainbackup>")]
    public void Valid_documents_have_no_errors(string document) => Assert.Empty(Find(document));

    [Theory]
    [InlineData(
        "<a>",
        "1:1+2 /a BND3001 'a' is not the root element that the schema describes: expected 'domainbackup'\n"
            + "1:4+1 /a BND3006 The document ends, but <a> of line 1, column 1 is open; </a> is missing")]
    [InlineData(
        "<domainbackups/>",
        "1:1+14 /domainbackups BND3001 'domainbackups' is not the root element that the schema describes: expected 'domainbackup'; did you mean 'domainbackup'?")]
    [InlineData(
        "<disk name='vda'/>",
        "1:1+5 /disk BND3001 'disk' is not the root element that the schema describes: expected 'domainbackup'")]
    [InlineData(
        "<domainbackup><disks><disk name='vda' type='file' exportname='x'><target file='/a'/></disk></disks></domainbackup>",
        "1:51+10 /domainbackup/disks/disk/@exportname BND3001 'exportname' is not allowed in 'disk' when 'mode' of 'domainbackup' is absent, which means 'push'; it is allowed when 'mode' is 'pull'")]
    [InlineData(
        "<domainbackup mode='pull'><server name='h' port='1'/><disks><disk name='a' backup='no'/><disk name='vda' type='file'><target file='/a'/></disk></disks></domainbackup>",
        "1:118+7 /domainbackup/disks/disk[2]/target BND3001 'target' is not allowed in 'disk' when 'mode' of 'domainbackup' is 'pull'; it is allowed when 'mode' is 'push' or absent")]
    [InlineData(
        "<domainbackup><disks><disk name='vda' backup='no' type='file'/></disks></domainbackup>",
        "1:51+4 /domainbackup/disks/disk/@type BND3001 'type' is not allowed in 'disk' when 'backup' is 'no'; it is allowed when 'backup' is 'yes' or absent")]
    [InlineData(
        "<domainbackup><disks><disk name='vda' backup='no'><target file='/x'/></disk></disks></domainbackup>",
        "1:51+7 /domainbackup/disks/disk/target BND3001 'target' is not allowed in 'disk' when 'backup' is 'no'; it is allowed when 'backup' is 'yes'")]
    [InlineData(
        "<domainbackup>\n<disks>\n<disk name='vda' type='file'\nexportname='x'/></disks></domainbackup>",
        "4:1+10 /domainbackup/disks/disk/@exportname BND3001 'exportname' is not allowed in 'disk' when 'mode' of 'domainbackup' (line 1) is absent, which means 'push'; it is allowed when 'mode' is 'pull'")]
    [InlineData(
        "<domainbackup><disks><disk name='vda' backup='no' type='file'><target file='/x'/></disk></disks></domainbackup>",
        "1:51+4 /domainbackup/disks/disk/@type BND3001 'type' is not allowed in 'disk' when 'backup' is 'no'; it is allowed when 'backup' is 'yes' or absent\n"
            + "1:63+7 /domainbackup/disks/disk/target BND3001 'target' is not allowed in 'disk' when 'backup' is 'no'; it is allowed when 'backup' is 'yes' or absent")]
    [InlineData(
        "<domainbackup><disk name='vda' type='file'/></domainbackup>",
        "1:15+5 /domainbackup/disk BND3001 'disk' is not allowed in 'domainbackup'; expected 'disks' or 'incremental'; it is allowed in 'disks'")]
    [InlineData(
        "<domainbackup mode='pusch'/>",
        "1:21+5 /domainbackup/@mode BND3003 'pusch' is not allowed for 'mode': it must be 'pull' or 'push'; did you mean 'push'?")]
    [InlineData(
        "<domainbackup mode='full'/>",
        "1:21+4 /domainbackup/@mode BND3003 'full' is not allowed for 'mode': it must be 'pull' or 'push'; did you mean 'pull'?")]
    [InlineData(
        "<domainbackup><disks>\n  <disk name='vda' type='file' exprtname='x' index='1'/>\n  <disk nmae='vdb' type='file'/>\n</disks></domainbackup>",
        "2:32+9 /domainbackup/disks/disk/@exprtname BND3001 'exprtname' is not allowed in 'disk'; expected 'backup', 'backupmode' or 'incremental'; did you mean 'exportname'?\n"
            + "2:46+5 /domainbackup/disks/disk/@index BND3001 'index' is output only in 'disk': it may stand in a document that is received, not in one that is sent\n"
            + "3:9+4 /domainbackup/disks/disk[2]/@nmae BND3001 'nmae' is not allowed in 'disk'; expected 'backup', 'backupmode', 'incremental' or 'name'; did you mean 'name'?")]
    [InlineData(
        "<domainbackup mode='pull'><server name='h' port='0'/></domainbackup>",
        "1:50+1 /domainbackup/server/@port BND3003 '0' is not allowed for 'port': it must be an integer between 1 and 65535")]
    [InlineData(
        "<domainbackup mode='pull'><server name='h' port='x' tls='maybe'/></domainbackup>",
        "1:50+1 /domainbackup/server/@port BND3003 'x' is not allowed for 'port': it must be an integer between 1 and 65535\n"
            + "1:58+5 /domainbackup/server/@tls BND3003 'maybe' is not allowed for 'tls': it must be 'no' or 'yes'")]
    [InlineData(
        "<domainbackup mode='pull'><server name='h'/></domainbackup>",
        "1:27+7 /domainbackup/server BND3002 'server' needs the attribute 'port'")]
    [InlineData(
        "<domainbackup mode='pull'><server transport='unix' name='h' port='1'/></domainbackup>",
        "1:46+4 /domainbackup/server/@transport BND3004 'unix' is not allowed for 'transport' together with 'name' and 'port'; expected 'tcp'")]
    [InlineData(
        "<domainbackup mode='pull'><server transport='unix' socket='/s' name='h'/></domainbackup>",
        "1:64+4 /domainbackup/server/@name BND3001 'name' is not allowed in 'server' together with 'socket' and 'transport'")]
    [InlineData(
        "<domainbackup mode='pull'><disks><disk name='vda' type='file'/></disks></domainbackup>",
        "1:1+13 /domainbackup BND3002 'domainbackup' needs the element 'server' when 'mode' is 'pull'")]
    [InlineData(
        "<domainbackup><server name='h' port='1'/></domainbackup>",
        "1:15+7 /domainbackup/server BND3001 'server' is not allowed in 'domainbackup' when 'mode' is absent, which means 'push'; it is allowed when 'mode' is 'pull'")]
    [InlineData(
        "<domainbackup mode='pull'><server name='h' port='1'/><disks><disk name='vda' type='file'><driver type='raw'/></disk></disks></domainbackup>",
        "1:104+3 /domainbackup/disks/disk/driver/@type BND3004 'raw' is not allowed for 'type' when 'mode' of 'domainbackup' is 'pull'; it is allowed when 'mode' is 'push' or absent")]
    [InlineData(
        "<domainbackup><disks/></domainbackup>",
        "1:15+6 /domainbackup/disks BND3002 'disks' needs the element 'disk'")]
    [InlineData(
        "<domainbackup><disks><dsik name='vda'/></disks></domainbackup>",
        "1:22+5 /domainbackup/disks/dsik BND3001 'dsik' is not allowed in 'disks'; expected 'disk'; did you mean 'disk'?")]
    [InlineData(
        "<domainbackup><disks><disk name='vda'/></disks></domainbackup>",
        "1:22+5 /domainbackup/disks/disk BND3002 'disk' needs an attribute: 'backup' or 'type'")]
    [InlineData(
        "<domainbackup><disks><disk name='vda' type='block'><target file='/x'/></disk></disks></domainbackup>",
        "1:60+4 /domainbackup/disks/disk/target/@file BND3001 'file' is not allowed in 'target' when 'type' of 'disk' is 'block'; it is allowed when 'type' is 'file'")]
    [InlineData(
        "<domainbackup><disks><disk name='vda' type='file' backupmode='full' incremental='c'/></disks></domainbackup>",
        "1:69+11 /domainbackup/disks/disk/@incremental BND3001 'incremental' is not allowed in 'disk' when 'backupmode' is 'full'; it is allowed when 'backupmode' is 'incremental' or absent")]
    [InlineData(
        "<domainbackup>hello <disks><disk name='vda' type='file'>é𝄞 x</disk></disks></domainbackup>",
        "1:15+5 /domainbackup BND3001 Text is not allowed in 'domainbackup'; expected 'disks' or 'incremental'\n"
            + "1:57+5 /domainbackup/disks/disk BND3001 Text is not allowed in 'disk'; expected 'driver' or 'target'")]
    [InlineData(
        "<domainbackup><incremental/><incremental/></domainbackup>",
        "1:29+12 /domainbackup/incremental[2] BND3001 'incremental' is not allowed again in 'domainbackup'; expected 'disks'")]
    [InlineData(
        "<domainbackup><disks><disk name='a' type='file'><target file='/x'><encryption format='luks'><secret type='passphrase'/></encryption></target></disk></disks></domainbackup>",
        "1:93+7 /domainbackup/disks/disk/target/encryption/secret BND3002 'secret' needs an attribute: 'usage' or 'uuid'")]
    [InlineData(
        "<domainbackup><disks><disk name='a' type='file'><target file='/x'><encryption format='luks'><secret type='passphrase' uuid='u' usage='v'/><ivgen name='n'/><cipher name='c' size='1'/></encryption></target></disk></disks></domainbackup>",
        "1:128+5 /domainbackup/disks/disk/target/encryption/secret/@usage BND3001 'usage' is not allowed in 'secret' together with 'uuid'\n"
            + "1:139+6 /domainbackup/disks/disk/target/encryption/ivgen BND3001 'ivgen' is not allowed yet in 'encryption': 'cipher' must come before it")]
    [InlineData(
        "<domainbackup><disks><disk name='a' type='file'><target file='/x'><encryption format='luks'><cipher name='c' size='-1'/><ivgen name='n'/></encryption></target></disk></disks></domainbackup>",
        "1:67+11 /domainbackup/disks/disk/target/encryption BND3002 'encryption' needs the element 'secret' before 'cipher'\n"
            + "1:116+2 /domainbackup/disks/disk/target/encryption/cipher/@size BND3003 '-1' is not allowed for 'size': it must be an integer between 0 and 4294967295")]
    [InlineData(
        "<domainbackup xmlns='urn:x'/>",
        "1:1+13 /domainbackup BND3001 'domainbackup' of the namespace 'urn:x' is not the root element that the schema describes: expected 'domainbackup' without a namespace")]
    [InlineData(
        "<domainbackup xmlns:p='urn:x' p:mode='pull'><p:disks/></domainbackup>",
        "1:31+6 /domainbackup/@p:mode BND3001 'mode' of the namespace 'urn:x' is not allowed in 'domainbackup'; expected 'mode'\n"
            + "1:45+8 /domainbackup/p:disks BND3001 'disks' of the namespace 'urn:x' is not allowed in 'domainbackup'; expected 'disks' without a namespace or 'incremental' without a namespace")]
    [InlineData(
        "<domainbackup><unknown a='b'><disk/></unknown><disks><disk/></disks></domainbackup>",
        "1:15+8 /domainbackup/unknown BND3001 'unknown' is not allowed in 'domainbackup'; expected 'disks' or 'incremental'\n"
            + "1:54+5 /domainbackup/disks/disk BND3002 'disk' needs the attribute 'name'")]
    [InlineData(
        "<domainbackup><foo/><disks></domainbackup>",
        "1:15+4 /domainbackup/foo BND3001 'foo' is not allowed in 'domainbackup'; expected 'disks' or 'incremental'\n"
            + "1:28+1 /domainbackup/disks BND3006 The end tag </domainbackup> does not match the start tag <disks> of line 1, column 21")]
    public void Invalid_documents_are_explained(string document, string expected) =>
        Assert.Equal(expected, string.Join("\n", Find(document)));

    private static string[] Find(string document) =>
        BackupSketch.Grammar.Validate(Encoding.UTF8.GetBytes(document))
            .Select(e => FormattableString.Invariant($"{e.Line}:{e.Column}+{e.Length} {e.Path} {e.Id} {e.Message}")).ToArray();
}
