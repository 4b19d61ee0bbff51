using System.Collections.Generic;
using System.Linq;
using System.Text;
using Libvirt.Xml;

namespace Bindery.Tests.Live.Misuse;

/// <summary>Asks our schemas, at two doors that must say the same: the grammar with the document, and the models that read it.</summary>
internal static class OurVerdict
{
    public static Verdict Of(string backup, string? checkpoint)
    {
        var errors = Validate(DomainBackupGrammar.Instance, backup);
        if (errors.Count == 0 && checkpoint is not null)
            errors = Validate(DomainCheckpointGrammar.Instance, checkpoint);
        return errors.Count == 0 ? Verdict.Accepted : new(false, errors[0].Id, string.Join(" ", errors.Select(error => error.Message).Distinct()));
    }

    /// <summary>Whether the models read it strictly, and would send all of it: content that only libvirt writes they leave out.</summary>
    public static bool OfModels(string backup, string? checkpoint)
    {
        var strict = new XmlReadOptions { Validate = true, DocumentType = DocumentTypeHandling.Read };
        try
        {
            if (checkpoint is not null && DomainCheckpoint.Parse(Encoding.UTF8.GetBytes(checkpoint), strict).Validate().Count > 0)
                return false;
            var job = DomainBackup.Parse(Encoding.UTF8.GetBytes(backup), strict);
            return job.Validate().Count == 0 && job.ToXml() == job.ToXml(new() { IncludeOutputOnly = true });
        }
        catch (XmlBindingException)
        {
            return false;
        }
    }

    private static IReadOnlyList<SchemaViolation> Validate(Grammar grammar, string document) => grammar.Validate(Encoding.UTF8.GetBytes(document));
}
