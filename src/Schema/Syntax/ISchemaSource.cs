using System.Diagnostics.CodeAnalysis;

namespace Bindery.Schema;

/// <summary>
/// Where schema files come from: the file system for the tool, the additional files for the generator. Resolving never does more than this says.
/// </summary>
public interface ISchemaSource
{
    /// <summary>Finds the file that a reference means.</summary>
    /// <param name="href">The reference, resolved against xml:base where there is any, unescaped.</param>
    /// <param name="baseFile">The path of the file that has the reference.</param>
    /// <param name="path">The path of the file found: the same for all references to one file.</param>
    /// <param name="text">Its text.</param>
    bool TryGet(string href, string baseFile, [NotNullWhen(true)] out string? path, [NotNullWhen(true)] out string? text);

    /// <summary>
    /// Why <see cref="TryGet"/> did not find a file and what would help, as the end of a sentence that begins with the reference:
    /// <c>is not among the additional files; add &lt;AdditionalFiles Include="…/basictypes.rng" /&gt;</c>. Without the full stop.
    /// </summary>
    string ExplainMissing(string href, string baseFile);
}
