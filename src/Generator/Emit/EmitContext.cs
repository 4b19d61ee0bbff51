using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace Bindery.Generator.Emit;

/// <summary>The state that all emitters of one schema share: the model, the options, and the spelling of names and literals.</summary>
internal sealed class EmitContext(SchemaModel schema, EmitOptions options)
{
    private static readonly string Version = typeof(EmitContext).Assembly.GetName().Version.ToString(3);

    private static readonly Dictionary<string, string> Namespaces = new()
    {
        ["GeneratedCode"] = "System.CodeDom.Compiler",
        ["List"] = "System.Collections.Generic",
        ["IEnumerable"] = "System.Collections.Generic",
        ["IReadOnlyList"] = "System.Collections.Generic",
        ["IBufferWriter"] = "System.Buffers",
        ["ReadOnlySpan"] = "System",
        ["DateTimeOffset"] = "System",
        ["Guid"] = "System",
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
        ["XmlItems"] = "Bindery",
        ["XmlDateTime"] = "Bindery",
        ["XmlDate"] = "Bindery",
        ["XmlTime"] = "Bindery",
        ["XmlPartialDate"] = "Bindery",
        ["XmlDuration"] = "Bindery",
        ["AnyElement"] = "Bindery",
        ["QName"] = "Bindery",
        ["PrefixedText"] = "Bindery",
        ["AnyAttribute"] = "Bindery",
        ["XmlModel"] = "Bindery.Serialization",
        ["XmlNames"] = "Bindery.Serialization",
        ["XmlAlternatives"] = "Bindery.Serialization",
        ["XmlWords"] = "Bindery.Serialization",
        ["XmlText"] = "Bindery.Serialization",
        ["BindingReader"] = "Bindery.Serialization",
        ["BindingWriter"] = "Bindery.Serialization",
        ["UnreadValues"] = "Bindery.Serialization",
        ["ContentPlace"] = "Bindery.Serialization",
        ["DocumentBinding"] = "Bindery.Serialization",
        ["ItemBinding"] = "Bindery.Serialization",
        ["UnknownContentStore"] = "Bindery.Serialization",
        ["JsonIgnore"] = "System.Text.Json.Serialization",
        ["JsonConverter"] = "System.Text.Json.Serialization",
        ["JsonDerivedType"] = "System.Text.Json.Serialization",
        ["BigIntegerJsonConverter"] = "Bindery",
    };

    private readonly Dictionary<string, ClassModel> _classes = schema.Classes.ToDictionary(model => model.Name);

    private readonly ILookup<string?, ClassModel> _derived = schema.Classes.ToLookup(model => model.Type?.BaseClass ?? model.BaseName);

    private readonly HashSet<string> _withAlternatives =
    [
        .. schema.Classes.Where(model => model.Alternatives is not null).Select(model => model.Name),
        .. schema.Classes.SelectMany(model => model.Slots)
            .Select(AlternativesEmitter.SlotOf)
            .OfType<ClassSlot>()
            .Where(slot => slot.Alternatives is not null)
            .Select(slot => slot.ClassName),
    ];

    public SchemaModel Schema { get; } = schema;

    /// <summary>Returns the complex type of a class; null if it has none.</summary>
    public TypeModel? TypeOf(string className) => _classes.TryGetValue(className, out var model) ? model.Type : null;

    /// <summary>Whether the attributes of some element of a class select derived classes.</summary>
    public bool HasAlternatives(string className) => _withAlternatives.Contains(className);

    /// <summary>Whether the element name depends on the member that contains an object, not on its class.</summary>
    public bool IsNamedByPlace(string className) => TypeOf(className) is { Name: not null };

    public EmitOptions Options { get; } = options;

    public string Accessibility => Schema.IsPublic ? "public" : "internal";

    public static string GeneratedCode => $"[{Type("GeneratedCode")}(\"Bindery.Generator\", \"{Version}\")]";

    /// <summary>
    /// Returns the fully qualified name of a type of the framework or the run-time library, so that types of the consumer with the same simple name do not
    /// interfere.
    /// </summary>
    public static string Type(string name) =>
        "global::" + Namespaces[name] + "." + name;

    /// <summary>The names of the members of the class that is being written.</summary>
    public ISet<string> Members { get; set; } = new HashSet<string>();

    /// <summary>Returns the name of a generated type at the beginning of an expression. It is qualified if the class has a member with the same name.</summary>
    public string InExpression(string type) => Members.Contains(type) ? $"global::{Schema.Namespace}.{type}" : type;

    public static string ListOf(string type) => $"{Type("List")}<{type}>";

    /// <summary>
    /// Returns the classes whose objects a member of a base class can have: those that are derived from it, directly or indirectly, and those of items without
    /// an element.
    /// </summary>
    public IReadOnlyList<string> DerivedFrom(string baseName)
    {
        var derived = new List<string>();
        Collect(baseName);
        if (Schema.Bases.FirstOrDefault(items => items.Name == baseName) is { } itemBase)
            derived.AddRange(new[] { itemBase.TextName, itemBase.AnyName }.OfType<string>());
        return derived;

        void Collect(string name)
        {
            foreach (var model in _derived[name])
            {
                if (model.Type is not { IsAbstract: true })
                    derived.Add(model.Name);
                Collect(model.Name);
            }
        }
    }

    /// <summary>Returns the C# type of a value, without a question mark.</summary>
    public static string TypeOf(ValueModel value) => value.Kind switch
    {
        ValueKind.Boolean or ValueKind.XsdBoolean => "bool",
        ValueKind.Int32 => "int",
        ValueKind.Int64 => "long",
        ValueKind.Decimal => "decimal",
        ValueKind.BigInteger => Type("BigInteger"),
        ValueKind.Double => "double",
        ValueKind.Enum => value.EnumName!,
        ValueKind.Name => Type("QName"),
        ValueKind.PrefixedText => Type("PrefixedText"),
        ValueKind.UnixTime => Type("DateTimeOffset"),
        ValueKind.Guid => Type("Guid"),
        ValueKind.DateTime or ValueKind.Date or ValueKind.Time or ValueKind.PartialDate or ValueKind.Duration => Type("Xml" + value.Kind),
        ValueKind.Base64 or ValueKind.Hex => "byte[]",
        ValueKind.List => ListOf(TypeOf(value.Item!)),
        _ => "string",
    };

    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>Returns a name as an argument of the writer: a UTF-8 literal if the language version supports it.</summary>
    public string Name(string text) => Options.Utf8Literals ? Literal(text) + "u8" : Literal(text);

    /// <summary>Returns the arguments that pass the name of an element to the writer.</summary>
    public string ElementArguments(XmlName name) =>
        name.NamespaceUri.Length == 0 ? Name(name.LocalName) : Name(name.LocalName) + ", " + Name(name.NamespaceUri);

    /// <summary>Assembles a file: header, namespace, and the lines that the body writes.</summary>
    public string File(System.Action<SourceWriter> body, string? beforeNamespace = null)
    {
        var inner = new SourceWriter();
        if (!Options.FileScopedNamespaces)
            inner.Indent();
        body(inner);
        var file = new SourceWriter();
        file.Line("// <auto-generated>")
            .Line($"// Generated by Bindery from {SourceWriter.OneLine(Schema.FileName)}. Changes are lost when the project is built again.")
            .Line(Schema.IsRecovered ? "// The schema has errors: only its valid parts are included.\n// </auto-generated>" : "// </auto-generated>")
            .Line("#nullable enable")
            .Line();
        if (beforeNamespace is not null)
            file.Line(beforeNamespace).Line();
        return Options.FileScopedNamespaces
            ? file.Line($"namespace {Schema.Namespace};").Line() + inner.ToString()
            : file.Line($"namespace {Schema.Namespace}").Line("{") + inner.ToString() + "}\n";
    }
}
