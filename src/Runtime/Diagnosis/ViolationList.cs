using System;
using System.Collections.Generic;
using Bindery.Violations;
using Bindery.Xml;

namespace Bindery.Diagnosis;

/// <summary>The violations of a document in the order in which they are found, up to a maximum number, each with its place.</summary>
internal sealed class ViolationList
{
    /// <summary>The maximum number of violations that are reported for one document.</summary>
    public const int Most = 100;

    private readonly List<(int Offset, SchemaViolation Violation)> _found = [];

    // The violations whose path is not known yet, and their offsets.
    private readonly List<(int Index, int Offset)> _pathless = [];

    /// <summary>Whether the maximum is reached.</summary>
    public bool IsFull => _found.Count >= Most;

    /// <summary>Whether a violation was reported at an offset.</summary>
    public bool Has(int offset) => _found.Exists(one => one.Offset == offset);

    /// <summary>Reports an attribute, at its name.</summary>
    public void AddName(in Utf8XmlReader reader, int attribute, ViolationFacts facts)
    {
        if (!IsFull)
            Add(reader, facts, reader.GetAttributePath(attribute), reader.GetAttributeNameRange(attribute));
    }

    /// <summary>Reports an attribute, at its value.</summary>
    public void AddValue(in Utf8XmlReader reader, int attribute, ViolationFacts facts)
    {
        if (!IsFull)
            Add(reader, facts, reader.GetAttributePath(attribute), reader.GetAttributeValueRange(attribute));
    }

    /// <summary>Reports the current element, or a text of it, at a range of the document.</summary>
    public void Add(in Utf8XmlReader reader, ViolationFacts facts, int offset, int length)
    {
        if (!IsFull)
            Add(reader, facts, reader.GetPath(), (offset, length));
    }

    /// <summary>Reports the current element, at its start tag.</summary>
    public void Add(in Utf8XmlReader reader, ViolationFacts facts, OpenElement element) => Add(reader, facts, element.Offset, element.Length);

    /// <summary>Reports a node whose path is known.</summary>
    public void Add(in Utf8XmlReader reader, ViolationFacts facts, string path, (int Offset, int Length) range)
    {
        if (IsFull)
            return;
        var start = reader.GetPosition(range.Offset);
        var end = reader.GetPosition(range.Offset + range.Length);
        // For a range of several lines, only the first character is marked.
        var length = end.Line == start.Line ? Math.Max(1, end.Column - start.Column) : 1;
        _found.Add((range.Offset, new SchemaViolation(facts.Id, ViolationSentences.Of(facts), path, start.Line, start.Column, length)));
    }

    /// <summary>Reports a value that has already been read; <see cref="FindPaths"/> finds its path.</summary>
    public void AddPassed(in Utf8XmlReader reader, ViolationFacts facts, int offset, int length)
    {
        if (IsFull)
            return;
        _pathless.Add((_found.Count, offset));
        Add(reader, facts, "", (offset, length));
    }

    /// <summary>Finds the paths of the reported values. Keeping a path for every value would cost too much, so the document is read again.</summary>
    public void FindPaths(ReadOnlySpan<byte> utf8, XmlLimits limits)
    {
        if (_pathless.Count == 0)
            return;
        var paths = ValuePaths.Of(utf8, limits, _pathless.ConvertAll(one => one.Offset));
        foreach (var (index, offset) in _pathless)
            if (paths.TryGetValue(offset, out var path) && _found[index].Violation is var found)
                _found[index] = (offset, new SchemaViolation(found.Id, found.Message, path, found.Line, found.Column, found.Length));
    }

    /// <summary>All violations in document order.</summary>
    /// <param name="last">The violation that ended the document.</param>
    public List<SchemaViolation> Sorted(SchemaViolation? last)
    {
        var order = new int[_found.Count];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(order, (a, b) => _found[a].Offset != _found[b].Offset ? _found[a].Offset.CompareTo(_found[b].Offset) : a.CompareTo(b));
        var sorted = new List<SchemaViolation>(order.Length + 1);
        // Every error was treated as the consequence of another one; the document is invalid nevertheless.
        if (order.Length == 0 && last is null)
            last = new SchemaViolation(ViolationIds.NotAllowed, "The document is not one that the schema describes", "", 1, 1, 1);
        foreach (var i in order)
            sorted.Add(_found[i].Violation);
        if (last is not null)
            sorted.Add(last);
        return sorted;
    }
}
