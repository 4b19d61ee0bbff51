using System;
using System.IO;
using Bindery;
using Libvirt.Xml;

namespace BackupSample;

/// <summary>Builds backup documents from arguments, and shows what libvirt sent back. Not one string of XML is in here.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        try
        {
            switch (arguments)
            {
                case []:
                    Print("A full push backup of one disk, to a file that libvirt names, and of another to a raw file:", Examples.Push());
                    Print("An incremental pull backup over a UNIX socket:", Examples.Pull());
                    return 0;
                case ["--show", var file]:
                    Show.Print(DomainBackup.Load(file), Console.Out);
                    return 0;
                case ["--help" or "-h"]:
                    Console.WriteLine(BackupArguments.Usage);
                    return 0;
                default:
                    Console.WriteLine(BackupArguments.Build(arguments).ToXml(Indented));
                    return 0;
            }
        }
        catch (SchemaViolationException exception)
        {
            Console.Error.WriteLine("Libvirt would refuse this backup:");
            foreach (var error in exception.Violations)
                Console.Error.WriteLine($"  {error.Path}: {error.Message} [{error.Id}]");
            return 1;
        }
        catch (XmlBindingException exception)
        {
            Console.Error.WriteLine($"This is no backup document: {exception.Message}");
            return 1;
        }
        catch (ArgumentException exception)
        {
            Console.Error.WriteLine(exception.Message);
            Console.Error.WriteLine(BackupArguments.Usage);
            return 2;
        }
        catch (IOException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 2;
        }
    }

    private static XmlWriteOptions Indented { get; } = new() { Indent = true };

    private static void Print(string title, DomainBackup backup)
    {
        Console.WriteLine($"# {title}");
        Console.WriteLine(backup.ToXml(Indented));
        Console.WriteLine();
    }
}
