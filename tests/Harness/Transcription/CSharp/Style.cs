namespace Bindery.Tests.Transcription.CSharp;

/// <summary>The styles in which a document is written in C#.</summary>
public enum Style
{
    /// <summary>One expression.</summary>
    Initializer,

    /// <summary>Assignments and Add, all through one local.</summary>
    Assignments,

    /// <summary>A local for each object, and aliases.</summary>
    Locals,

    /// <summary>Like <see cref="Locals"/>, with factories where possible.</summary>
    Factories,
}
