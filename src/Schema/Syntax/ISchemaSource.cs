using System.Diagnostics.CodeAnalysis;

namespace Bindery.Schema;

/// <summary>
/// Provides schema files: the file system for the tool, the additional files for the generator. Nothing else is accessed when references are resolved.
/// </summary>
public interface ISchemaSource
{
    /// <summary>Finds the file of a reference.</summary>
    /// <param name="href">The reference, resolved against xml:base if there is one, unescaped.</param>
    /// <param name="baseFile">The path of the file that has the reference.</param>
    /// <param name="path">The path of the file: the same for all references to one file.</param>
    /// <param name="text">Its text.</param>
    bool TryGet(string href, string baseFile, [NotNullWhen(true)] out string? path, [NotNullWhen(true)] out string? text);

    /// <summary>
    /// Returns the reason why <see cref="TryGet"/> did not find a file and a remedy, as the end of a sentence that begins with the reference: <c>is not among
    /// the additional files; add &lt;AdditionalFiles Include="…/basictypes.rng" /&gt;</c>. Without a full stop.
    /// </summary>
    string ExplainMissing(string href, string baseFile);
}
