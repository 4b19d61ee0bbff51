Console.WriteLine(new Acme.Backups.DomainBackup { Disks = { new() { Name = "vda", Backup = false }, new() { Name = "vdb" } } }.ToXml());
