using System;
using System.IO;
using System.Text;
using Bindery;
using Bindery.Schema;
using SharpFuzz;

// One input at a time, as AFL++ makes them: what is wrong may be refused in the ways that are documented; any other exception, or no end, is a finding.
var target = args[0];
// Instrumented code runs only below: it counts into memory that AFL++ hands over.
Grammar? anything = null;
Fuzzer.OutOfProcess.Run(stream =>
{
    using var copy = new MemoryStream();
    stream.CopyTo(copy);
    var input = copy.ToArray();
    try
    {
        switch (target)
        {
            case "document":
                (anything ??= SchemaReader.Parse("start = any any = element * { (attribute * { text } | text | any)* }", "any.rnc")).Validate(input);
                break;
            case "grammar":
                Grammar.FromText(Encoding.Latin1.GetString(input));
                break;
            default:
                SchemaReader.Parse(Encoding.UTF8.GetString(input), "schema." + target);
                break;
        }
    }
    catch (Exception exception) when (exception is SchemaException or FormatException)
    {
    }
});
