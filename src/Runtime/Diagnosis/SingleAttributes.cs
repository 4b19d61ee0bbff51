using System;
using System.Collections.Generic;
using Bindery.Matching;
using Bindery.Names;
using Bindery.Patterns;
using Bindery.Violations;
using Bindery.Wording;
using Bindery.Xml;

namespace Bindery.Diagnosis;

/// <summary>Finds attributes whose name or value is not allowed, independent of the other attributes.</summary>
internal sealed class SingleAttributes(DiagnosisState state)
{
    // The maximum number of examined attributes.
    private const int MostTried = 100;

    private ContentStack Stack => state.Stack;

    private ContentQuestions Questions => state.Questions;

    /// <summary>Checks one attribute, and decides how it is used from then on.</summary>
    /// <param name="reader">The reader, on the start tag.</param>
    /// <param name="element">The element.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="contents">The possible contents.</param>
    /// <param name="own">The part of them that concerns this attribute.</param>
    public void Check(in Utf8XmlReader reader, OpenElement element, FoundAttribute attribute, Pattern[] contents, Pattern[] own)
    {
        var patterns = new List<AttributePattern>();
        foreach (var content in own)
        {
            var transitions = Stack.Derivatives.Attribute(content, attribute.Name);
            for (var i = 0; i < transitions.Count; i++)
            {
                var pattern = (AttributePattern)transitions.Head(i);
                if (Stack.Literals.Matches(pattern.Content, attribute.Value))
                    return;
                patterns.Add(pattern);
            }
        }
        var isNamed = patterns.Count > 0;
        attribute.Use = state.Violations.IsFull && isNamed ? AttributeUse.AnyValue : AttributeUse.Ignored;
        if (state.Violations.IsFull)
            return;
        var isOutputOnly = Questions.IsOutputOnly<AttributePattern>(contents, attribute.Name);
        var reason = isOutputOnly ? null : Reason(reader, element, attribute);
        element.HasConflict |= reason is not null;
        if (isNamed)
        {
            attribute.Use = AttributeUse.AnyValue;
            state.Violations.AddValue(
                reader,
                attribute.Index,
                reason is null ? new WrongValue(attribute.Shown, MustBe(patterns, attribute)) : new ExcludedValue(attribute.Shown, reason));
            return;
        }
        ViolationFacts facts = isOutputOnly ? new OutputOnlyNode(attribute.Node, element.Node)
            : reason is not null ? new ExcludedAttribute(attribute.Node, element.Node, reason)
            : Unexpected(element, attribute, contents);
        state.Violations.AddName(reader, attribute.Index, facts);
    }

    private string MustBe(List<AttributePattern> patterns, FoundAttribute attribute)
    {
        var wanted = Stack.Derivatives.Builder.NotAllowed;
        foreach (var pattern in patterns)
            wanted = Stack.Derivatives.Builder.Choice(wanted, pattern.Content);
        return Expectation.MustBe(wanted, attribute.Value, Stack.Prefixes);
    }

    // Searches the ancestors for an attribute that excludes the node. Attributes of this element that have not been examined yet are ignored. With very many
    // attributes no reason is searched for.
    private ContextReason? Reason(in Utf8XmlReader reader, OpenElement element, FoundAttribute attribute)
    {
        if (element.HasManyAttributes)
            return null;
        var uses = new List<(FoundAttribute, AttributeUse)>();
        foreach (var other in element.Attributes)
        {
            uses.Add((other, other.Use));
            var fits = other == attribute;
            for (var i = 0; i < Stack.Top.Count; i++)
                fits |= Stack.Attribute(Stack.Top[i], other.Name, other.Value) is not NotAllowedPattern;
            other.Use = fits ? AttributeUse.AsIs : AttributeUse.Ignored;
        }
        var reason = state.Probe.ExplainAttribute(state.Open, attribute, reader);
        foreach (var (other, use) in uses)
            other.Use = use;
        return reason;
    }

    private UnexpectedAttribute Unexpected(OpenElement element, FoundAttribute attribute, Pattern[] contents)
    {
        var names = Questions.AttributesOf(contents);
        foreach (var present in element.Attributes)
            if (present.Node.LocalName != attribute.Node.LocalName)
                names.Remove(present.Name);
        // They are allowed in any element, and help nobody.
        names.RemoveWhere(
            name => Questions.NameOf(name) is { NamespaceUri: InstanceNamespace.Uri, LocalName: { } local } && InstanceNamespace.IsSchemaLocation(local));
        // Elements with the same name may have more attributes at other places.
        var nearest = Spelling.Nearest(attribute.Node.LocalName!, Questions.Locals(names))
            ?? Spelling.Nearest(attribute.Node.LocalName!, Questions.Locals(Questions.AttributesOf(Questions.ContentsOf(element.Name))));
        return new UnexpectedAttribute(
            attribute.Node, element.Node, Questions.NamesOf(Possible(element, contents, names)), HasOthers: element.Attributes.Count > 1, nearest);
    }

    // Returns the names of attributes that can be added to the attributes that can be combined.
    private HashSet<int> Possible(OpenElement element, Pattern[] contents, HashSet<int> names)
    {
        if (names.Count > MostTried || element.HasManyAttributes)
            return names;
        var left = contents;
        foreach (var present in element.Attributes)
            if (state.Trial.Apply(left, [present], present, AttributeUse.AsIs) is var next && AttributeTrial.IsAlive(next))
                left = next;
        var possible = new HashSet<int>();
        foreach (var name in names)
            if (Array.Exists(left, content => state.Trial.AnyValue(content, name) is not NotAllowedPattern))
                possible.Add(name);
        return possible;
    }
}
