using System;
using System.Collections.Generic;
using Bindery.Matching;
using Bindery.Patterns;
using Bindery.Uniqueness;
using Bindery.Wording;
using Bindery.Xml;

namespace Bindery.Diagnosis;

/// <summary>
/// Finds what is wrong with a document that is not valid: every mistake once, at its place, in words. Runs only then, so it may be thorough; it goes on after a mistake as if it had not been made.
/// </summary>
internal sealed partial class DocumentDiagnosis
{
    /// <summary>The id of what is wrong with a document that is no XML.</summary>
    public const string NotWellFormedId = "BND3006";

    /// <summary>The most violations that are reported for one document.</summary>
    public const int MaxViolations = 100;

    private readonly CompiledGrammar _grammar;
    private readonly ContentStack _stack;
    private readonly NamespaceScopes? _scopes;
    private readonly PatternQueries _queries;
    private readonly List<OpenElement> _open = [];
    private readonly List<(int Offset, SchemaViolation Violation)> _violations = [];
    private readonly RefusedPlace _refusal;
    private readonly OpenElement _valid = new(NameIndex.Foreign, "", "", 0, 0);
    private readonly OpenElement _document = new(NameIndex.Foreign, "", "", 0, 0);
    private readonly Leniency _leniency;
    private readonly AttributeTrial _trial;
    private readonly ContextProbe _probe;
    private readonly IdentityTracker? _rules;
    private readonly IdTracker? _ids;
    private bool _isPassedOver;

    private DocumentDiagnosis(CompiledGrammar grammar, ContentStack stack, RefusedPlace refusal)
    {
        _refusal = refusal;
        _grammar = grammar;
        _stack = stack;
        _stack.Reset();
        _scopes = grammar.Names.NeedsPrefixes ? new NamespaceScopes() : null;
        _stack.Prefixes = _scopes is null ? null : _scopes.Resolve;
        _queries = new PatternQueries(grammar.Names, stack.IsOutput);
        _rules = grammar.Graph.HasRefusingRules ? new IdentityTracker(isDiagnosis: true) : null;
        _ids = grammar.Ids is { } ids ? new IdTracker(ids, grammar.Names) : null;
        _leniency = new Leniency(() => stack.Derivatives);
        _trial = new AttributeTrial(stack, _leniency);
        _probe = new ContextProbe(grammar, _queries, _trial);
    }

    /// <summary>The violations in document order, at most <see cref="MaxViolations"/>.</summary>
    public static IReadOnlyList<SchemaViolation> Find(CompiledGrammar grammar, ContentStack stack, ReadOnlySpan<byte> utf8, XmlLimits limits, RefusedPlace refusal)
    {
        var diagnosis = new DocumentDiagnosis(grammar, stack, refusal);
        SchemaViolation? notWellFormed = null;
        var reader = new Utf8XmlReader(utf8, limits);
        try
        {
            while (reader.Read())
                diagnosis.Take(ref reader, utf8);
            diagnosis.ReportDanglingIds(reader);
        }
        catch (XmlBindingException problem)
        {
            notWellFormed = NotWellFormed(problem);
        }
        finally
        {
            reader.Dispose();
        }
        diagnosis.FindPaths(utf8, limits);
        return diagnosis.Sorted(notWellFormed);
    }

    /// <summary>The violation for a document that cannot be read.</summary>
    public static SchemaViolation NotWellFormed(XmlBindingException problem) =>
        new(NotWellFormedId, problem.Problem, problem.Path, problem.Line, problem.Column, 1);

    private OpenElement Innermost => _open.Count == 0 ? _document : _open[_open.Count - 1];

    private bool IsFull => _violations.Count >= MaxViolations;

    private void Take(ref Utf8XmlReader reader, ReadOnlySpan<byte> utf8)
    {
        // What is not told any more is not decided either, but the document must be well-formed to its end.
        if (IsFull)
            return;
        switch (reader.Kind)
        {
            case XmlEventKind.StartElement:
                StartTag(ref reader);
                break;
            case XmlEventKind.Text:
                TakeText(reader, utf8);
                _rules?.Text(reader);
                break;
            case XmlEventKind.EndElement:
                EndTag(reader);
                break;
        }
    }

    private void Report(in Utf8XmlReader reader, string id, string message, string path, int offset, int length)
    {
        if (IsFull)
            return;
        var start = reader.GetPosition(offset);
        var end = reader.GetPosition(offset + length);
        // What goes on over lines is marked at its first character only.
        _violations.Add((offset, new SchemaViolation(id, message, path, start.Line, start.Column, end.Line == start.Line ? Math.Max(1, end.Column - start.Column) : 1)));
    }

    private List<SchemaViolation> Sorted(SchemaViolation? last)
    {
        var order = new int[_violations.Count];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(order, (a, b) => _violations[a].Offset != _violations[b].Offset ? _violations[a].Offset.CompareTo(_violations[b].Offset) : a.CompareTo(b));
        var sorted = new List<SchemaViolation>(order.Length + 1);
        // No mistake could be told from what follows from others: that the document is invalid is certain all the same.
        if (order.Length == 0 && last is null)
            last = new SchemaViolation("BND3001", "The document is not one that the schema describes", "", 1, 1, 1);
        foreach (var i in order)
            sorted.Add(_violations[i].Violation);
        if (last is not null)
            sorted.Add(last);
        return sorted;
    }

    private string NameOf(int name, string around)
    {
        var (uri, local) = _grammar.Names[name];
        return NameWords.Of(uri, local, around);
    }

    private List<string> NamesOf(IEnumerable<int> names, string around)
    {
        var all = new List<string>();
        foreach (var name in names)
            all.Add(NameOf(name, around));
        return all;
    }
}
