using System.Linq;
using Bindery.Generator.Binding.Model;
using Bindery.Generator.Collections;
using Bindery.Wording;

namespace Bindery.Generator.Emit;

/// <summary>Writes the methods of a root class that read and write documents.</summary>
internal static class DocumentEmitter
{
    public static void Emit(EmitContext context, SourceWriter writer, ClassModel model)
    {
        var name = model.Name;
        var hides = model.Type is { HidesDocument: true };
        var read = EmitContext.Type("XmlReadOptions") + "? options = null";
        var write = EmitContext.Type("XmlWriteOptions") + "? options = null";
        var stream = EmitContext.Type("Stream");
        var task = EmitContext.Type("Task");
        var token = EmitContext.Type("CancellationToken") + " cancellationToken = default";
        var notNullWhen = context.Options.NotNullWhen ? $"[{EmitContext.Type("NotNullWhen")}(true)] " : "";

        var unreadable =
            $"/// <exception cref=\"{EmitContext.Type("XmlBindingException")}\">The document is not well-formed, has a different root element, or has a required value that cannot be read.</exception>";
        var invalid =
            $"/// <exception cref=\"{EmitContext.Type("SchemaViolationException")}\">The document is invalid; the exception has all violations. Only thrown if validation is on.</exception>";

        Method(
            "Parse(String,XmlReadOptions)",
            "/// <summary>Reads a document from a string.</summary>",
            unreadable,
            $"public static {name} Parse(string xml, {read}) => Binding.Parse(xml, options);");

        Method(
            "Parse(ReadOnlySpan,XmlReadOptions)",
            "/// <summary>Reads a document from its bytes, normally in UTF-8.</summary>",
            unreadable,
            $"public static {name} Parse({EmitContext.Type("ReadOnlySpan")}<byte> utf8, {read}) => Binding.Parse(utf8, options);");

        Method(
            $"TryParse(String,{name})",
            "/// <summary>Tries to read a document from a string.</summary>",
            $"public static bool TryParse(string xml, {notNullWhen}out {name}? document) => Binding.TryParse(xml, out document);");

        var reason =
            $"{(context.Options.NotNullWhen ? $"[{EmitContext.Type("NotNullWhen")}(false)] " : "")}out {EmitContext.Type("XmlBindingException")}? reason";
        Method(
            $"TryParse(String,{name},XmlBindingException)",
            "/// <summary>Tries to read a document from a string, and returns the reason if it cannot be read.</summary>",
            $"public static bool TryParse(string xml, {notNullWhen}out {name}? document, {reason}) => Binding.TryParse(xml, out document, out reason);");

        Method(
            $"TryParse(ReadOnlySpan,{name})",
            "/// <summary>Tries to read a document from its bytes.</summary>",
            $"public static bool TryParse({EmitContext.Type("ReadOnlySpan")}<byte> utf8, {notNullWhen}out {name}? document) => Binding.TryParse(utf8, out document, out _);");

        Method(
            $"TryParse(ReadOnlySpan,{name},XmlBindingException)",
            "/// <summary>Tries to read a document from its bytes, and returns the reason if it cannot be read.</summary>",
            $"public static bool TryParse({EmitContext.Type("ReadOnlySpan")}<byte> utf8, {notNullWhen}out {name}? document, {reason}) => Binding.TryParse(utf8, out document, out reason);");

        Method(
            "Load(String,XmlReadOptions)",
            "/// <summary>Reads a document from a file.</summary>",
            unreadable,
            $"public static {name} Load(string path, {read}) => Binding.Load(path, options);");

        Method(
            "Load(Stream,XmlReadOptions)",
            "/// <summary>Reads a document from a stream, to the end of the stream.</summary>",
            unreadable,
            $"public static {name} Load({stream} utf8, {read}) => Binding.Load(utf8, options);");

        Method(
            "LoadAsync(String,XmlReadOptions,CancellationToken)",
            "/// <inheritdoc cref=\"Load(string, " + EmitContext.Type("XmlReadOptions") + ")\"/>",
            $"public static {task}<{name}> LoadAsync(string path, {read}, {token}) => Binding.LoadAsync(path, options, cancellationToken);");

        Method(
            "LoadAsync(Stream,XmlReadOptions,CancellationToken)",
            "/// <inheritdoc cref=\"Load(" + stream + ", " + EmitContext.Type("XmlReadOptions") + ")\"/>",
            $"public static {task}<{name}> LoadAsync({stream} utf8, {read}, {token}) => Binding.LoadAsync(utf8, options, cancellationToken);");

        Method(
            "ToXml(XmlWriteOptions)",
            "/// <summary>Returns the document as a string.</summary>",
            invalid,
            $"public string ToXml({write}) => Binding.ToXml(this, options);");

        Method(
            "ToUtf8(XmlWriteOptions)",
            "/// <summary>Returns the document as an array in UTF-8.</summary>",
            invalid,
            $"public byte[] ToUtf8({write}) => Binding.ToUtf8(this, options);");

        Method(
            "WriteTo(IBufferWriter,XmlWriteOptions)",
            "/// <summary>Writes the document to a buffer in UTF-8.</summary>",
            invalid,
            $"public void WriteTo({EmitContext.Type("IBufferWriter")}<byte> output, {write}) => Binding.WriteTo(this, output, options);");

        Method(
            "Save(String,XmlWriteOptions)",
            "/// <summary>Writes the document to a file in UTF-8. If the document is invalid, the file is not changed.</summary>",
            invalid,
            $"public void Save(string path, {write}) => Binding.Save(this, path, options);");

        Method(
            "Save(Stream,XmlWriteOptions)",
            "/// <summary>Writes the document to a stream in UTF-8. If the document is invalid, nothing is written.</summary>",
            invalid,
            $"public void Save({stream} stream, {write}) => Binding.Save(this, stream, options);");

        Method(
            "SaveAsync(String,XmlWriteOptions,CancellationToken)",
            "/// <summary>Writes the document to a file in UTF-8. If the document is invalid, the file is not changed.</summary>",
            invalid,
            $"public {task} SaveAsync(string path, {write}, {token}) => Binding.SaveAsync(this, path, options, cancellationToken);");

        Method(
            "SaveAsync(Stream,XmlWriteOptions,CancellationToken)",
            "/// <summary>Writes the document to a stream in UTF-8.</summary>",
            invalid,
            $"public {task} SaveAsync({stream} stream, {write}, {token}) => Binding.SaveAsync(this, stream, options, cancellationToken);");

        var toXml = model.Declared.Any(declared => declared.StartsWith("ToXml(", System.StringComparison.Ordinal))
            ? $"ToXml({EmitContext.Type("XmlWriteOptions")})"
            : "ToXml";
        Method(
            "Validate()",
            $"/// <summary>Validates the document that <see cref=\"{toXml}\"/> would write.</summary>",
            "/// <returns>The violations in document order; empty if the document is valid.</returns>",
            $"public {EmitContext.Type("IReadOnlyList")}<{EmitContext.Type("SchemaViolation")}> Validate() => Binding.Validate(this);");

        if (model.Documents.Count > 0)
            Method(
                "Validate(XmlModel[])",
                $"/// <summary>Validates the document that <see cref=\"{toXml}\"/> would write, and its references to other documents.</summary>",
                $"/// <param name=\"others\">The other documents: {Roots(model.Documents)}. They are not validated themselves.</param>",
                "/// <returns>The violations in document order; empty if the document is valid.</returns>",
                $"public {EmitContext.Type("IReadOnlyList")}<{EmitContext.Type("SchemaViolation")}> Validate(params {EmitContext.Type("XmlModel")}[] others) => Binding.Validate(this, others);");

        // Methods that the user's part of the class declares are not written.
        void Method(string signature, params string[] lines)
        {
            if (model.Declared.Contains(signature))
                return;
            writer.Line();
            foreach (var line in lines)
                writer.Line(hides ? Hiding(signature, line) : line);
        }
    }

    private static string Roots(EquatableArray<string> documents) => Lists.OneOf(documents.Select(root => $"<c>{root}</c>"));

    /// <summary>
    /// Returns the first line of a method that hides one of a base class, which is the class of another root. Only methods that return the object differ.
    /// </summary>
    private static string Hiding(string signature, string line) =>
        line.StartsWith("public ", System.StringComparison.Ordinal) && !signature.StartsWith("TryParse", System.StringComparison.Ordinal)
            ? "public new " + line.Substring("public ".Length)
            : line;

    /// <summary>Writes the field that reads and writes whole documents.</summary>
    public static void EmitBinding(EmitContext context, SourceWriter writer, ClassModel model)
    {
        if (model.Type is { ReadsDerived: true, IsElement: false })
            writer.Line($"private static readonly {EmitContext.Type("XmlNames")} ElementName = new({EmitContext.Literal(model.Xml.Clark)});");
        var alternatives = model.Alternatives is { } own ? ", " + own.Field : "";
        writer.Line($"private static readonly {EmitContext.Type("DocumentBinding")}<{model.Name}> Binding = new(").Indent()
            .Line($"{EmitContext.Literal(model.Xml.Clark)},")
            .Line($"static () => {context.Schema.GrammarName}.Instance,")
            .Line($"static (ref {EmitContext.Type("BindingReader")} reader) => {TypeEmitter.Read(context, model.Name, model.Alternatives?.Field)},")
            .Line(model.Type is { ReadsDerived: true }
                ? $"static (document, writer) => writer.Root(document, ElementName{alternatives}));"
                : "static (document, writer) => document.Write(writer));")
            .Unindent();
    }
}
