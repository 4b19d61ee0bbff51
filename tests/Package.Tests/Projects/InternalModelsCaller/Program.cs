Console.WriteLine(InternalModels.Backups.Push("vda", "/b"));
