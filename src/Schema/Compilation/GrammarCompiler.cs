using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Identity;
using Bindery.Patterns;
using Bindery.Schema.SimpleSyntax;
using Bindery.Schema.Syntax;

namespace Bindery.Schema;

/// <summary>Turns a simplified schema into the compiled grammar.</summary>
internal sealed class GrammarCompiler
{
    private readonly PatternBuilder _builder = new();
    private readonly Dictionary<SimpleElement, ElementPattern> _elements = [];
    private readonly Pattern?[] _patterns;
    private readonly Dictionary<string, IdentityRule> _identityRules = new(StringComparer.Ordinal);

    private GrammarCompiler(int patternCount) => _patterns = new Pattern?[patternCount];

    /// <summary>Compiles a schema without errors. The simplifier limits the nesting of its patterns, so recursion is safe.</summary>
    public static CompiledGrammar Compile(SimpleGrammar schema)
    {
        var compiler = new GrammarCompiler(schema.PatternCount);
        foreach (var element in schema.Elements)
            compiler._elements.Add(element, compiler._builder.Element(element.Name, element.Annotations.Direction == Direction.Output, element.Number));
        foreach (var element in schema.Elements)
        {
            var pattern = compiler._elements[element];
            pattern.Content = compiler.Compile(element.DocumentContent ?? element.Content);
            if (element.IdentityRules.Count + element.Constraints.Count > 0)
                pattern.Rules = element.IdentityRules.Select(rule => (IdentityRule)rule.Rule).Concat(element.Constraints).Select(compiler.Intern).ToArray();
            pattern.Defaults = element.Defaults;
            pattern.Remarks = element.Remarks;
        }

        return new CompiledGrammar(compiler._builder, compiler.Compile(schema.Start));
    }

    /// <summary>Equal rules become one object: an element that may match several patterns is then checked against the rule once.</summary>
    private IdentityRule Intern(IdentityRule rule)
    {
        var key = IdentityKey.Of(rule);
        if (!_identityRules.TryGetValue(key, out var known))
            _identityRules.Add(key, known = rule);
        return known;
    }

    private Pattern Compile(SimplePattern pattern)
    {
        if (_patterns[pattern.Index] is { } known)
            return known;
        var compiled = pattern switch
        {
            SimpleEmpty => _builder.Empty,
            SimpleNotAllowed => _builder.NotAllowed,
            SimpleText => _builder.Text,
            SimpleData data => _builder.Data(data.Datatype, data.Except is null ? null : Compile(data.Except)),
            SimpleValue value => _builder.Value(value.Datatype, value.Text, value.NamespaceUri, value.Value),
            SimpleList list => _builder.List(Compile(list.Content)),
            SimpleOneOrMore oneOrMore => Repetition.Compile(_builder, Compile(oneOrMore.Content), oneOrMore.Minimum, oneOrMore.Maximum),
            SimpleAttribute attribute => _builder.Attribute(attribute.Name, Compile(attribute.Content), attribute.Annotations.Direction == Direction.Output),
            SimpleElementReference reference => _elements[reference.Element],
            SimpleChoice choice => _builder.Choice(Compile(choice.Alternatives)),
            SimpleGroup group => _builder.Group(Compile(group.Items)),
            SimpleInterleave interleave => _builder.Interleave(Compile(interleave.Items)),
            _ => throw new InvalidOperationException("There is no pattern of type " + pattern.GetType().Name + "."),
        };
        _patterns[pattern.Index] = compiled;
        return compiled;
    }

    private Pattern[] Compile(IReadOnlyList<SimplePattern> items)
    {
        var compiled = new Pattern[items.Count];
        for (var i = compiled.Length - 1; i >= 0; i--)
            compiled[i] = Compile(items[i]);
        return compiled;
    }
}
