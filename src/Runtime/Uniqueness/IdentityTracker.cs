using System.Collections.Generic;
using Bindery.Identity;
using Bindery.Patterns;
using Bindery.Xml;

namespace Bindery.Uniqueness;

/// <summary>
/// Checks the rules of uniqueness and references of a document, event by event: opens a scope for each rule of an element, and returns at its end which rules
/// it violates. Time and memory are proportional to the document and the rules. Warnings are not checked, because they refuse nothing, nor are references to
/// other documents that are not available.
/// </summary>
/// <param name="isDiagnosis">Whether the places of violations are needed.</param>
/// <param name="others">The keys of other documents that rules refer to; null if the document is validated alone.</param>
internal sealed class IdentityTracker(bool isDiagnosis, OtherDocuments? others = null)
{
    private readonly List<IdentityScope> _open = [];
    private readonly Listeners<IdentityScope> _listeners = new();
    private readonly KeyTables _keys = new();
    private readonly Dictionary<IdentityRule, Stack<IdentityScope>> _free = [];

    /// <summary>Returns to the start of a document.</summary>
    public void Reset()
    {
        for (var i = _open.Count - 1; i >= 0; i--)
            Free(_open[i]);
        _open.Clear();
        _listeners.Clear();
        _keys.Clear();
    }

    /// <summary>Processes a start tag for the scopes of its ancestors. <see cref="Enter"/> opens those of the element itself.</summary>
    public void StartElement(in Utf8XmlReader reader, IElementTypes types)
    {
        var (from, to) = _listeners.Open();
        for (var i = from; i < to; i++)
            if (_listeners.At(i) is var scope && scope.StartElement(reader, types))
                _listeners.Add(scope);
    }

    /// <summary>Opens the scopes of an element pattern that the start tag may match.</summary>
    public void Enter(in Utf8XmlReader reader, ElementPattern element, IElementTypes types)
    {
        var rules = element.Rules;
        for (var i = 0; i < rules.Count; i++)
            if ((rules[i].Refuses || others?.KeysOf(rules[i]) is not null) && !IsOpen(rules[i], reader.Depth))
                Open(rules[i], reader, types);
    }

    /// <summary>Processes text.</summary>
    public void Text(in Utf8XmlReader reader)
    {
        for (var i = 0; i < _listeners.Count; i++)
            _listeners[i].Text(reader);
    }

    /// <summary>Processes an end tag, before the content stack does.</summary>
    /// <returns>The violated rules of the element, in the schema's order; null if there are none.</returns>
    public List<BrokenRule>? EndElement(in Utf8XmlReader reader, IElementTypes types)
    {
        for (var i = _listeners.Count - 1; i >= 0; i--)
            _listeners[i].EndElement(reader, types);
        _listeners.Close();
        for (var i = _open.Count - 1; i >= 0 && _open[i].Depth >= reader.Depth; i--)
            _open[i].Close();
        List<BrokenRule>? broken = null;
        for (var i = _open.Count - 1; i >= 0 && _open[i].Depth >= reader.Depth; i--)
        {
            if (_open[i].IsBroken)
                (broken ??= []).Insert(0, _open[i].ToBrokenRule());
            Free(_open[i]);
            _open.RemoveAt(i);
        }
        _keys.Rise(reader.Depth);
        return broken;
    }

    private bool IsOpen(IdentityRule rule, int depth)
    {
        for (var i = _open.Count - 1; i >= 0 && _open[i].Depth == depth; i--)
            if (_open[i].Rule == rule)
                return true;
        return false;
    }

    private void Open(IdentityRule rule, in Utf8XmlReader reader, IElementTypes types)
    {
        var scope = _free.TryGetValue(rule, out var free) && free.Count > 0 ? free.Pop() : IdentityScope.Of(rule, _keys, others, isDiagnosis);
        scope.Begin(reader, types);
        _open.Add(scope);
        _listeners.Add(scope);
    }

    private void Free(IdentityScope scope)
    {
        scope.End();
        if (!_free.TryGetValue(scope.Rule, out var free))
            _free.Add(scope.Rule, free = new Stack<IdentityScope>());
        free.Push(scope);
    }
}
