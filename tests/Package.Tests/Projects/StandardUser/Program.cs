Console.WriteLine(Standard9.Backups.Push("vda", "/b"));
Console.WriteLine(string.Join(",", Standard9.Backups.Disks("<domainbackup><disks><disk name='vda'/><disk name='vdb'/></disks></domainbackup>")));
Console.WriteLine(Standard12.Backups.Pull("vda", "/s"));
