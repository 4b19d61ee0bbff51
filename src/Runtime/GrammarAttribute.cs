using System;
using System.ComponentModel;

namespace Bindery;

/// <summary>
/// Carries the compiled grammar of the models that an assembly has. Written by the generator, read by the analyzers, in this compilation or another.
/// </summary>
/// <param name="name">The schema's file name.</param>
/// <param name="text">The compiled grammar, as <see cref="Grammar.ToText"/> gives it.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GrammarAttribute(string name, string text) : Attribute
{
    /// <summary>The schema's file name.</summary>
    public string Name { get; } = name;

    /// <summary>The compiled grammar.</summary>
    public string Text { get; } = text;

    /// <summary>The namespace of the models.</summary>
    public string? Namespace { get; set; }

    /// <summary>The names of the root classes, separated by blanks.</summary>
    public string? Roots { get; set; }

    /// <summary>
    /// How the models are bound to the grammar: a wire format with a version, for the analyzers alone. Programs have no use for it, and it is no code that they
    /// load.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public string? Models { get; set; }
}
