using System;
using System.Collections.Generic;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Simplification;

/// <summary>A grammar of the schema with its definitions, after includes and divs were resolved. References are resolved here.</summary>
internal sealed class GrammarScope(SourceSpan span, GrammarScope? parent)
{
    private readonly Dictionary<string, Definition> _byName = new(StringComparer.Ordinal);
    private readonly List<Definition> _definitions = [];
    private readonly Dictionary<string, List<SourceSpan>> _includes = new(StringComparer.Ordinal);

    /// <summary>The start tag of the grammar.</summary>
    public SourceSpan Span { get; } = span;

    /// <summary>The parent grammar, which parentRef refers to.</summary>
    public GrammarScope? Parent { get; } = parent;

    /// <summary>The start; it has no parts if the schema has no start.</summary>
    public Definition Start { get; } = new(null);

    /// <summary>The definitions in order, without the start.</summary>
    public IReadOnlyList<Definition> Definitions => _definitions;

    /// <summary>Whether a part is missing and this was already reported: unresolved names are then not reported.</summary>
    public bool IsIncomplete { get; set; }

    /// <summary>Records the place of an include.</summary>
    public void AddInclude(string file, SourceSpan place)
    {
        if (!_includes.TryGetValue(file, out var places))
            _includes.Add(file, places = []);
        places.Add(place);
    }

    /// <summary>Returns the places where a file is included.</summary>
    public IReadOnlyList<SourceSpan> IncludesOf(string file) => _includes[file];

    public Definition? Find(string name) => _byName.TryGetValue(name, out var definition) ? definition : null;

    public void Add(GrammarComponent component)
    {
        var name = component.Syntax.Name;
        var definition = Start;
        if (name is not null && !_byName.TryGetValue(name, out definition))
        {
            definition = new Definition(name);
            _byName.Add(name, definition);
            _definitions.Add(definition);
        }

        definition.Parts.Add(component);
    }
}

/// <summary>A start or define with its patterns, not yet combined with others of the same name.</summary>
internal readonly record struct GrammarComponent(DefinitionSyntax Syntax, ExpandedPattern Body);

/// <summary>The target of a reference: all parts of one name, a start, or the pattern of another file.</summary>
internal sealed class Definition(string? name)
{
    public string? Name { get; } = name;

    /// <summary>The parts in order; none for the pattern of another file.</summary>
    public List<GrammarComponent> Parts { get; } = [];

    /// <summary>
    /// The combined parts; for definitions with parts it is set by <see cref="Combination"/> (4.17). Its patterns may be null after an error.
    /// </summary>
    public PatternUnit? Unit { get; set; }
}

/// <summary>A pattern with what can be reached from it without entering an element (4.19).</summary>
internal sealed class PatternUnit(ExpandedPattern body)
{
    private List<ExpandedRef>? _references;

    public ExpandedPattern Body { get; } = body;

    /// <summary>The references outside elements; set by <see cref="Recursion"/>.</summary>
    public IReadOnlyList<ExpandedRef> References => _references ?? (IReadOnlyList<ExpandedRef>)[];

    /// <summary>Whether <see cref="Recursion"/> has followed the references.</summary>
    public Progress Progress { get; set; }

    /// <summary>The simple form; set by <see cref="SimpleForm"/> (4.20, 4.21).</summary>
    public SimpleForm.Built? Simple { get; set; }

    /// <summary>Adds a reference.</summary>
    public void Add(ExpandedRef reference) => (_references ??= []).Add(reference);
}

/// <summary>How far <see cref="Recursion"/> has followed the references of a unit.</summary>
internal enum Progress : byte
{
    None,
    Open,
    Finished,
}
