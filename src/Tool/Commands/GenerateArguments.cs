using System;
using System.Collections.Generic;
using System.IO;
using Bindery.Tool.CommandLine;
using Bindery.Tool.Files;

namespace Bindery.Tool.Commands;

/// <summary>The arguments of <c>bindery generate</c>.</summary>
internal sealed record GenerateArguments
{
    /// <summary>The options; a short one is an alias of a long one.</summary>
    internal static readonly string[] Options =
    [
        "--namespace", "-n=--namespace", "--output", "-o=--output", "--root", "--accessibility", "--target-version", "--libvirt-version=--target-version",
        "--csharp", "--framework",
        "--types", "--confined", "--untranslated", "--check", "--force", "-f=--force", "--quiet", "-q=--quiet",
    ];

    /// <summary>The schema's file.</summary>
    public string Schema { get; private set; } = "";

    /// <summary>The namespace of the models.</summary>
    public string Namespace { get; private set; } = "";

    /// <summary>The folder for the files.</summary>
    public string Output { get; private set; } = "";

    /// <summary>The root element; null for all.</summary>
    public string? Root { get; private set; }

    /// <summary>Whether all types of an XML Schema get a class, even if the roots do not reach them.</summary>
    public bool HasAllTypes { get; private set; }

    /// <summary>Whether the models are public.</summary>
    public bool IsPublic { get; private set; }

    /// <summary>The version of the target of the schema; null for the newest.</summary>
    public Version? Target { get; private set; }

    /// <summary>The oldest version of C# that the files must support: 9, 10, or 11 for 11 and later.</summary>
    public int CSharp { get; private set; } = 11;

    /// <summary>Whether the files are for netstandard2.0, which lacks attributes that newer frameworks have.</summary>
    public bool IsNetStandard { get; private set; }

    /// <summary>Whether the schema may only refer to files in its own folder and the folders in it.</summary>
    public bool IsConfined { get; private set; }

    /// <summary>Whether constructs of the schema that are not translated are warnings, not errors.</summary>
    public bool PassesOver { get; private set; }

    /// <summary>Whether files are compared, not written.</summary>
    public bool ChecksOnly { get; private set; }

    /// <summary>Whether files that were not generated are overwritten.</summary>
    public bool Overwrites { get; private set; }

    /// <summary>Whether the files are not listed.</summary>
    public bool IsQuiet { get; private set; }

    /// <exception cref="CallException">The arguments are not valid.</exception>
    public static GenerateArguments Parse(IReadOnlyList<string> arguments)
    {
        var result = new GenerateArguments();
        var reader = new ArgumentReader("generate", arguments, Options);
        while (reader.Next())
            result.Take(reader);
        if (result.Schema.Length == 0)
            throw new CallException("'bindery generate' needs a schema: bindery generate SCHEMA --namespace NAME --output FOLDER");
        if (result.Namespace.Length == 0)
            throw new CallException("'bindery generate' needs the namespace of the models: --namespace My.Models");
        if (result.Output.Length == 0)
            throw new CallException("'bindery generate' needs the folder for the files: --output Generated");
        SchemaFiles.Check(result.Schema);
        if (File.Exists(result.Output))
            throw new CallException($"'{result.Output}' is a file; '--output' takes the folder for the files, which need not exist");
        return result;
    }

    private void Take(ArgumentReader reader)
    {
        switch (reader.Option)
        {
            case null:
                Schema = Schema.Length == 0
                    ? reader.Operand
                    : throw new CallException($"'bindery generate' takes one schema; '{reader.Operand}' is one too many");
                break;
            case "--namespace":
                Namespace = reader.Value();
                break;
            case "--output":
                Output = reader.Value();
                break;
            case "--root":
                Root = reader.Value();
                break;
            case "--types":
                HasAllTypes = AllTypes(reader.Value());
                break;
            case "--accessibility":
                IsPublic = Accessibility(reader.Value());
                break;
            case "--target-version":
                Target = Numbers.Version("--target-version", reader.Value());
                break;
            case "--csharp":
                CSharp = Language(reader.Value());
                break;
            case "--framework":
                IsNetStandard = Framework(reader.Value());
                break;
            case "--confined":
                IsConfined = true;
                break;
            case "--untranslated":
                PassesOver = SchemaFiles.PassesOver(reader.Value());
                break;
            case "--check":
                ChecksOnly = true;
                break;
            case "--force":
                Overwrites = true;
                break;
            case "--quiet":
                IsQuiet = true;
                break;
        }
    }

    private static bool AllTypes(string word) => word switch
    {
        "all" => true,
        "reachable" => false,
        _ => throw new CallException($"'{word}' is not a valid choice of types; write all or reachable"),
    };

    private static bool Accessibility(string word) => word switch
    {
        "public" => true,
        "internal" => false,
        _ => throw new CallException($"'{word}' is not a valid accessibility for models; write public or internal"),
    };

    private static int Language(string version) =>
        Numbers.Version("--csharp", version.Contains('.', StringComparison.Ordinal) ? version : version + ".0").Major is var major and >= 9
            ? Math.Min(major, 11)
            : throw new CallException($"C# {version} is too old for the models: they need C# 9 or newer");

    private static bool Framework(string name) => name switch
    {
        "net" => false,
        "netstandard2.0" or "netstandard2.1" => true,
        _ when name.StartsWith("net", StringComparison.Ordinal) && Version.TryParse(name[3..], out var version) && version.Major >= 8 => false,
        _ => throw new CallException($"'{name}' is not a valid framework for the models; write net or netstandard2.0"),
    };
}
