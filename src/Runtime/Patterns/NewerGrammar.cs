using System;

namespace Bindery.Patterns;

/// <summary>
/// The grammar of a newer version of the target. With it, a document that only the older version refuses can be distinguished from one that all versions
/// refuse. Read on first use.
/// </summary>
/// <param name="version">The first version with this grammar.</param>
/// <param name="text">Its compiled form.</param>
/// <param name="read">Reads the compiled form.</param>
internal sealed class NewerGrammar(string version, string text, Func<string, CompiledGrammar> read)
{
    private readonly Lazy<CompiledGrammar> _grammar = new(() => read(text));

    /// <summary>The version, for example "11.3.0".</summary>
    public string Version { get; } = version;

    /// <summary>The compiled form.</summary>
    public string Text { get; } = text;

    /// <summary>The grammar.</summary>
    /// <exception cref="FormatException">The text is not a compiled grammar.</exception>
    public CompiledGrammar Grammar => _grammar.Value;
}
