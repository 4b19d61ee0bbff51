using System;
using Bindery;
using LiveBackupSample;
using LiveBackupSample.Native;

namespace NbdBackupSample;

/// <summary>Saves the disks of a running domain over NBD, and restores images from what was saved. qemu-img copies the data.</summary>
internal static class Program
{
    private const int Done = 0, NotDone = 1, WrongCall = 2;

    private const string Usage = """
        Usage: NbdBackup save DOMAIN FOLDER [--disk NAME]... [--connect URI]
               NbdBackup restore FOLDER TARGET

        save     copies the disks of the domain, as they are at this moment, into FOLDER, with the document of the domain
                 and those of its checkpoints; QEMU must be able to write to FOLDER
        restore  makes an image in the folder TARGET of each disk in FOLDER, in the format that the domain used
        """;

    private static int Main(string[] arguments)
    {
        try
        {
            switch (arguments)
            {
                case ["save", var domain, var folder, .. var options]:
                    var asked = SaveOptions.Parse(options);
                    using (var hypervisor = Hypervisor.Connect(asked.Uri))
                    using (var guest = hypervisor.Find(domain))
                        new PullBackup(guest, Console.Out).Save(folder, asked.Disks);
                    return Done;
                case ["restore", var folder, var target]:
                    Restoration.Restore(folder, target, Console.Out);
                    return Done;
                default:
                    Console.Error.WriteLine(Usage);
                    return WrongCall;
            }
        }
        catch (ArgumentException exception)
        {
            Console.Error.WriteLine(exception.Message);
            Console.Error.WriteLine(Usage);
            return WrongCall;
        }
        catch (SchemaViolationException exception)
        {
            foreach (var violation in exception.Violations)
                Console.Error.WriteLine($"{violation.Path}: {violation.Message} [{violation.Id}]");
            return NotDone;
        }
        catch (Exception exception) when (exception is LibvirtException or XmlBindingException or NbdException)
        {
            Console.Error.WriteLine(exception.Message);
            return NotDone;
        }
    }
}
