using System.Collections.Generic;

namespace Bindery.Schema.Simplification;

/// <summary>
/// Everything that a schema consists of after expansion, reachable or not, except overridden components. The rules up to 4.18 apply to all of it.
/// </summary>
internal sealed class GrammarSurvey
{
    private readonly HashSet<GrammarScope> _knownScopes = [];
    private readonly HashSet<PatternUnit> _knownUnits = [];
    private readonly Stack<ExpandedPattern> _pending = new();

    public GrammarSurvey(GrammarScope root)
    {
        Enter(root);
        while (_pending.Count > 0)
            Visit(_pending.Pop());
    }

    public List<GrammarScope> Scopes { get; } = [];

    public List<ExpandedAttribute> Attributes { get; } = [];

    public List<ExpandedElement> Elements { get; } = [];

    public List<ExpandedData> Data { get; } = [];

    public List<ExpandedValue> Values { get; } = [];

    /// <summary>The references by name.</summary>
    public List<ExpandedRef> References { get; } = [];

    private void Enter(GrammarScope scope)
    {
        if (!_knownScopes.Add(scope))
            return;
        Scopes.Add(scope);
        Enter(scope.Start);
        foreach (var definition in scope.Definitions)
            Enter(definition);
    }

    private void Enter(Definition definition)
    {
        foreach (var part in definition.Parts)
            _pending.Push(part.Body);
    }

    private void Visit(ExpandedPattern pattern)
    {
        switch (pattern)
        {
            case ExpandedComposite composite:
                for (var i = 0; i < composite.Items.Count; i++)
                    _pending.Push(composite.Items[i]);
                break;
            case ExpandedElement element:
                Elements.Add(element);
                _pending.Push(element.Content);
                if (element.DocumentContent is not null)
                    _pending.Push(element.DocumentContent);
                break;
            case ExpandedRepeat repeat:
                _pending.Push(repeat.Content);
                break;
            case ExpandedAttribute attribute:
                Attributes.Add(attribute);
                _pending.Push(attribute.Content);
                break;
            case ExpandedData data:
                Data.Add(data);
                if (data.Except is not null)
                    _pending.Push(data.Except);
                break;
            case ExpandedValue value:
                Values.Add(value);
                break;
            case ExpandedRef { Name: not null } reference:
                References.Add(reference);
                break;
            case ExpandedRef { Scope: { } grammar }:
                Enter(grammar);
                break;
            case ExpandedRef { Target.Unit: { } unit }:
                if (_knownUnits.Add(unit))
                    _pending.Push(unit.Body);
                break;
        }
    }
}
