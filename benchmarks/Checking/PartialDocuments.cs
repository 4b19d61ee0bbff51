using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Documents;
using Libvirt.Xml;

namespace Bindery.Benchmarks.Checking;

/// <summary>How long it takes to decide a backup of which forty members may be there or not.</summary>
internal static class PartialDocuments
{
    private const int Disks = 4;
    private static readonly string[] Attributes = ["name", "backup", "type", "backupmode", "incremental", "exportname", "exportbitmap"];
    private static readonly string[] Children = ["driver", "scratch", "target"];

    /// <summary>The compiled grammar, as the analyzers find it.</summary>
    private static string GrammarText { get; } = typeof(DomainBackup).Assembly.GetCustomAttributes<GrammarAttribute>()
        .Single(grammar => grammar.Name == "domainbackup.rng").Text;

    /// <summary>Times single checks, in microseconds, sorted.</summary>
    /// <param name="isFresh">Whether each begins with nothing remembered from those before.</param>
    public static IReadOnlyList<double> Time(bool isFresh)
    {
        var times = new List<double>();
        var checker = new DocumentChecker(Grammar.FromText(GrammarText).Compiled);
        for (var round = -200; round < 500; round++)
        {
            if (isFresh)
                checker = new DocumentChecker(Grammar.FromText(GrammarText).Compiled);
            var document = Backup();
            var start = Stopwatch.GetTimestamp();
            var isAdmitted = checker.IsSatisfiable(document, checker.Roots("", "domainbackup"));
            var time = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            if (!isAdmitted)
                throw new InvalidOperationException("A backup of which nothing is known can be admitted.");
            if (round >= 0)
                times.Add(time);
        }
        times.Sort();
        return times;
    }

    /// <summary>A pull backup of four disks of which each of ten members is unknown.</summary>
    private static PartialElement Backup()
    {
        var disks = new PartialElement("", "disks");
        for (var number = 0; number < Disks; number++)
        {
            var disk = new PartialElement("", "disk");
            disk.Attributes.AddRange(Attributes.Select(name => new PartialAttribute("", name, Presence.Unknown)));
            disk.Children.AddRange(Children.Select(name => new PartialChild("", name, Presence.Unknown, new PartialElement("", name) { IsClosed = false })));
            disks.Children.Add(new PartialChild("", "disk", Presence.Certain, disk));
        }
        var backup = new PartialElement("", "domainbackup");
        backup.Attributes.Add(new PartialAttribute("", "mode", Presence.Certain, ["pull"]));
        backup.Children.Add(new PartialChild("", "server", Presence.Unknown, new PartialElement("", "server") { IsClosed = false }));
        backup.Children.Add(new PartialChild("", "disks", Presence.Certain, disks));
        return backup;
    }
}
