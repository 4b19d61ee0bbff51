using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Bindery.Tests.Support;
using Libvirt.Xml;

namespace Bindery.Tests;

/// <summary>What models decide while they are written and read is what the grammar decides of the document.</summary>
public sealed class ModelCheckTests
{
    [CorpusFact]
    public void Models_of_the_corpus_are_decided_as_their_documents() => Hold(
        [.. BackupDocuments.Documents().Concat(BackupDocuments.Mutants()).Concat(BackupDocuments.Probes()).Select(one => Encoding.UTF8.GetString(one.Utf8))],
        100);

    /// <summary>Edits of valid documents, several at once, the same in every run.</summary>
    [CorpusFact]
    public void Models_of_random_documents_are_decided_as_their_documents()
    {
        var random = new Random(12);
        var originals = BackupDocuments.Documents().Concat(BackupDocuments.Probes()).Select(one => XElement.Parse(Encoding.UTF8.GetString(one.Utf8))).ToList();
        var elements = originals.SelectMany(root => root.Descendants()).ToList();
        var attributes = elements.SelectMany(element => element.Attributes()).ToList();
        var documents = new List<string>();
        for (var i = 0; i < 4000; i++)
        {
            var root = new XElement(originals[random.Next(originals.Count)]);
            for (var edits = random.Next(1, 4); edits > 0; edits--)
            {
                var places = root.DescendantsAndSelf().ToList();
                var place = places[random.Next(places.Count)];
                switch (random.Next(5))
                {
                    case 0 when place != root:
                        place.Remove();
                        break;
                    case 1 when place != root:
                        place.AddAfterSelf(new XElement(place));
                        break;
                    case 2 when place.HasAttributes:
                        place.Attributes().ElementAt(random.Next(place.Attributes().Count())).Remove();
                        break;
                    case 3:
                        place.Add(new XElement(elements[random.Next(elements.Count)]));
                        break;
                    default:
                        var attribute = attributes[random.Next(attributes.Count)];
                        place.SetAttributeValue(attribute.Name, attribute.Value);
                        break;
                }
            }
            documents.Add(root.ToString(SaveOptions.DisableFormatting));
        }
        Hold(documents, 3000);
    }

    /// <summary>Models that no document gives: members are set without regard to the schema.</summary>
    [CorpusFact]
    public void Random_models_are_decided_as_their_documents()
    {
        var originals = BackupDocuments.Documents().Concat(BackupDocuments.Probes())
            .Select(one => DomainBackup.TryParse(Encoding.UTF8.GetString(one.Utf8), out var model) ? model : null).OfType<DomainBackup>().ToList();
        var models = new RandomModels(originals, 12);
        var (valid, invalid) = (0, 0);
        for (var i = 0; i < 2000; i++)
        {
            var model = models.Next();
            string text;
            try
            {
                text = model.ToXml(new XmlWriteOptions { Validate = false });
            }
            catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
            {
                // A required member is null.
                continue;
            }
            if (HoldWritten(model, Encoding.UTF8.GetBytes(text), isOutput: false))
                valid++;
            else
                invalid++;
        }
        Assert.True(valid >= 300 && invalid >= 300, $"{valid} {invalid}");
    }

    /// <summary>Values with what has to be escaped, and with what is not ASCII, are checked as they are, not as they are written.</summary>
    [Theory]
    [InlineData("a&b", true)]
    [InlineData("a<\"'>\t\n\r", true)]
    [InlineData("größer 𝒳", true)]
    [InlineData("", false)]
    public void Values_are_checked_as_they_are(string bitmap, bool isValid)
    {
        var backup = new DomainBackup { Mode = BackupMode.Pull, Server = new BackupServer { Name = "localhost", Port = 10809 },
            Disks = { new BackupDisk { Name = "vda", ExportBitmap = bitmap } } };
        var text = backup.ToXml(new XmlWriteOptions { Validate = false });
        Assert.Equal(isValid, DomainBackupGrammar.Instance.Validate(Encoding.UTF8.GetBytes(text)).Count == 0);
        Assert.Equal(isValid, backup.Validate().Count == 0);
    }

    private static void Hold(IReadOnlyList<string> documents, int least)
    {
        var grammar = DomainBackupGrammar.Instance;
        var decided = 0;
        foreach (var xml in documents)
        {
            var bytes = Encoding.UTF8.GetBytes(xml);
            var violations = grammar.ValidateOutput(bytes).Select(violation => violation.ToString());
            var reading = Record.Exception(() => DomainBackup.Parse(bytes, new XmlReadOptions { Validate = true }));
            Assert.Equal(violations, reading is SchemaViolationException refused ? refused.Violations.Select(violation => violation.ToString()) : []);
            if (!DomainBackup.TryParse(xml, out var model))
                continue;
            decided++;
            foreach (var isOutput in new[] { false, true })
            {
                var written = Encoding.UTF8.GetBytes(model.ToXml(new XmlWriteOptions { Validate = false, IncludeOutputOnly = isOutput }));
                HoldWritten(model, written, isOutput);
            }
        }
        Assert.True(decided >= least, $"{decided}");
    }

    private static bool HoldWritten(DomainBackup model, byte[] written, bool isOutput)
    {
        var grammar = DomainBackupGrammar.Instance;
        var expected = (isOutput ? grammar.ValidateOutput(written) : grammar.Validate(written)).Select(violation => violation.ToString()).ToList();
        var writing = Record.Exception(() => model.ToXml(new XmlWriteOptions { IncludeOutputOnly = isOutput }));
        Assert.Equal(expected, writing is SchemaViolationException kept ? kept.Violations.Select(violation => violation.ToString()) : []);
        return expected.Count == 0;
    }
}
