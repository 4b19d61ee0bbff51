using System;
using System.ComponentModel;

namespace Bindery;

/// <summary>
/// Contains the compiled grammar of an assembly's models. Written by the generator, read by the analyzers, in the same compilation or in another one.
/// </summary>
/// <param name="name">The schema's file name.</param>
/// <param name="text">The compiled grammar, as returned by <see cref="Grammar.ToText"/>.</param>
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

    /// <summary>The names of the root classes, separated by spaces; of a schema without roots, one of its types.</summary>
    public string? Roots { get; set; }

    /// <summary>The model map: a versioned wire format for the analyzers only. Programs do not need it, and it is not loaded as code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public string? Models { get; set; }
}
