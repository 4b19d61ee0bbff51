using System;
using System.Collections.Generic;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Simplification;

/// <summary>Grammars: include with overrides (4.7), and div (4.11).</summary>
internal sealed partial class Expander
{
    private void FillScope(GrammarSyntax grammar, Context context, int depth)
    {
        var components = new List<GrammarComponent>();
        ExpandComponents(grammar.Components, context, depth, components);
        foreach (var component in components)
            context.Scope.Add(component);
    }

    private void ExpandComponents(IReadOnlyList<ComponentSyntax> syntaxes, Context context, int depth, List<GrammarComponent> components)
    {
        foreach (var syntax in syntaxes)
        {
            switch (syntax)
            {
                case DefinitionSyntax definition:
                    var inside = context with { Definition = definition.Name };
                    components.Add(new GrammarComponent(definition, ExpandDefinition(definition, inside, depth)));
                    break;
                case DivSyntax div:
                    ExpandComponents(div.Components, context, depth, components);
                    break;
                case IncludeSyntax include:
                    ExpandInclude(include, context, depth, components);
                    break;
            }
        }
    }

    /// <summary>
    /// Returns the patterns of a definition. The documentation of the definition becomes that of its only element or attribute, if that has none itself.
    /// </summary>
    private ExpandedPattern ExpandDefinition(DefinitionSyntax syntax, Context context, int depth)
    {
        if (syntax is { Documentation: { } documentation, Items.Count: 1 } && !IsTooMuch(syntax, depth) && !IsBeyondTarget(syntax.Items[0].Since))
        {
            if (syntax.Items[0] is ElementSyntax { Annotations.Documentation: null } element)
                return ExpandElement(element, context, depth + 1, element.Annotations with { Documentation = documentation });
            if (syntax.Items[0] is AttributeSyntax { Annotations.Documentation: null } attribute)
                return ExpandAttribute(attribute, context, depth + 1, attribute.Annotations with { Documentation = documentation });
        }

        return ExpandGroup(syntax.Span, syntax.Items, context, depth);
    }

    /// <summary>Adds the components of an include: those of the file without the overridden components, followed by the overriding ones.</summary>
    private void ExpandInclude(IncludeSyntax include, Context context, int depth, List<GrammarComponent> components)
    {
        var overrides = new List<GrammarComponent>();
        var included = new List<GrammarComponent>();
        var isComplete = false;
        if (!IsTooMuch(include, depth) && Open(include.Reference, context) is { } file)
        {
            if (RootOf(file) is GrammarSyntax grammar)
            {
                isComplete = true;
                context.Scope.AddInclude(file.Path, include.Reference.Span);
                _openFiles.Add(file.Path);
                ExpandComponents(grammar.Components, new Context(context.Scope, include.Ns ?? context.Ns, file.Path, null), depth + 1, included);
                _openFiles.RemoveAt(_openFiles.Count - 1);
            }
            else if (file.Root is not null and not ErrorPatternSyntax)
            {
                diagnostics.Add(
                    SchemaRules.NotAllowedHere,
                    $"'{include.Reference.Href}' cannot be included: only a file with the root 'grammar' can; for a single pattern use '{SchemaLanguage.Word(include.Reference.Span, "externalRef", "external")}'",
                    include.Reference.Span);
            }
        }

        context.Scope.IsIncomplete |= !isComplete;
        ExpandComponents(include.Overrides, context with { Ns = include.Ns ?? context.Ns }, depth + 1, overrides);
        if (isComplete)
            RemoveOverridden(include, included, overrides, context.Scope);
        components.AddRange(included);
        components.AddRange(overrides);
    }

    /// <summary>Removes the overridden components from the included ones. Each override must override something.</summary>
    private void RemoveOverridden(IncludeSyntax include, List<GrammarComponent> included, List<GrammarComponent> overrides, GrammarScope scope)
    {
        if (overrides.Count == 0)
            return;
        var names = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var component in overrides)
            names[Key(component)] = false;
        included.RemoveAll(component =>
        {
            if (!names.ContainsKey(Key(component)))
                return false;
            names[Key(component)] = true;
            return true;
        });
        foreach (var component in overrides)
        {
            if (names[Key(component)] || scope.IsIncomplete)
                continue;
            names[Key(component)] = true;
            var what = component.Syntax.Name is { } name ? $"definition '{name}'" : "start";
            diagnostics.Add(
                SchemaRules.Missing,
                $"There is no {what} in '{include.Reference.Href}' that this could override: move it out of the include, or correct its name",
                component.Syntax.NameSpan);
        }
    }

    /// <summary>All starts have the same name, which no definition can have.</summary>
    private static string Key(GrammarComponent component) => component.Syntax.Name ?? "";
}
