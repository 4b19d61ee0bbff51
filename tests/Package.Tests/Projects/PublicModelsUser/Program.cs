using Libvirt.Xml;

var backup = PublicModels.Backups.Push("vda", "/b");
backup.Disks.Add(new BackupDisk { Name = "vdb", Backup = false });
Console.WriteLine(backup.ToXml());
Console.WriteLine(typeof(DomainBackup).Assembly.GetName().Name);
