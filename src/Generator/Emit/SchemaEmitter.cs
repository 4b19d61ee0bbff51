using System.Collections.Generic;
using System.Threading;
using Bindery.Generator.Binding.Model;

namespace Bindery.Generator.Emit;

/// <summary>One generated file.</summary>
internal sealed record GeneratedFile(string HintName, string Text);

/// <summary>Writes all files of a schema.</summary>
internal static class SchemaEmitter
{
    public static IEnumerable<GeneratedFile> Emit(SchemaModel schema, EmitOptions options, CancellationToken cancellationToken)
    {
        var context = new EmitContext(schema, options);
        var hints = new HashSet<string>(System.StringComparer.OrdinalIgnoreCase);
        foreach (var model in schema.Classes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return File(model.Name, ClassEmitter.Emit(context, model));
        }
        foreach (var model in schema.Bases)
            yield return File(model.Name, ItemBaseEmitter.Emit(context, model));
        foreach (var model in schema.Enums)
            yield return File(model.Name, EnumEmitter.Emit(context, model));
        yield return File(schema.GrammarName, GrammarEmitter.Emit(context));

        // Hint names must differ by more than case and must not contain '@', which namespaces with keywords in them do.
        GeneratedFile File(string name, string text)
        {
            var space = schema.Namespace.Replace("@", "");
            var hint = space + "." + name;
            for (var i = 2; !hints.Add(hint); i++)
                hint = space + "." + name + "." + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return new GeneratedFile(hint + ".g.cs", text);
        }
    }
}
