using System.Collections.Generic;
using Bindery.Datatypes;
using Bindery.Names;
using Bindery.Patterns;
using Bindery.Violations;
using Bindery.Wording;
using Bindery.Xml;

namespace Bindery.Diagnosis;

/// <summary>Finds the attributes that are missing at the end of a start tag.</summary>
internal sealed class MissingAttributeSearch(DiagnosisState state)
{
    private ContentQuestions Questions => state.Questions;

    /// <summary>Reports missing attributes, unless they are missing as a consequence of a reported error.</summary>
    /// <param name="reader">The reader, on the start tag.</param>
    /// <param name="element">The element.</param>
    /// <param name="contents">The possible contents.</param>
    /// <param name="left">The derivatives of the contents by the attributes.</param>
    public void Report(in Utf8XmlReader reader, OpenElement element, Pattern[] contents, Pattern[] left)
    {
        if (Find(element, left) is var (names, needs))
            state.Violations.Add(
                reader, new MissingAttributes(element.Node, Questions.NamesOf(names), needs, Decider(element, contents), TypeName(names, left)), element);
    }

    // xsi:type is only missing where the type of the element is abstract.
    private NeededType? TypeName(HashSet<int> names, Pattern[] left)
    {
        if (names.Count != 1)
            return null;
        var wanted = state.Stack.Derivatives.Builder.NotAllowed;
        foreach (var name in names)
        {
            if (Questions.NameOf(name) is not { NamespaceUri: InstanceNamespace.Uri, LocalName: "type" })
                return null;
            foreach (var content in left)
            {
                var transitions = state.Stack.Derivatives.Attribute(content, name);
                for (var i = 0; i < transitions.Count; i++)
                    wanted = state.Stack.Derivatives.Builder.Choice(wanted, ((AttributePattern)transitions.Head(i)).Content);
            }
        }
        return Expectation.RemarksIn(wanted) is { } remarks && NameRemarks.OfAbsence(remarks) is { } reason
            ? new NeededType(reason, Expectation.OneOf(wanted))
            : null;
    }

    private (HashSet<int> Names, NeededAttributes Needs)? Find(OpenElement element, Pattern[] left)
    {
        var required = Questions.RequiredAttributes(left);
        foreach (var attribute in element.Attributes)
        {
            // The missing attribute is present, but misspelled, and was reported as such.
            if (attribute.Use != AttributeUse.Ignored || Spelling.Nearest(attribute.Node.LocalName!, Questions.Locals(required)) is not { } near)
                continue;
            required.RemoveWhere(name => Questions.NameOf(name).LocalName == near);
            if (required.Count == 0)
                return null;
        }
        if (required.Count > 0)
            return (required, NeededAttributes.All);

        var enough = new HashSet<int>();
        var possible = new HashSet<int>();
        foreach (var pattern in left)
            foreach (var name in Questions.AttributesOf([pattern]))
            {
                possible.Add(name);
                if (state.Trial.CanClose([state.Trial.AnyValue(pattern, name)]))
                    enough.Add(name);
            }
        // One of them is present, but misspelled, and was reported as such.
        if (element.Attributes.Exists(attribute => attribute.Use == AttributeUse.Ignored
            && Spelling.Nearest(attribute.Node.LocalName!, Questions.Locals(enough)) is not null))
            return null;
        return enough.Count > 0 ? (enough, NeededAttributes.One) : (possible, NeededAttributes.Some);
    }

    // The attribute that makes others required.
    private AttributeValue? Decider(OpenElement element, Pattern[] contents)
    {
        if (element.HasManyAttributes)
            return null;
        foreach (var attribute in element.Attributes)
            if (attribute.Use == AttributeUse.AsIs && state.Trial.CanClose(state.Trial.Apply(contents, element.Attributes, attribute, AttributeUse.AnyValue)))
                return attribute.Shown;
        return null;
    }
}
