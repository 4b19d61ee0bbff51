using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Bindery.Benchmarks.Checking;

/// <summary>
/// The sources of a made-up solution: services of about a hundred lines each, of which a tenth plan backups with the models. The same files each time.
/// </summary>
internal static class SolutionSource
{
    /// <summary>How many files there are.</summary>
    public const int Files = 500;

    private const int FilesForOneWithModels = 10;
    private const int LeastMethods = 3;
    private const int MoreMethods = 4;

    /// <summary>The texts of the files.</summary>
    public static IReadOnlyList<string> All { get; } = Enumerable.Range(0, Files)
        .Select(number => UsesModels(number) ? BackupService(number) : InventoryService(number))
        .ToList();

    /// <summary>Whether a file has to do with models.</summary>
    public static bool UsesModels(int number) => number % FilesForOneWithModels == 3;

    private static string InventoryService(int number)
    {
        var text = new StringBuilder($$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading;
            using System.Threading.Tasks;

            namespace Company.Inventory.Area{{Name(number % 20)}};

            public sealed record Item{{Name(number)}}(string Name, string Type, int Amount, DateTime Changed);

            public sealed class InventoryService{{Name(number)}}
            {
                private readonly Dictionary<string, Item{{Name(number)}}> _items = new(StringComparer.Ordinal);
                private readonly object _gate = new();

                public event EventHandler<Item{{Name(number)}}>? Changed;

                public int Count => _items.Count;


            """);
        for (var method = 0; method < LeastMethods + number % MoreMethods; method++)
            text.Append(CultureInfo.InvariantCulture, $$"""
                    public async Task<IReadOnlyList<Item{{Name(number)}}>> Collect{{Name(method)}}Async(IEnumerable<string> names, int limit, CancellationToken cancellationToken)
                    {
                        var found = new List<Item{{Name(number)}}>();
                        foreach (var name in names.Where(name => name.Length > {{method}}).Distinct())
                        {
                            cancellationToken.ThrowIfCancellationRequested();
                            Item{{Name(number)}} item;
                            lock (_gate)
                            {
                                if (!_items.TryGetValue(name, out var known))
                                    _items[name] = known = new Item{{Name(number)}}(name, "type-{{method}}", limit, DateTime.UtcNow) { Amount = limit + {{number}} };
                                item = known with { Changed = DateTime.UtcNow };
                            }
                            found.Add(item);
                            Changed?.Invoke(this, item);
                            if (found.Count >= limit)
                                break;
                        }
                        await Task.Delay({{method + 1}}, cancellationToken).ConfigureAwait(false);
                        var total = found.Sum(item => item.Amount);
                        return total > {{number}} ? found.OrderBy(item => item.Name, StringComparer.Ordinal).ToList() : found;
                    }


                """);
        return text.Append("}\n").ToString();
    }

    private static string BackupService(int number)
    {
        var text = new StringBuilder($$"""
            using System;
            using System.Collections.Generic;
            using System.IO;
            using System.Linq;
            using System.Threading;
            using System.Threading.Tasks;
            using Libvirt.Xml;

            namespace Company.Backups.Area{{Name(number % 20)}};

            public sealed class BackupService{{Name(number)}}
            {
                private readonly List<string> _log = new();


            """);
        for (var method = 0; method < LeastMethods + number % MoreMethods; method++)
            text.Append(CultureInfo.InvariantCulture, $$"""
                    public string Push{{Name(method)}}(IEnumerable<string> disks, string folder, bool isRaw)
                    {
                        var backup = new DomainBackup { Incremental = isRaw ? null : "checkpoint-{{number}}" };
                        foreach (var name in disks.Where(name => name.Length > 2))
                        {
                            var disk = new BackupDisk { Name = name, Type = DiskType.File, Target = new() { File = $"{folder}/{name}.{{method}}" } };
                            if (isRaw)
                                disk.Driver = new() { Type = StorageFormat.Raw };
                            backup.Disks.Add(disk);
                            _log.Add($"{name}: {disk.Target?.File}");
                        }
                        backup.Disks.Add(new BackupDisk { Name = "vdz", Backup = false });
                        return backup.ToXml();
                    }

                    public async Task Pull{{Name(method)}}Async(string disk, string socket, Stream output, CancellationToken cancellationToken)
                    {
                        var backup = new DomainBackup
                        {
                            Mode = BackupMode.Pull,
                            Server = BackupServer.Unix(socket),
                            Disks = { new BackupDisk { Name = disk, Type = DiskType.File, ExportName = "export-{{method}}", Scratch = new() { File = "/var/tmp/{{number}}.scratch" } } },
                        };
                        if (disk.Length > {{method}})
                            backup.Disks[0].ExportBitmap = "bitmap-{{method}}";
                        await backup.SaveAsync(output, cancellationToken: cancellationToken).ConfigureAwait(false);
                        _log.Add(string.Join(", ", backup.Disks.Select(item => item.Name)));
                    }


                """);
        return text.Append("}\n").ToString();
    }

    private static string Name(int number) => number.ToString("D3", CultureInfo.InvariantCulture);
}
