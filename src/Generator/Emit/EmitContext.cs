using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace Bindery.Generator.Emit;

/// <summary>What all emitters of one schema share: the model, the options, and the spelling of names and literals.</summary>
internal sealed class EmitContext(SchemaModel schema, EmitOptions options)
{
    private static readonly string Version = typeof(EmitContext).Assembly.GetName().Version.ToString(3);

    private static readonly Dictionary<string, string> Namespaces = new()
    {
        ["GeneratedCode"] = "System.CodeDom.Compiler",
        ["List"] = "System.Collections.Generic",
        ["IEnumerable"] = "System.Collections.Generic",
        ["IReadOnlyList"] = "System.Collections.Generic",
        ["Enumerable"] = "System.Linq",
        ["IBufferWriter"] = "System.Buffers",
        ["ReadOnlySpan"] = "System",
        ["Stream"] = "System.IO",
        ["Task"] = "System.Threading.Tasks",
        ["CancellationToken"] = "System.Threading",
        ["BigInteger"] = "System.Numerics",
        ["SetsRequiredMembers"] = "System.Diagnostics.CodeAnalysis",
        ["NotNullWhen"] = "System.Diagnostics.CodeAnalysis",
        ["SchemaViolation"] = "Bindery",
        ["Grammar"] = "Bindery",
        ["XmlBindingException"] = "Bindery",
        ["SchemaViolationException"] = "Bindery",
        ["XmlReadOptions"] = "Bindery",
        ["XmlWriteOptions"] = "Bindery",
        ["AnyElement"] = "Bindery",
        ["AnyAttribute"] = "Bindery",
        ["XmlModel"] = "Bindery.Serialization",
        ["XmlNames"] = "Bindery.Serialization",
        ["XmlWords"] = "Bindery.Serialization",
        ["XmlText"] = "Bindery.Serialization",
        ["BindingReader"] = "Bindery.Serialization",
        ["BindingWriter"] = "Bindery.Serialization",
        ["ContentPlace"] = "Bindery.Serialization",
        ["DocumentBinding"] = "Bindery.Serialization",
        ["UnknownContentStore"] = "Bindery.Serialization",
    };

    private readonly SortedSet<string> _used = new(System.StringComparer.Ordinal);

    /// <summary>The simple names that generated code wants to use: a type of the consumer with one of them makes it qualify all.</summary>
    public static IEnumerable<string> SimpleNames => Namespaces.Keys;

    /// <summary>The namespaces that they come from.</summary>
    public static ICollection<string> ImportedNamespaces { get; } = new HashSet<string>(Namespaces.Values);

    public SchemaModel Schema { get; } = schema;

    public EmitOptions Options { get; } = options;

    public string Accessibility => Schema.IsPublic ? "public" : "internal";

    public string GeneratedCode => $"[{Type("GeneratedCode")}(\"Bindery.Generator\", \"{Version}\")]";

    /// <summary>A framework's or the run time's type; its namespace is imported where the file is put together.</summary>
    public string Type(string name)
    {
        if (Options.QualifiesNames)
            return "global::" + Namespaces[name] + "." + (name is "GeneratedCode" or "SetsRequiredMembers" or "NotNullWhen" ? name + "Attribute" : name);
        _used.Add(Namespaces[name]);
        return name;
    }

    /// <summary>The names of the members of the class that is being written.</summary>
    public ISet<string> Members { get; set; } = new HashSet<string>();

    /// <summary>A type of the schema where an expression begins with it: a member of its name would come before it.</summary>
    public string InExpression(string type) => Members.Contains(type) ? $"global::{Schema.Namespace}.{type}" : type;

    public string ListOf(string type) => $"{Type("List")}<{type}>";

    /// <summary>The C# type of a value, without question mark.</summary>
    public string TypeOf(ValueModel value) => value.Kind switch
    {
        ValueKind.Boolean or ValueKind.XsdBoolean => "bool",
        ValueKind.Int32 => "int",
        ValueKind.Int64 => "long",
        ValueKind.Decimal => "decimal",
        ValueKind.BigInteger => Type("BigInteger"),
        ValueKind.Double => "double",
        ValueKind.Enum => value.EnumName!,
        _ => "string",
    };

    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>A name as the writer takes it: UTF-8 where the language has such literals.</summary>
    public string Name(string text) => Options.Utf8Literals ? Literal(text) + "u8" : Literal(text);

    /// <summary>The arguments that name an element to the writer.</summary>
    public string ElementArguments(XmlName name) =>
        name.NamespaceUri.Length == 0 ? Name(name.LocalName) : Name(name.LocalName) + ", " + Name(name.NamespaceUri);

    /// <summary>Puts a file together: header, imports, namespace, and what the body writes.</summary>
    public string File(System.Action<SourceWriter> body, string? beforeNamespace = null)
    {
        _used.Clear();
        var inner = new SourceWriter();
        if (!Options.FileScopedNamespaces)
            inner.Indent();
        body(inner);
        var file = new SourceWriter();
        file.Line("// <auto-generated>")
            .Line($"// Generated by Bindery from {SourceWriter.OneLine(Schema.FileName)}. Changes are lost when the project is built again.")
            .Line("// </auto-generated>")
            .Line("#nullable enable")
            .Line();
        foreach (var name in _used.OrderBy(name => name.StartsWith("System", System.StringComparison.Ordinal) ? 0 : 1).ThenBy(name => name, System.StringComparer.Ordinal))
            file.Line($"using {name};");
        if (_used.Count > 0)
            file.Line();
        if (beforeNamespace is not null)
            file.Line(beforeNamespace).Line();
        return Options.FileScopedNamespaces
            ? file.Line($"namespace {Schema.Namespace};").Line() + inner.ToString()
            : file.Line($"namespace {Schema.Namespace}").Line("{") + inner.ToString() + "}\n";
    }
}
