namespace Bindery.Tests.Transcription.CSharp;

/// <summary>How a document is written down in C#.</summary>
public enum Style
{
    /// <summary>One expression.</summary>
    Initializer,

    /// <summary>Assignments and Add, all through one local.</summary>
    Assignments,

    /// <summary>A local for each object, and aliases.</summary>
    Locals,

    /// <summary>The same, with factories where they fit.</summary>
    Factories,
}
