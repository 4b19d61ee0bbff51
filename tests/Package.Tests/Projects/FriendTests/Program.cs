using Libvirt.Xml;

DomainBackup backup = InternalModels.Backups.Model("vda", "/b");
Console.WriteLine(backup.Disks[0].Target?.File);
Console.WriteLine(typeof(DomainBackup).Assembly.GetName().Name);
