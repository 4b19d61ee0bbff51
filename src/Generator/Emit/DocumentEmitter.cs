using Bindery.Generator.Binding.Model;

namespace Bindery.Generator.Emit;

/// <summary>Writes the methods by which a root class is read from and written to documents (design.md, section 4).</summary>
internal static class DocumentEmitter
{
    public static void Emit(EmitContext context, SourceWriter writer, ClassModel model)
    {
        var name = model.Name;
        var read = context.Type("XmlReadOptions") + "? options = null";
        var write = context.Type("XmlWriteOptions") + "? options = null";
        var stream = context.Type("Stream");
        var task = context.Type("Task");
        var token = context.Type("CancellationToken") + " cancellationToken = default";
        var notNullWhen = context.Options.NotNullWhen ? $"[{context.Type("NotNullWhen")}(true)] " : "";

        var unreadable = $"/// <exception cref=\"{context.Type("XmlBindingException")}\">The document is not well-formed, has another root, or has a required value that cannot be read.</exception>";
        var invalid = $"/// <exception cref=\"{context.Type("SchemaViolationException")}\">The document is not valid; every violation is listed. Not thrown where validation is switched off.</exception>";

        writer.Line().Line("/// <summary>Reads a document from a string.</summary>");
        writer.Line(unreadable);
        writer.Line($"public static {name} Parse(string xml, {read}) => Binding.Parse(xml, options);");

        writer.Line().Line("/// <summary>Reads a document from its bytes, as a rule UTF-8.</summary>");
        writer.Line(unreadable);
        writer.Line($"public static {name} Parse({context.Type("ReadOnlySpan")}<byte> utf8, {read}) => Binding.Parse(utf8, options);");

        writer.Line().Line("/// <summary>Reads a document from a string, if it can be read.</summary>");
        writer.Line($"public static bool TryParse(string xml, {notNullWhen}out {name}? document) => Binding.TryParse(xml, out document);");

        writer.Line().Line("/// <summary>Reads a document from a file.</summary>");
        writer.Line(unreadable);
        writer.Line($"public static {name} Load(string path, {read}) => Binding.Load(path, options);");

        writer.Line().Line("/// <summary>Reads a document from a stream, up to its end.</summary>");
        writer.Line(unreadable);
        writer.Line($"public static {name} Load({stream} utf8, {read}) => Binding.Load(utf8, options);");

        writer.Line().Line("/// <inheritdoc cref=\"Load(" + stream + ", " + context.Type("XmlReadOptions") + ")\"/>");
        writer.Line($"public static {task}<{name}> LoadAsync({stream} utf8, {read}, {token}) => Binding.LoadAsync(utf8, options, cancellationToken);");

        writer.Line().Line("/// <summary>Writes the document into a string.</summary>");
        writer.Line(invalid);
        writer.Line($"public string ToXml({write}) => Binding.ToXml(this, options);");

        writer.Line().Line("/// <summary>Writes the document into a buffer, in UTF-8.</summary>");
        writer.Line(invalid);
        writer.Line($"public void WriteTo({context.Type("IBufferWriter")}<byte> output, {write}) => Binding.WriteTo(this, output, options);");

        writer.Line().Line("/// <summary>Writes the document into a file, in UTF-8. An invalid document leaves the file as it was.</summary>");
        writer.Line(invalid);
        writer.Line($"public void Save(string path, {write}) => Binding.Save(this, path, options);");

        writer.Line().Line("/// <summary>Writes the document into a stream, in UTF-8.</summary>");
        writer.Line(invalid);
        writer.Line($"public {task} SaveAsync({stream} stream, {write}, {token}) => Binding.SaveAsync(this, stream, options, cancellationToken);");

        writer.Line().Line("/// <summary>Judges the document that <see cref=\"ToXml\"/> would write.</summary>");
        writer.Line("/// <returns>The violations in document order; empty where the document is valid.</returns>");
        writer.Line($"public {context.Type("IReadOnlyList")}<{context.Type("SchemaError")}> Validate() => Binding.Validate(this);");
    }

    /// <summary>Writes the field that reads and writes whole documents.</summary>
    public static void EmitBinding(EmitContext context, SourceWriter writer, ClassModel model)
    {
        writer.Line($"private static readonly {context.Type("DocumentBinding")}<{model.Name}> Binding = new(").Indent()
            .Line($"{EmitContext.Literal(model.Xml.Clark)},")
            .Line($"static () => {context.Schema.GrammarName}.Instance,")
            .Line($"static (ref {context.Type("BindingReader")} reader) => new {model.Name}(ref reader),")
            .Line("static (document, writer) => document.Write(writer));")
            .Unindent();
    }
}
