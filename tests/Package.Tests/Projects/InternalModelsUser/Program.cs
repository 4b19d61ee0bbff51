using Libvirt.Xml;

Console.WriteLine(InternalModels.Backups.Push("vda", "/b"));
Console.WriteLine(DomainBackup.Parse(InternalModels.Backups.Push("vda", "/b")).Disks[0].Name);
Console.WriteLine(typeof(DomainBackup).Assembly.GetName().Name);
