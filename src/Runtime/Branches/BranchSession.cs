using System;
using System.Collections.Generic;
using System.Text;
using Bindery.Patterns;

namespace Bindery.Branches;

/// <summary>
/// Answers questions about the words of attributes and their effect on siblings, from a compiled grammar. It is the common source for the documentation of
/// models, the messages of the analyzers and the messages on documents. Results are cached; not thread-safe.
/// </summary>
/// <param name="names">The names of the grammar.</param>
/// <param name="queries">Queries on patterns; they determine whether output-only members count.</param>
/// <param name="derivatives">Computes derivatives, and stores the resulting patterns.</param>
/// <param name="matcher">Matches values.</param>
internal sealed class BranchSession(NameIndex names, PatternQueries queries, Derivatives derivatives, LiteralMatcher matcher)
{
    private readonly Dictionary<string, ElementClass> _classes = new(StringComparer.Ordinal);

    /// <summary>The names of the grammar.</summary>
    public NameIndex Names => names;

    /// <summary>Queries on patterns.</summary>
    public PatternQueries Queries => queries;

    /// <summary>The derivatives.</summary>
    public Derivatives Derivatives => derivatives;

    /// <summary>Matches values.</summary>
    public LiteralMatcher Matcher => matcher;

    /// <summary>The number of cached classes.</summary>
    public int Weight => _classes.Count;

    /// <summary>Creates a session for a grammar.</summary>
    /// <param name="grammar">The grammar, which is not changed.</param>
    /// <param name="isOutput">Whether output-only members count.</param>
    public static BranchSession Of(CompiledGrammar grammar, bool isOutput)
    {
        var derivatives = new Derivatives(new PatternBuilder(grammar.Builder), grammar.Names, isOutput);
        return new BranchSession(
            grammar.Names, new PatternQueries(grammar.Names, isOutput), derivatives, new LiteralMatcher(derivatives.Builder, derivatives.Sequence));
    }

    /// <summary>Returns the class of element patterns, which must be sorted.</summary>
    public ElementClass ClassOf(List<ElementPattern> patterns)
    {
        patterns.Sort((a, b) => a.Number.CompareTo(b.Number));
        var key = new StringBuilder();
        foreach (var pattern in patterns)
            key.Append(pattern.Number).Append(' ');
        if (!_classes.TryGetValue(key.ToString(), out var known))
            _classes.Add(key.ToString(), known = new ElementClass(patterns, queries, names));
        return known;
    }

    /// <summary>Returns the word that the absence of an attribute means, regardless of the element's other content; null if there is none.</summary>
    public string? MeaningOfAbsence(ElementClass elements, ClassAttribute attribute)
    {
        if (!attribute.HasDefault)
            attribute.Default = MeaningOfAbsence(elements, attribute, static _ => null);
        return attribute.Default;
    }

    /// <summary>Returns the word that the absence of an attribute means next to other attributes; null if there is none.</summary>
    /// <param name="elements">The element.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="isAdmitted">Whether the other attributes can match an attribute pattern; null if unknown.</param>
    public string? MeaningOfAbsence(ElementClass elements, ClassAttribute attribute, Func<AttributePattern, bool?> isAdmitted) =>
        new AbsenceMeaning(this, elements, attribute, isAdmitted).Find();
}
