using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bindery.Schema;
using Bindery.Tool.CommandLine;
using Bindery.Tool.Files;
using Bindery.Tool.Reporting;
using Bindery.Tool.Terminal;

namespace Bindery.Tool.Commands;

/// <summary>The arguments of <c>bindery validate</c>.</summary>
/// <param name="Schema">The schema's file.</param>
/// <param name="Documents">Files, patterns of names, "-" for standard input.</param>
/// <param name="Format">The format of the findings.</param>
/// <param name="IsQuiet">Whether only the exit code is wanted.</param>
/// <param name="Target">The version of the target of the schema; null for the newest.</param>
/// <param name="Color">Specifies when findings are colored.</param>
/// <param name="Limits">The limits of documents.</param>
/// <param name="IsOutput">Whether the documents were sent by the receiver of the schema's documents (b:direction).</param>
/// <param name="Others">The documents together with which each of them is validated (b:keyref).</param>
/// <param name="Cache">The folder in which compiled schemas are kept; null for none.</param>
/// <param name="IsConfined">Whether the schema may only refer to files in its own folder and the folders in it.</param>
/// <param name="PassesOver">Whether constructs of the schema that are not translated are warnings, not errors.</param>
internal sealed record ValidateArguments(
    string Schema,
    IReadOnlyList<string> Documents,
    ReportFormat Format,
    bool IsQuiet,
    Version? Target,
    ColorMode Color,
    XmlLimits Limits,
    bool IsOutput,
    IReadOnlyList<string> Others,
    string? Cache,
    bool IsConfined,
    bool PassesOver)
{
    /// <summary>The options; a short one is an alias of a long one.</summary>
    internal static readonly string[] Options = ["--format", "--color", "--quiet", "-q=--quiet", "--target-version", "--libvirt-version=--target-version",
        "--direction", "--with+", "--cache", "--confined", "--untranslated", "--max-bytes", "--max-depth", "--max-attributes"];

    /// <summary>The environment variable for <c>--cache</c>.</summary>
    internal const string CacheVariable = "BINDERY_CACHE";

    /// <summary>
    /// The document whose name looks like that of a schema, if the name of the schema does not: if the schema cannot be read, the two were probably exchanged.
    /// </summary>
    public string? SchemaAmongDocuments => SchemaFiles.HasSchemaName(Schema) ? null : Documents.FirstOrDefault(SchemaFiles.HasSchemaName);

    /// <exception cref="CallException">The arguments are not valid.</exception>
    public static ValidateArguments Parse(IReadOnlyList<string> arguments)
    {
        var reader = new ArgumentReader("validate", arguments, Options);
        var operands = new List<string>();
        var limits = new XmlLimits();
        var format = ReportFormat.Text;
        var isQuiet = false;
        var isOutput = false;
        var isConfined = false;
        var passesOver = false;
        var others = new List<string>();
        var color = ColorMode.Auto;
        var cache = Environment.GetEnvironmentVariable(CacheVariable) is { Length: > 0 } variable ? CacheOf(CacheVariable, variable) : GrammarCache.UserFolder;
        Version? target = null;
        while (reader.Next())
            switch (reader.Option)
            {
                case null:
                    operands.Add(reader.Operand);
                    break;
                case "--format":
                    format = FormatOf(reader.Value());
                    break;
                case "--color":
                    color = ColorOf(reader.Value());
                    break;
                case "--quiet":
                    isQuiet = true;
                    break;
                case "--target-version":
                    target = Numbers.Version("--target-version", reader.Value());
                    break;
                case "--direction":
                    isOutput = IsOutputDirection(reader.Value());
                    break;
                case "--with":
                    others.Add(reader.Value());
                    break;
                case "--cache":
                    cache = CacheOf("--cache", reader.Value());
                    break;
                case "--confined":
                    isConfined = true;
                    break;
                case "--untranslated":
                    passesOver = SchemaFiles.PassesOver(reader.Value());
                    break;
                case "--max-bytes":
                    limits.MaxBytes = Numbers.Size("--max-bytes", reader.Value());
                    break;
                case "--max-depth":
                    limits.MaxDepth = Numbers.Positive("--max-depth", reader.Value());
                    break;
                case "--max-attributes":
                    limits.MaxAttributes = Numbers.Positive("--max-attributes", reader.Value());
                    break;
            }
        if (operands.Count < 2)
            throw new CallException(operands.Count == 0
                ? "'bindery validate' needs a schema and documents: bindery validate SCHEMA FILE…"
                : $"'bindery validate' needs documents behind the schema '{operands[0]}', or '-' for standard input");
        var schema = operands[0];
        operands.RemoveAt(0);
        if (operands.Count(IsStandardInput) + others.Count(IsStandardInput) > 1)
            throw new CallException("'-' stands twice, and standard input can be read only once");
        return new ValidateArguments(schema, operands, format, isQuiet, target, color, limits, isOutput, others, cache, isConfined, passesOver);
    }

    private static bool IsStandardInput(string name) => name == DocumentNames.StandardInput;

    private static string? CacheOf(string from, string value)
    {
        if (value == "none")
            return null;
        if (value.Length == 0 || value.Contains('\0', StringComparison.Ordinal))
            throw new CallException($"'{value}' is not a valid value for '{from}'; write the name of a folder, or none");
        return Path.GetFullPath(value);
    }

    private static ColorMode ColorOf(string word) => word switch
    {
        "auto" => ColorMode.Auto,
        "always" => ColorMode.Always,
        "never" => ColorMode.Never,
        _ => throw new CallException($"'{word}' is not a valid value for '--color'; write auto, always or never"),
    };

    private static bool IsOutputDirection(string word) => word switch
    {
        "input" => false,
        "output" => true,
        _ => throw new CallException($"'{word}' is not a valid value for '--direction'; write input or output"),
    };

    private static ReportFormat FormatOf(string word) => word switch
    {
        "text" => ReportFormat.Text,
        "json" => ReportFormat.Json,
        "sarif" => ReportFormat.Sarif,
        _ => throw new CallException($"'{word}' is not a valid format; write text, json or sarif"),
    };
}
