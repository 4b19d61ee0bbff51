using System;
using System.IO;
using System.Text;
using Bindery;
using Bindery.Schema;
using SharpFuzz;

// Processes one input at a time, as AFL++ generates it. Invalid input may be rejected with the documented exceptions; any other exception, or a time-out, is a
// finding.
var target = args[0];
// Instrumented code may only run below, because it counts in memory that AFL++ provides.
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
