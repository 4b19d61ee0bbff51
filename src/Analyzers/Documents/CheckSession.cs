using System;
using System.Collections.Generic;
using Bindery.Branches;
using Bindery.Patterns;

namespace Bindery.Analyzers.Documents;

/// <summary>
/// Decides whether a node can still become an element that matches a pattern, as input. Unknown members are substituted in the pattern, and derivatives are
/// taken for the certain ones, so that unknown members cost nothing; the result can only err in favour of validity. Results about patterns are cached. Not
/// thread-safe.
/// </summary>
internal sealed class CheckSession
{
    /// <summary>The depth beyond which elements count as unknown, which limits the recursion.</summary>
    public const int MaxDepth = 256;

    // The remaining content only comes near this limit in hostile schemas.
    private const int MaxSize = 1 << 16;

    private readonly UnknownSubstitution _substitution;
    private readonly Dictionary<Pattern, bool> _prefixed = [];
    private long _end;

    public CheckSession(CompiledGrammar grammar)
    {
        Names = grammar.Names;
        SharedCount = grammar.Builder.Count;
        Derivatives = new Derivatives(new PatternBuilder(grammar.Builder), Names, isOutput: false);
        Matcher = new LiteralMatcher(Builder, Derivatives.Sequence);
        Queries = new PatternQueries(Names, isOutput: false);
        Branches = new BranchSession(Names, Queries, Derivatives, Matcher);
        _substitution = new UnknownSubstitution(this);
    }

    public NameIndex Names { get; }

    public Derivatives Derivatives { get; }

    public LiteralMatcher Matcher { get; }

    public PatternQueries Queries { get; }

    public PatternBuilder Builder => Derivatives.Builder;

    /// <summary>The number of the grammar's own patterns, which have the lowest ids.</summary>
    public int SharedCount { get; }

    /// <summary>The effects of the words of attributes.</summary>
    public BranchSession Branches { get; }

    /// <summary>The approximate memory use, in units of some hundred bytes.</summary>
    public int Weight => Derivatives.Weight + Matcher.Weight + Branches.Weight;

    /// <summary>The work done so far, in steps of less than a microsecond.</summary>
    public long Work { get; private set; }

    /// <summary>Whether the permitted work has been used up, so that all further results are true.</summary>
    public bool HasGivenUp => Work >= _end;

    /// <summary>Permits an amount of work from now on.</summary>
    public void Allow(long work) => _end = Work + work;

    /// <summary>Returns true from now on, until more work is permitted.</summary>
    public void GiveUp() => Work = Math.Max(Work, _end);

    /// <summary>Counts steps of work.</summary>
    public void Spend(int steps) => Work += steps;

    /// <summary>Whether the node can match the pattern.</summary>
    public bool IsSatisfiable(DocumentNode node, ElementPattern pattern, int depth = 0)
    {
        if (pattern.IsOutputOnly || !Names.Admits(pattern, node.Name))
            return false;
        if (depth >= MaxDepth || HasGivenUp)
            return true;
        if (node.Verdicts.Find(node, pattern) is { } known)
            return known;
        // An element that contains itself cannot be written as a document; it is not checked.
        node.Verdicts.Begin(pattern);
        var result = Decide(node, pattern, depth) || HasGivenUp;
        node.Verdicts.End(node, pattern, result);
        return result;
    }

    /// <summary>Whether a pattern of a value has types whose literals depend on the prefixes in scope, which are unknown here.</summary>
    public bool DependsOnPrefixes(Pattern content)
    {
        if (!Names.NeedsPrefixes)
            return false;
        if (!_prefixed.TryGetValue(content, out var result))
            _prefixed.Add(content, result = new PatternGraph(content).NeedsPrefixes);
        return result;
    }

    private bool Decide(DocumentNode node, ElementPattern pattern, int depth)
    {
        var possible = node.HasConditionalChildren ? ConditionalChildren(node, pattern.Content, depth) : null;
        var left = _substitution.Apply(node, pattern.Content, possible);
        foreach (var attribute in node.Attributes)
        {
            if (left is NotAllowedPattern)
                return false;
            if (attribute.IsPresent)
                left = AfterAttribute(left, attribute);
        }
        left = Derivatives.CloseAttributes(left);
        return left is not NotAllowedPattern && DecideContent(node, left, depth);
    }

    private Pattern AfterAttribute(Pattern pattern, DocumentFact attribute)
    {
        var transitions = Derivatives.Attribute(pattern, attribute.Name);
        Spend(transitions.Count + 1);
        var result = Builder.NotAllowed;
        for (var i = 0; i < transitions.Count; i++)
            if (attribute.Matches(((AttributePattern)transitions.Head(i)).Content, this))
                result = Builder.Choice(result, transitions.Rest(i));
        return result;
    }

    // RELAX NG 6.2.7: whitespace between children is ignored; without children it may be the text, or be ignored.
    private bool DecideContent(DocumentNode node, Pattern left, int depth)
    {
        var hasChildren = false;
        foreach (var child in node.Children)
            hasChildren |= child.IsPresent;
        if (node.Text is not { Level: not FactLevel.Unknown } text)
            return AfterChildren(node, left, depth).IsNullable;
        if (text.Level == FactLevel.Presence || text.IsOpen)
            return TakesText(node, left, text.IsPresent ? "x"u8 : [], hasChildren, depth);
        foreach (var literal in text.Literals)
            if (TakesText(node, left, literal, hasChildren, depth))
                return true;
        return false;
    }

    private bool TakesText(DocumentNode node, Pattern left, ReadOnlySpan<byte> literal, bool hasChildren, int depth)
    {
        var isBlank = LiteralMatcher.IsBlank(literal);
        if (!hasChildren)
            return isBlank && left.IsNullable || Matcher.Text(left, literal).IsNullable;
        if (isBlank)
            return AfterChildren(node, left, depth).IsNullable;
        // The text is somewhere among the children, so the remaining content is followed both with and without it.
        var with = Matcher.Text(left, literal);
        foreach (var child in node.Children)
        {
            if (!child.IsPresent)
                continue;
            with = AfterChild(with, child, depth);
            left = AfterChild(left, child, depth);
            with = Builder.Choice(with, Matcher.Text(left, literal));
        }
        return with.IsNullable;
    }

    // Certain children are processed in the order in which they are written.
    private Pattern AfterChildren(DocumentNode node, Pattern left, int depth)
    {
        foreach (var child in node.Children)
        {
            if (left is NotAllowedPattern)
                break;
            if (child.IsPresent)
                left = AfterChild(left, child, depth);
        }
        return left;
    }

    private Pattern AfterChild(Pattern left, DocumentFact child, int depth)
    {
        if (left.Size >= MaxSize)
            GiveUp();
        if (HasGivenUp)
            return Builder.Empty;
        var transitions = Derivatives.Element(left, child.Name);
        Spend(transitions.Count + 1);
        var result = Builder.NotAllowed;
        for (var i = 0; i < transitions.Count; i++)
            if (IsSatisfiable(child, (ElementPattern)transitions.Head(i), depth + 1))
                result = Builder.Choice(result, transitions.Rest(i));
        return result;
    }

    private bool IsSatisfiable(DocumentFact child, ElementPattern pattern, int depth)
    {
        if (child.Alternatives.Count == 0)
            return true;
        foreach (var alternative in child.Alternatives)
            if (IsSatisfiable(alternative, pattern, depth))
                return true;
        return false;
    }

    // Returns the element patterns that possible children match.
    private HashSet<Pattern> ConditionalChildren(DocumentNode node, Pattern content, int depth)
    {
        var possible = new HashSet<Pattern>();
        foreach (var child in node.Children)
            if (DocumentNode.IsConditional(child))
                foreach (var pattern in Queries.Nodes(content))
                    if (pattern is ElementPattern element && IsSatisfiable(child, element, depth + 1))
                        possible.Add(element);
        return possible;
    }
}
