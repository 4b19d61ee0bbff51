using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace Bindery.Tests.Cases;

/// <summary>Adds the surrounding code that a case omits.</summary>
internal static class CaseSource
{
    /// <summary>Methods that cases call if it does not matter what is called; the analyzers do not know them.</summary>
    public const string Ambient = """
        public static class Ambient
        {
            public static object? Kept;
            public static void Use(params object?[] values) { }
            public static T Pass<T>(T value) => value;
            public static void Refer<T>(ref T value) { }
            public static void Read<T>(in T value) { }
            public static void Give<T>(T given, out T value) => value = given;
            public static bool Asked(object? value) => value is not null;
            public static void Call(System.Action action) => action();
        }
        """;

    /// <summary>The documents in which a part of a backup can occur: if the part alone is invalid, all of them are.</summary>
    public const string Hosts = """
        using Libvirt.Xml;
        public static class Hosts
        {
            public static System.Collections.Generic.IEnumerable<DomainBackup> Of(object part)
            {
                switch (part)
                {
                    case DomainBackup backup:
                        yield return backup;
                        break;
                    case BackupServer server:
                        yield return DomainBackup.Pull(server);
                        break;
                    case BackupDisk disk:
                        yield return new DomainBackup { Disks = { disk } };
                        yield return new DomainBackup { Mode = BackupMode.Pull, Server = BackupServer.Unix("/run/b"), Disks = { disk } };
                        break;
                    case BackupTarget target:
                        yield return new DomainBackup { Disks = { new BackupDisk { Name = "vda", Type = DiskType.File, Target = target } } };
                        yield return new DomainBackup { Disks = { new BackupDisk { Name = "vda", Type = DiskType.Block, Target = target } } };
                        break;
                    case SecurityLabel label:
                        yield return new DomainBackup { Disks = { new BackupDisk { Name = "vda", Type = DiskType.File, Target = new() { File = "/t", Labels = { label } } } } };
                        break;
                    case Encryption encryption:
                        yield return new DomainBackup { Disks = { new BackupDisk { Name = "vda", Type = DiskType.File, Target = new() { File = "/t", Encryption = encryption } } } };
                        break;
                    case EncryptionSecret secret:
                        yield return new DomainBackup { Disks = { new BackupDisk { Name = "vda", Type = DiskType.File, Target = new() { File = "/t", Encryption = new() { Secret = secret } } } } };
                        break;
                }
            }
        }
        """;

    private static readonly string[] Usings =
        ["System", "System.Buffers", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading.Tasks", "Bindery"];

    /// <summary>Returns the global usings, if the language version supports them.</summary>
    public static string GlobalUsings(CaseModels models) => Prefix("global using ", models, "\n");

    /// <summary>Returns the files of a case with their marks.</summary>
    public static IEnumerable<CaseFile> Files(Case read, CaseModels models) =>
        read.Files.Select(file => new CaseFile(file.Name, Whole(read, file.Text, models)));

    private static string Whole(Case read, string text, CaseModels models)
    {
        var usings = read.Language < LanguageVersion.CSharp10 ? Prefix("using ", models, " ") : "";
        return read.Form switch
        {
            CaseForm.Statements => $$"""
                {{usings}}public static class Case
                {
                    public static async Task<object?> Run(bool flag, int number, string text, string place, Stream stream, IBufferWriter<byte> output)
                    {
                {{text}}
                        return null;
                    }
                }
                """,
            CaseForm.Members => $$"""
                {{usings}}public partial class Case
                {
                {{text}}
                }
                """,
            _ => text,
        };
    }

    private static string Prefix(string word, CaseModels models, string between) =>
        string.Concat(Usings.Append(models.Space).Append("static Ambient").Select(name => $"{word}{name};{between}"));
}
