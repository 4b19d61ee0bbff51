using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Bindery.Schema;

namespace Bindery.Tests.Use;

/// <summary>A grammar serves any number of threads: what each finds is what one thread finds.</summary>
public sealed class ThreadTests
{
    private const int Threads = 16;

    [Fact]
    public void Sixteen_threads_give_the_same_results_as_one()
    {
        var path = Path.Combine(Corpus.Repository, "schemas", "domainbackup.rng");
        var documents = Documents().Select(Encoding.UTF8.GetBytes).ToList();
        var alone = SchemaReader.Load(path);
        var expected = documents.ConvertAll(document => Describe(alone, document));
        Assert.Contains("", expected);
        Assert.True(expected.Distinct().Count() > 10);

        // A grammar that nobody has used yet: what is made on first use is made by all threads at once.
        var shared = SchemaReader.Load(path);
        var failures = new List<string>();
        using var start = new Barrier(Threads);
        var threads = Enumerable.Range(0, Threads).Select(number => new Thread(() => Run(number))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Expect.None(failures);

        void Run(int number)
        {
            try
            {
                var random = new Random(number);
                start.SignalAndWait();
                for (var round = 0; round < 400; round++)
                {
                    var at = random.Next(documents.Count);
                    var found = Describe(shared, documents[at]);
                    if (found != expected[at])
                        Fail($"{Encoding.UTF8.GetString(documents[at])}\nexpected {expected[at]}\nfound {found}");
                }
            }
            catch (Exception exception)
            {
                Fail(exception.ToString());
            }
        }

        void Fail(string failure)
        {
            lock (failures)
                failures.Add(failure);
        }
    }

    private static string Describe(Grammar grammar, byte[] document) =>
        string.Join("\n", grammar.Validate(document).Select(violation => $"{violation.Line}:{violation.Column} {violation.Path} {violation.Id} {violation.Message}"));

    private static IEnumerable<string> Documents()
    {
        string[] roots = ["", " mode='push'", " mode='pull'", " mode='poll'"];
        string[] servers = ["", "<server transport='unix' socket='/run/s'/>", "<server name='h' port='10809'/>", "<server/>"];
        string[] disks =
        [
            "<disk name='vda' type='file'><target file='/t'/></disk>", "<disk name='vda' type='file'><scratch file='/s'/></disk>",
            "<disk name='vda' backup='no'/><disk name='vdb'/>", "<disk name='vda'/><disk name='vda'/>", "<disk name='vda' exportname='e'/>",
        ];
        return
        [
            .. from root in roots from server in servers from disk in disks select $"<domainbackup{root}>{server}<disks>{disk}</disks></domainbackup>",
            "<domainbackup>", "<domaincheckpoint/>", "",
        ];
    }
}
