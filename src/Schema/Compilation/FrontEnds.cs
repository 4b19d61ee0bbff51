using System;
using System.Threading;
using Bindery.Schema.Rnc;
using Bindery.Schema.Rng;
using Bindery.Schema.Simplification;
using Bindery.Schema.SimpleSyntax;
using Bindery.Schema.Syntax;
using Bindery.Schema.Xsd;

namespace Bindery.Schema;

/// <summary>Selects the front end for a file.</summary>
internal static class FrontEnds
{
    /// <summary>Reads one file into its syntax tree, which is independent of all other files.</summary>
    public static SchemaSyntax Parse(string path, string text, XmlLimits? limits, CancellationToken cancellationToken) =>
        XsdCatalog.IsCatalog(path, text) ? XsdCatalog.Parse(new SourceText(path, text, limits), cancellationToken)
        : XsdProlog.IsSchema(path, text) ? XsdParser.Parse(new SourceText(path, text, limits), cancellationToken)
        : NestingDepth.Deepen(() => SchemaLanguage.IsCompact(path, text)
            ? RncParser.Parse(new SourceText(path, text, limits), cancellationToken)
            : RngParser.Parse(new SourceText(path, text, limits), cancellationToken));

    /// <summary>A root file whose schema is read although parts of it are not checked.</summary>
    public static SchemaSyntax PassingOver(SchemaSyntax root) => root is XsdSyntax schema ? schema.PassingOver() : root;

    /// <summary>A root file whose schema has all of its types for models, even if no root element reaches them.</summary>
    public static SchemaSyntax WithAllTypes(SchemaSyntax root) => root is XsdSyntax schema ? schema.WithAllTypes() : root;

    /// <summary>A root file whose schema is only needed to decide documents, so that what models need is not read.</summary>
    public static SchemaSyntax ForDocuments(SchemaSyntax root) => root is XsdSyntax schema ? schema.ForDocuments() : root;

    /// <summary>Simplifies a schema whose files have already been read.</summary>
    /// <param name="root">The root file.</param>
    /// <param name="source">The other files.</param>
    /// <param name="target">The version of the target: patterns of later versions (b:since) are not allowed; null for the newest.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static SimplificationResult Simplify(SchemaSyntax root, ISyntaxSource source, Version? target, CancellationToken cancellationToken) =>
        root is XsdSyntax schema
            ? XsdSchema.Simplify(schema, source, cancellationToken)
            : NestingDepth.Deepen(() => Simplifier.Simplify(root, source, target, cancellationToken));

    /// <summary>Simplifies the part of a schema with errors that can be understood; null if there is none. See <see cref="Simplifier.Recover"/>.</summary>
    /// <param name="root">The root file.</param>
    /// <param name="source">The other files.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static SimpleGrammar? Recover(SchemaSyntax root, ISyntaxSource source, CancellationToken cancellationToken) =>
        root is XsdSyntax schema
            ? XsdSchema.Recover(schema, source, cancellationToken)
            : NestingDepth.Deepen(() => Simplifier.Recover(root, source, cancellationToken));
}
