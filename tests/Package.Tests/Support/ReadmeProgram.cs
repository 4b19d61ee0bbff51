using System;
using System.Collections.Generic;
using System.IO;

namespace Bindery.Tests.Support;

/// <summary>A console program from the README's snippets, as typed there.</summary>
internal static class ReadmeProgram
{
    /// <summary>What libvirt would have returned; the snippets call it dump.</summary>
    private const string Dump = "<domainbackup mode='pull'><server transport='tcp' name='localhost' port='10809'/><disks>"
        + "<disk name='vda' type='file' exportname='vda' index='3'><scratch file='/s'/></disk><disk name='hdc' backup='no'/></disks></domainbackup>";

    public static string Text()
    {
        var snippets = Snippets();
        return $$"""
            using Libvirt.Xml;

            const string dump = "{{Dump}}";
            {
            {{snippets[0]}}
                Console.WriteLine(xml);
                Console.WriteLine(running.Mode);
            }
            {
            {{snippets[1]}}
                Console.WriteLine(xml);
                Console.WriteLine(delta.ToXml());
            }
            """;
    }

    private static List<string> Snippets()
    {
        var snippets = new List<string>();
        foreach (var part in File.ReadAllText(Path.Combine(Corpus.Repository, "README.md")).Split("```csharp\n")[1..])
            snippets.Add(part[..part.IndexOf("```", StringComparison.Ordinal)]);
        return snippets;
    }
}
