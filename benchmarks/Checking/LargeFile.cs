using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Bindery.Analyzers;

namespace Bindery.Benchmarks.Checking;

/// <summary>
/// A file of 2,000 lines, all of them with models: services with helpers, loops, arms, lambdas, delegates and queries, which are followed from one to the
/// other. What an edit of it costs.
/// </summary>
internal static class LargeFile
{
    private const int Lines = 2000;
    private const int Rounds = 30;
    private const int HelperCalls = 200;

    /// <summary>The times of the analyzer of models by kind of edit.</summary>
    public static IEnumerable<EditTimes> Time()
    {
        foreach (var (kind, text, edit, analyzer) in Edits)
        {
            var solution = Solution.Compile(new[] { text }.Concat(SolutionSource.All.Skip(1)).Select(Solution.Parse));
            var timed = new TimedAnalyzer(analyzer);
            var times = new List<EditTime>();
            for (var i = 0; i < Rounds; i++)
            {
                solution = Solution.Change(solution, 0, edit(text, i));
                Solution.Analyze(solution, 0, [timed]);
                times.Add(timed.Take());
            }
            times.RemoveRange(0, Rounds / 3);
            yield return new EditTimes(kind, times);
        }
    }

    // In the middle of the file, and another one each time.
    private static IEnumerable<(string Kind, string Text, Func<string, int, string> Edit, ModelAnalyzer Analyzer)> Edits
    {
        get
        {
            var services = Text(Service);
            var queries = Text(Query);
            var ours = new ModelAnalyzer();
            return
            [
                ("a comment at the end", services, (text, edit) => $"{text}// {edit}\n", ours),
                ("a statement in a method", services,
                    (text, edit) => InMiddle(text, "_log.Add(\"written\");", $"_log.Add(\"written {edit}\");"), ours),
                ("a value in a helper", services, (text, edit) => InMiddle(text, "$\"/backup/{name}\"", $"$\"/backup/{edit}/{{name}}\""), ours),
                ("a new method", services,
                    (text, edit) => InMiddle(text, "private BackupDisk Disk(", $"private int Added{edit}() => {edit};\n\n    private BackupDisk Disk("),
                    ours),
                ("a value in a file of queries", queries, (text, edit) => InMiddle(text, "\"/backup/\" + name", $"\"/backup/{edit}/\" + name"), ours),
                ("a value in a helper in a file of queries", queries, (text, edit) => InMiddle(text, "\"/dev/\" + name", $"\"/dev/{edit}/\" + name"), ours),
                ("a predicate in a file of queries", queries, (text, edit) => InMiddle(text, "name.Length > 2", $"name.Length > {edit}"), ours),
                ("a statement in a body that calls one helper 200 times", Calls(), EditCall, ours),
                ("the same, if each call is followed", Calls(), EditCall, new ModelAnalyzer { FollowsEachCall = true }),
            ];
        }
    }

    private static string InMiddle(string text, string before, string after)
    {
        var place = text.IndexOf(before, text.Length / 2, StringComparison.Ordinal);
        return text[..place] + after + text[(place + before.Length)..];
    }

    private static string EditCall(string text, int edit) => InMiddle(text, "names[150]", $"names[150 + {edit}]");

    private static string Text(string type)
    {
        var text = new StringBuilder("using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing Libvirt.Xml;\n\nnamespace Large;\n");
        for (var i = 0; text.ToString().Count(letter => letter == '\n') < Lines; i++)
            text.Append(type.Replace("NUMBER", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return text.ToString();
    }

    // One body that calls one helper again and again.
    private static string Calls()
    {
        var text = new StringBuilder("using System.Collections.Generic;\nusing Libvirt.Xml;\n\nnamespace Large;\n\n");
        text.Append("public static class Calls\n{\n    public static string Write(string[] names)\n    {\n        var backup = new DomainBackup();\n");
        for (var i = 0; i < HelperCalls; i++)
            text.Append(CultureInfo.InvariantCulture, $"        backup.Disks.Add(Disk(names[{i}]));\n");
        return text.Append("        return backup.ToXml();\n    }\n").Append(Helper).Append("}\n").ToString();
    }

    private const string Helper = """

            private static BackupDisk Disk(string name)
            {
                var disk = new BackupDisk { Name = name };
                if (name.Length > 3)
                {
                    disk.Type = DiskType.File;
                    disk.Target = new() { File = $"/backup/{name}" };
                }
                else
                {
                    disk.Backup = false;
                }
                foreach (var letter in name)
                    if (letter == 'x')
                        disk.Incremental = "x";
                return disk;
            }

        """;

    private const string Service = """

        public sealed class ServiceNUMBER(string folder, bool isPull)
        {
            private readonly List<string> _log = new();

            public string Write(IEnumerable<string> names, string? since)
            {
                var backup = Begin();
                foreach (var name in names)
                {
                    var disk = Disk(name);
                    if (since is not null)
                        disk.ExportName = isPull ? name : null;
                    backup.Disks.Add(disk);
                }
                if (since is not null)
                    backup.Incremental = since;
                _log.Add("written");
                return backup.ToXml();
            }

            public string WriteAll(string[] names) => Configure(b => b.Disks = names.Select(name => new BackupDisk { Name = name, Backup = name.Length > 3 }).ToList()).ToXml();

            public string WriteKind(string kind)
            {
                Func<string, string> path = name => folder + "/" + name;
                var backup = new DomainBackup { Mode = BackupMode.Push };
                backup.Disks.Add(kind switch
                {
                    "file" => new BackupDisk { Name = "vda", Type = DiskType.File, Target = new() { File = path("a") } },
                    "block" => new BackupDisk { Name = "vdb", Type = DiskType.Block, Target = new() { Dev = path("b") } },
                    _ => new BackupDisk { Name = "vdc", Type = DiskType.File },
                });
                return backup.ToXml();
            }

            private static DomainBackup Configure(Action<DomainBackup> configure)
            {
                var backup = new DomainBackup { Mode = BackupMode.Push };
                configure(backup);
                return backup;
            }

            private DomainBackup Begin() => isPull ? DomainBackup.Pull(BackupServer.Unix("/run/backup")) : new DomainBackup { Mode = BackupMode.Push };

            private BackupDisk Disk(string name)
            {
                var disk = new BackupDisk { Name = name, Type = DiskType.File };
                if (isPull)
                    disk.Scratch = new() { File = $"{folder}/{name}" };
                else
                    disk.Target = new() { File = $"/backup/{name}" };
                return disk;
            }
        }
        """;

    private const string Query = """

        public sealed class QueriesNUMBER(bool isIncremental)
        {
            public string Write(string[] names, string? since)
            {
                var disks = names.Where(name => name.Length > 2 && !name.StartsWith("x"))
                    .Select(name => new BackupDisk { Name = name, Type = DiskType.File, Target = new() { File = "/backup/" + name } })
                    .ToList();
                if (disks.All(disk => disk.ExportName is null) && !disks.Any(disk => disk.Backup == false))
                    disks.Add(new BackupDisk { Name = "vdz", Backup = false });
                var backup = new DomainBackup { Disks = disks.Where(disk => disk.Name != "vda" || since is not null).OrderBy(disk => disk.Name).ToList() };
                foreach (var disk in backup.Disks.Where(disk => disk.Type == DiskType.File || disk.Target is null))
                    disk.Incremental = isIncremental ? since : null;
                return backup.ToXml();
            }

            public string WriteKnown(string? since, DiskType kind)
            {
                var disks = new[] { Disk("vda", DiskType.File), Disk("vdb", kind), Disk("vdc", DiskType.Block), Disk("vdd", kind) };
                var files = disks.Where(disk => disk.Type == DiskType.File || (isIncremental && since is not null)).ToList();
                if (files.Any(disk => disk.Target is { File: not null }) || files.All(disk => disk.Incremental is null))
                    files.ForEach(disk => disk.Incremental = since);
                var first = disks.FirstOrDefault(disk => disk.Type == kind && disk.Backup != false) ?? disks.First(disk => disk.Name != "vdb");
                return new DomainBackup { Disks = files.Append(first).DistinctBy(disk => disk.Name).Where(disk => disk.Name.Length > 2).ToList() }.ToXml();
            }

            public int Count(DomainBackup backup, string[] names) =>
                (from disk in backup.Disks where names.Contains(disk.Name) group disk by disk.Type into kind select kind.Count()).Sum();

            private static BackupDisk Disk(string name, DiskType type) => type == DiskType.File
                ? new BackupDisk { Name = name, Type = type, Target = new() { File = "/backup/" + name } }
                : new BackupDisk { Name = name, Type = DiskType.Block, Target = new() { Dev = "/dev/" + name } };
        }
        """;
}
