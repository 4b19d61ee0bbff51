using Bindery.Schema;
using My.Models;

var grammar = SchemaReader.Load(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "ReadsSchemas", "note.rng"));
var note = new Note { Topic = NoteTopic.Birds };
Console.WriteLine(note.ToXml());
Console.WriteLine(grammar.Validate(System.Text.Encoding.UTF8.GetBytes(note.ToXml())).Count);
