using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Patterns;
using Bindery.Patterns.Text;
using Bindery.Schema.SimpleSyntax;
using Bindery.Schema.Syntax;

namespace Bindery.Schema;

/// <summary>
/// Reads a schema for one version of its target (b:since). The models are those of the newest version, so that code that is too new can be reported; the
/// grammar is that of the version, and contains those of all newer ones, so that messages can name the version that allows more.
/// </summary>
internal static class VersionedSchema
{
    /// <summary>Reads and compiles.</summary>
    /// <param name="root">The root file of the schema.</param>
    /// <param name="source">The other files.</param>
    /// <param name="target">The version; null for the newest.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>
    /// The schema and the grammar of the newest version, and the grammar of the target's version; the grammars are null if the schema has errors, including
    /// errors that only the older version has.
    /// </returns>
    public static (SimplificationResult Newest, CompiledGrammar? NewestGrammar, CompiledGrammar? Grammar) Read(
        SchemaSyntax root, ISyntaxSource source, Version? target, CancellationToken cancellationToken)
    {
        var newest = FrontEnds.Simplify(root, source, null, cancellationToken);
        if (newest.Grammar is not { } schema)
            return (newest, null, null);
        target = target is null ? null : TargetVersion.Normalize(target);
        var later = target is null ? [] : newest.Versions.Where(version => version.CompareTo(target) > 0).ToList();
        var newestGrammar = GrammarCompiler.Compile(schema);
        if (later.Count == 0)
            return (newest, newestGrammar, newestGrammar);
        var newer = new List<NewerGrammar>();
        CompiledGrammar? grammar = null;
        // The last of them allows the same as the newest version.
        foreach (var version in later.Take(later.Count - 1).Prepend(target))
        {
            var older = FrontEnds.Simplify(root, source, version, cancellationToken);
            if (older.Grammar is null)
                return (older, null, null);
            Align(older.Grammar, schema);
            var compiled = GrammarCompiler.Compile(older.Grammar);
            if (grammar is null)
                grammar = compiled;
            else
                newer.Add(new NewerGrammar(TargetVersion.Show(version!), GrammarTextWriter.Write(compiled), GrammarTextReader.Read));
        }
        newer.Add(new NewerGrammar(
            TargetVersion.Show(later[later.Count - 1]), GrammarTextWriter.Write(newestGrammar), GrammarTextReader.Read));
        return (newest, newestGrammar, grammar!.With(newer));
    }

    /// <summary>
    /// Gives the elements of an older version the numbers that they have in the newest one. An element is identified by its place in the source and by how
    /// often that place occurred before.
    /// </summary>
    private static void Align(SimpleGrammar older, SimpleGrammar newest)
    {
        var numbers = newest.Elements.ToLookup(element => element.Span, element => element.Number);
        var met = new Dictionary<SourceSpan, int>();
        foreach (var element in older.Elements)
        {
            met.TryGetValue(element.Span, out var count);
            met[element.Span] = count + 1;
            // An element that exists only in the older version gets a number that no model has.
            element.Number = numbers[element.Span].Skip(count).Concat([newest.Elements.Count + element.Number]).First();
        }
    }
}
