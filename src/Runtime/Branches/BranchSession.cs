using System;
using System.Collections.Generic;
using System.Text;
using Bindery.Patterns;

namespace Bindery.Branches;

/// <summary>
/// What the words of attributes decide, asked of a compiled grammar. The documentation of models, the messages of the analyzers and those on documents have it
/// from here. Keeps what it learns. For one thread at a time.
/// </summary>
/// <param name="names">The names of the grammar.</param>
/// <param name="queries">Questions about patterns; they say whether output-only members count.</param>
/// <param name="derivatives">The derivatives, which take the patterns that arise.</param>
/// <param name="matcher">Matches values.</param>
internal sealed class BranchSession(NameIndex names, PatternQueries queries, Derivatives derivatives, LiteralMatcher matcher)
{
    private readonly Dictionary<string, ElementClass> _classes = new(StringComparer.Ordinal);

    /// <summary>The names of the grammar.</summary>
    public NameIndex Names => names;

    /// <summary>Questions about patterns.</summary>
    public PatternQueries Queries => queries;

    /// <summary>The derivatives.</summary>
    public Derivatives Derivatives => derivatives;

    /// <summary>Matches values.</summary>
    public LiteralMatcher Matcher => matcher;

    /// <summary>The number of classes that are kept.</summary>
    public int Weight => _classes.Count;

    /// <summary>A session of its own for a grammar.</summary>
    /// <param name="grammar">The grammar, which is not changed.</param>
    /// <param name="isOutput">Whether output-only members count.</param>
    public static BranchSession Of(CompiledGrammar grammar, bool isOutput)
    {
        var derivatives = new Derivatives(new PatternBuilder(grammar.Builder), grammar.Names, isOutput);
        return new BranchSession(
            grammar.Names, new PatternQueries(grammar.Names, isOutput), derivatives, new LiteralMatcher(derivatives.Builder, derivatives.Sequence));
    }

    /// <summary>The class of some patterns, which are sorted.</summary>
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

    /// <summary>The word that the absence of an attribute stands for, whatever else the element has; null where there is none.</summary>
    public string? MeaningOfAbsence(ElementClass elements, ClassAttribute attribute)
    {
        if (!attribute.HasDefault)
            attribute.Default = MeaningOfAbsence(elements, attribute, static _ => null);
        return attribute.Default;
    }

    /// <summary>The word that the absence of an attribute stands for beside other attributes; null where there is none.</summary>
    /// <param name="elements">The element.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="isAdmitted">Whether an attribute pattern can be matched by what else there is; null where nothing is known.</param>
    public string? MeaningOfAbsence(ElementClass elements, ClassAttribute attribute, Func<AttributePattern, bool?> isAdmitted) =>
        new AbsenceMeaning(this, elements, attribute, isAdmitted).Find();
}
