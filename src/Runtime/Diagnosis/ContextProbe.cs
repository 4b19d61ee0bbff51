using System;
using System.Collections.Generic;
using System.Text;
using Bindery.Branches;
using Bindery.Patterns;
using Bindery.Violations;
using Bindery.Xml;

namespace Bindery.Diagnosis;

/// <summary>
/// Finds the reason why a node is refused: an attribute of the element or of an ancestor that would allow the node if it had another value or were absent.
/// Siblings are not examined, so the result only applies to the start tags. The cost is limited for each document.
/// </summary>
internal sealed class ContextProbe(CompiledGrammar grammar, PatternQueries queries, AttributeTrial trial)
{
    private readonly Dictionary<int, ElementClass> _classes = [];
    private BranchSession? _branches;
    private int _budget = 3000;

    /// <summary>Explains why a child element is refused.</summary>
    /// <returns>The attribute that would have to be different; null if there is no single one.</returns>
    public ContextReason? ExplainElement(IReadOnlyList<OpenElement> chain, int name, in Utf8XmlReader reader) =>
        !IsKnown<ElementPattern>(chain, name) ? null : Explain(chain, null, reader, contents =>
    {
        foreach (var content in contents)
            foreach (var node in queries.Nodes(content))
                if (node is ElementPattern && queries.Counts(node) && queries.Admits(node, name))
                    return true;
        return false;
    });

    /// <summary>
    /// Explains why an attribute of the innermost element is refused. The attribute must be among the element's attributes, used as it is. Other invalid
    /// attributes are ignored.
    /// </summary>
    public ContextReason? ExplainAttribute(IReadOnlyList<OpenElement> chain, FoundAttribute attribute, in Utf8XmlReader reader) =>
        IsKnown<AttributePattern>(chain, attribute.Name) ? Explain(chain, attribute, reader, contents => contents.Count > 0) : null;

    // Whether any element with the name of the innermost one may have such a node.
    private bool IsKnown<T>(IReadOnlyList<OpenElement> chain, int name)
        where T : Pattern
    {
        foreach (var element in grammar.Graph.Elements)
            if (chain.Count > 0 && grammar.Names.Admits(element, chain[chain.Count - 1].Name))
                foreach (var node in queries.Nodes(element.Content))
                    if (node is T && queries.Counts(node) && queries.Admits(node, name))
                        return true;
        return false;
    }

    private ContextReason? Explain(IReadOnlyList<OpenElement> chain, FoundAttribute? blamed, in Utf8XmlReader reader, Func<List<Pattern>, bool> isAllowed)
    {
        // Each trial processes all attributes again.
        foreach (var element in chain)
            if (element.HasManyAttributes)
                return null;
        var isOpen = blamed is not null;
        if (isAllowed(Evaluate(chain, isOpen, null, default, null)))
            return null;
        for (var depth = chain.Count - 1; depth >= 0; depth--)
        {
            var element = chain[depth];
            var elements = ClassOf(element.Name);
            foreach (var enumeration in elements.Attributes)
            {
                if (enumeration.ListedWords.Count == 0)
                    continue;
                var name = enumeration.Number;
                if (blamed is not null && depth == chain.Count - 1 && blamed.Name == name)
                    continue;
                var present = element.Attributes.Find(a => a.Name == name && a.Use == AttributeUse.AsIs);
                var allowing = new List<string>();
                foreach (var value in enumeration.ListedWords)
                    if (present?.Text != value && IsAllowedWith(element, name, Encoding.UTF8.GetBytes(value)))
                        allowing.Add(value);
                var mayBeAbsent = present is not null && IsAllowedWith(element, name, null);
                if (allowing.Count == 0 && !mayBeAbsent)
                    continue;
                var (uri, local) = grammar.Names[name];
                var innermost = chain[chain.Count - 1];
                var line = reader.GetPosition(element.Offset).Line;
                return new ContextReason(
                    new NodeName(uri, local),
                    present?.Text,
                    present is null ? _branches!.MeaningOfAbsence(elements, enumeration) : null,
                    element == innermost ? null : element.Node,
                    line == reader.GetPosition(innermost.Offset).Line ? null : line,
                    allowing,
                    mayBeAbsent);
            }
        }
        return null;

        // An attribute that was refused in the same start tag may be valid if the changed attribute has another value.
        bool IsAllowedWith(OpenElement element, int name, byte[]? value) =>
            _budget > 0
            && (isAllowed(Evaluate(chain, isOpen, element, name, value))
                || (element.Attributes.Exists(attribute => attribute.Use == AttributeUse.Ignored)
                    && isAllowed(Evaluate(chain, isOpen, element, name, value, isForgiving: true))));
    }

    // Returns the possible contents of the innermost element after its attributes (with its start tag still open, if requested), with one attribute of one
    // element changed.
    private List<Pattern> Evaluate(IReadOnlyList<OpenElement> chain, bool isOpen, OpenElement? changed, int name, byte[]? value, bool isForgiving = false)
    {
        _budget--;
        var contents = new List<Pattern> { grammar.Start };
        for (var depth = 0; depth < chain.Count; depth++)
        {
            var element = chain[depth];
            var inside = new List<Pattern>();
            var seen = new HashSet<Pattern>();
            foreach (var content in contents)
                foreach (var node in queries.Nodes(content))
                    if (node is ElementPattern pattern && queries.Counts(node) && queries.Admits(node, element.Name) && seen.Add(pattern.Content))
                        inside.Add(pattern.Content);
            var attributes = element.Attributes;
            if (element == changed)
            {
                attributes = attributes.FindAll(a => a.Name != name);
                if (isForgiving)
                    attributes = attributes.ConvertAll(a => a.Use == AttributeUse.Ignored ? new FoundAttribute(a.Index, a.Name, a.Node, a.Value, a.Text) : a);
                if (value is not null)
                    attributes.Add(new FoundAttribute(-1, name, NodeName.Document, value, ""));
            }
            var left = trial.Apply(inside, attributes);
            // A required attribute cannot be absent.
            if (element == changed && value is null && !trial.CanClose(left))
                return [];
            if (depth < chain.Count - 1 || !isOpen)
                left = trial.Close(left);
            contents.Clear();
            foreach (var content in left)
                if (content is not NotAllowedPattern)
                    contents.Add(content);
        }
        return contents;
    }

    // Returns the common properties of the elements with a name: which attributes list values, and what their absence means.
    private ElementClass ClassOf(int elementName)
    {
        _branches ??= BranchSession.Of(grammar, queries.IsOutput);
        if (!_classes.TryGetValue(elementName, out var found))
        {
            var elements = new List<ElementPattern>();
            foreach (var element in grammar.Graph.Elements)
                if (grammar.Names.Admits(element, elementName))
                    elements.Add(element);
            _classes.Add(elementName, found = _branches.ClassOf(elements));
        }
        return found;
    }
}
