using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Bindery.Tests.Transcription.Models;

namespace Bindery.Tests.Transcription.Documents;

/// <summary>A document that the models can express, and the objects that express it.</summary>
internal sealed record Case(Document Document, ModelNode Model);

/// <summary>A document that they cannot express.</summary>
/// <param name="Document">The document.</param>
/// <param name="Reason">The reason, for counting.</param>
/// <param name="Detail">The complete reason.</param>
internal sealed record LeftOut(Document Document, string Reason, string Detail);

/// <summary>
/// Divides documents into those that the models can express and the others. The former are verified: the objects are created and written, and the result equals
/// the document.
/// </summary>
internal sealed class Selection
{
    public const string Order = "an order of elements that is not the writer's, and that the verdict depends on";

    public Selection(ModelAssembly models, IReadOnlyList<Document> documents)
    {
        var reader = new DocumentReader(models);
        var cases = new List<Case>();
        var leftOut = new List<LeftOut>();
        foreach (var document in documents)
        {
            try
            {
                var element = DocumentText.Load(document.Xml);
                var model = reader.Read(element);
                CheckWritten(models, document, element, model);
                cases.Add(new Case(document, model));
            }
            catch (InexpressibleException exception)
            {
                leftOut.Add(new LeftOut(document, exception.Reason, exception.Message));
            }
            catch (XmlException exception)
            {
                leftOut.Add(new LeftOut(document, "not well-formed", exception.Message));
            }
        }
        Cases = cases;
        LeftOut = leftOut;
    }

    public IReadOnlyList<Case> Cases { get; }

    public IReadOnlyList<LeftOut> LeftOut { get; }

    /// <summary>Returns the number of documents for each reason, the most frequent first.</summary>
    public IEnumerable<string> Reasons =>
        LeftOut.GroupBy(one => one.Reason).OrderByDescending(group => group.Count()).Select(group => $"{group.Count()} {group.Key}");

    private static void CheckWritten(ModelAssembly models, Document document, XElement element, ModelNode model)
    {
        if (ModelBuilder.WritesMore(model))
        {
            Assert.False(document.IsValid, $"{document.Name} lacks what every branch requires, and is valid?\n{document.Xml}");
            return;
        }
        var written = Written.Element(ModelBuilder.Build(model));
        Assert.True(
            DocumentText.Canonical(element) == DocumentText.Canonical(written),
            $"{document.Name} was understood as something else:\n{document.Xml}\n{written}");
        var isValid = models.Grammar.Validate(Encoding.UTF8.GetBytes(written.ToString(SaveOptions.DisableFormatting))).Count == 0;
        if (isValid == document.IsValid)
            return;
        if (DocumentText.Ordered(element) != DocumentText.Ordered(written))
            throw new InexpressibleException(Order, document.Name);
        Assert.Fail($"{document.Name} is {(document.IsValid ? "valid" : "invalid")}, but not as it is written:\n{document.Xml}\n{written}");
    }
}
