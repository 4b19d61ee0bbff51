using System;

namespace Bindery.Patterns;

/// <summary>
/// The grammar of a newer version of the target: with it a document that an older one refuses can be told from one that none admits. Read when it is asked for
/// first.
/// </summary>
/// <param name="version">The version that has it first.</param>
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
