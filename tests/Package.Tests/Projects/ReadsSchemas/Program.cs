using Bindery;
using Bindery.Schema;

var path = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "note.rng");
Grammar grammar = SchemaReader.Load(path);
Console.WriteLine(grammar.Validate("<note topic='birds'/>"u8).Count);
using (var document = new MemoryStream("<note topic='bird'/>"u8.ToArray()))
    foreach (var error in grammar.Validate(document, new XmlLimits { MaxDepth = 8 }))
        Console.WriteLine(error);
try
{
    SchemaReader.Parse("<element name='a' xmlns='http://relaxng.org/ns/structure/1.0'><externalRef href='note.rng'/></element>", "inline.rng");
}
catch (SchemaException exception)
{
    Console.WriteLine(exception.Diagnostics[0].Id + " " + exception.Diagnostics[0].Span.File);
}
