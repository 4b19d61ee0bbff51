using Bindery;
using Libvirt.Xml;

var live = DomainBackup.Parse(
    "<domainbackup mode='pull'><disks><disk name='vda' type='file' index='3' future='1'><scratch file='/s'/></disk></disks></domainbackup>");
Console.WriteLine($"{live.Mode} {live.Disks[0].Name} {live.Disks[0].Index}");

// Only a pull backup exports; written down in C#, this would not compile.
var push = DomainBackup.Parse("<domainbackup><disks><disk name='vda' type='file' exportname='root'><target file='/t'/></disk></disks></domainbackup>");
try
{
    Console.WriteLine(push.ToXml());
}
catch (SchemaViolationException refused)
{
    Console.WriteLine($"refused, errors: {refused.Violations.Count}");
}
