using System;
using System.Linq;
using System.Threading;
using Bindery.Generator.Binding;
using Bindery.Generator.Collections;
using Bindery.Generator.Diagnostics;
using Bindery.Schema;
using Bindery.Schema.Syntax;

namespace Bindery.Generator.Pipeline;

/// <summary>A schema to generate from: its files, the root file first, and its options. Two requests are equal if all of these are.</summary>
/// <param name="Files">The schema's file and all files that it refers to, directly or indirectly.</param>
/// <param name="Binding">The options.</param>
/// <param name="Target">The version of the target; null for the newest.</param>
/// <param name="Problems">The problems of the options.</param>
/// <param name="Names">The names file that belongs to the schema, if there is one.</param>
internal sealed record SchemaRequest(
    EquatableArray<SchemaText> Files, BindingRequest Binding, Version? Target, EquatableArray<Problem> Problems, SchemaText? Names = null)
{
    /// <summary>Whether constructs that are not translated are warnings instead of errors, where that is possible.</summary>
    public bool PassesOver { get; init; }

    /// <summary>Whether all types of an XML Schema get a class, even if the roots do not reach them.</summary>
    public bool HasAllTypes { get; init; }

    /// <summary>Returns the root file as the options say that it is read.</summary>
    public SchemaSyntax Root(CancellationToken cancellationToken)
    {
        var root = Files[0].GetSyntax(cancellationToken);
        root = PassesOver ? FrontEnds.PassingOver(root) : root;
        return HasAllTypes ? FrontEnds.WithAllTypes(root) : root;
    }

    /// <summary>Returns the files as a source for the simplifier.</summary>
    public ISyntaxSource Source(CancellationToken cancellationToken) => new AdditionalFilesSource(Files, cancellationToken);

    private sealed class AdditionalFilesSource(EquatableArray<SchemaText> files, CancellationToken cancellationToken) : ISyntaxSource
    {
        public SchemaSyntax? TryGet(string href, string baseFile)
        {
            var path = SchemaPaths.Resolve(href, baseFile);
            return files.FirstOrDefault(file => file.Path == path)?.GetSyntax(cancellationToken);
        }

        public string ExplainMissing(string href, string baseFile)
        {
            if (SchemaPaths.IsRemote(href))
                return "is not a file of the project, and nothing is fetched while a project is built; add a copy of it to the project, and refer to that";
            var path = SchemaPaths.Resolve(href, baseFile);
            return $"is not among the additional files; add <AdditionalFiles Include=\"{path}\" /> to the project";
        }
    }
}
