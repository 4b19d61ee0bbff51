using System;
using Bindery;
using LiveBackupSample.Native;

namespace LiveBackupSample;

/// <summary>Backs up a running domain. What is asked for is checked by the models before libvirt hears of it.</summary>
internal static class Program
{
    private const int Made = 0, NotMade = 1, WrongCall = 2, NoLibvirt = 3;

    private static int Main(string[] arguments)
    {
        if (arguments is [] or ["--help" or "-h"])
        {
            Console.WriteLine(LiveOptions.Usage);
            return Made;
        }
        try
        {
            var options = LiveOptions.Parse(arguments);
            using var interruption = new Interruption();
            using var hypervisor = Hypervisor.Connect(options.Uri);
            using var guest = hypervisor.Find(options.Domain);
            return new LiveJob(guest, options, Console.Out).Run(interruption) ? Made : NotMade;
        }
        catch (ArgumentException exception)
        {
            Console.Error.WriteLine(exception.Message);
            Console.Error.WriteLine(LiveOptions.Usage);
            return WrongCall;
        }
        catch (SchemaViolationException exception)
        {
            Console.Error.WriteLine("Libvirt would refuse this backup:");
            foreach (var error in exception.Violations)
                Console.Error.WriteLine($"  {error.Path}: {error.Message} [{error.Id}]");
            return NotMade;
        }
        catch (XmlBindingException exception)
        {
            Console.Error.WriteLine($"What libvirt says of the running backup cannot be read: {exception.Message}");
            return NotMade;
        }
        catch (LibvirtException exception)
        {
            Console.Error.WriteLine($"libvirt: {exception.Message}");
            return NotMade;
        }
        catch (DllNotFoundException)
        {
            Console.Error.WriteLine(
                "libvirt.so.0 was not found: this program needs libvirt's client library (Debian and Ubuntu: libvirt0, Fedora: libvirt-libs).");
            return NoLibvirt;
        }
        catch (EntryPointNotFoundException)
        {
            Console.Error.WriteLine("This libvirt is too old: backups came with version 6.0.");
            return NoLibvirt;
        }
    }
}
