using System.Collections.Generic;
using System.Text;
using Bindery.Patterns;
using Bindery.Violations;
using Bindery.Xml;

namespace Bindery.Diagnosis;

/// <summary>
/// Finds attributes that are each valid but cannot be combined: one attribute after the other is reported and ignored, until the rest can be combined.
/// </summary>
internal sealed class AttributeConflicts(DiagnosisState state)
{
    private AttributeTrial Trial => state.Trial;

    /// <summary>Reports the conflicts of one part, and sets the contents that remain after its attributes.</summary>
    public void Resolve(in Utf8XmlReader reader, OpenElement element, AttributePart part)
    {
        part.Left = Trial.Apply(part.Contents, part.Attributes);
        // If very many attributes are decided together, each one that cannot be combined with the previous ones is reported.
        while (!AttributeTrial.IsAlive(part.Left) && !state.Violations.IsFull && part.Attributes.Count <= OpenElement.MostExplained)
        {
            ResolveOne(reader, element, part);
            part.Left = Trial.Apply(part.Contents, part.Attributes);
        }
        if (AttributeTrial.IsAlive(part.Left))
            return;
        part.Left = Trial.ApplyFitting(part.Contents, part.Attributes, out var others);
        foreach (var attribute in others)
            state.Violations.AddName(reader, attribute.Index, new ConflictingAttribute(attribute.Node, element.Node, new RivalsBefore()));
        element.HasConflict = true;
    }

    private void ResolveOne(in Utf8XmlReader reader, OpenElement element, AttributePart part)
    {
        var core = Trial.FindConflict(part.Contents, part.Attributes);
        var (blamed, isByValue) = Blame(part, core);
        var reason = Reason(part, blamed, core);
        if (isByValue)
            state.Violations.AddValue(reader, blamed.Index, new ConflictingValue(blamed.Shown, element.Node, reason, Fitting(part, blamed)));
        else
            state.Violations.AddName(reader, blamed.Index, new ConflictingAttribute(blamed.Node, element.Node, reason));
        blamed.Use = isByValue ? AttributeUse.AnyValue : AttributeUse.Ignored;
        element.HasConflict = true;
    }

    // Returns the attribute without which most of the others can be combined. An attribute that is valid with another value determines the others; one that is
    // not valid with any value is misplaced, and is reported first.
    private (FoundAttribute Blamed, bool IsByValue) Blame(AttributePart part, List<FoundAttribute> core)
    {
        FoundAttribute? blamed = null;
        var least = int.MaxValue;
        var isByValue = false;
        foreach (var attribute in core)
        {
            var without = Trial.Apply(part.Contents, part.Attributes, attribute);
            if (!AttributeTrial.IsAlive(without))
                continue;
            var decides = AttributeTrial.IsAlive(Trial.Apply(part.Contents, part.Attributes, attribute, AttributeUse.AnyValue));
            var cost = (Trial.CanClose(without) ? 0 : 2) + (decides ? 1 : 0);
            if (cost < least || cost == least && !decides)
            {
                least = cost;
                blamed = attribute;
                isByValue = decides;
            }
        }
        return (blamed ?? core[0], isByValue);
    }

    // Returns the reason of a conflict: an attribute that would need another value, otherwise one that would have to be absent.
    private RivalReason? Reason(AttributePart part, FoundAttribute blamed, List<FoundAttribute> core)
    {
        FoundAttribute? together = null;
        foreach (var other in core)
        {
            if (other == blamed || other.Use != AttributeUse.AsIs)
                continue;
            if (AttributeTrial.IsAlive(Trial.Apply(part.Contents, part.Attributes, other, AttributeUse.AnyValue)))
                return new RivalValue(other.Shown, Fitting(part, other), MayBeAbsent(part, other));
            if (together is null && AttributeTrial.IsAlive(Trial.Apply(part.Contents, part.Attributes, other)))
                together = other;
        }
        if (together is not null)
            return new RivalNames([together.Node]);
        // There is no single attribute: the reason is all those that cannot be combined with it.
        var rivals = new List<NodeName>();
        foreach (var other in part.Attributes)
            if (other != blamed && other.Use == AttributeUse.AsIs && !AttributeTrial.IsAlive(Trial.Apply(part.Contents, [other, blamed])))
                rivals.Add(other.Node);
        return rivals.Count == 0 ? null : new RivalNames(rivals);
    }

    // Whether all other attributes can be combined without an attribute, so that nothing requires it.
    private bool MayBeAbsent(AttributePart part, FoundAttribute attribute)
    {
        var without = Trial.Apply(part.Contents, part.Attributes, attribute);
        return AttributeTrial.IsAlive(without) && !state.Questions.RequiredAttributes(without).Contains(attribute.Name);
    }

    // Returns the values of an attribute with which all attributes can be combined.
    private List<string> Fitting(AttributePart part, FoundAttribute attribute)
    {
        var fitting = new List<string>();
        foreach (var value in ValuesOf(part.Contents, attribute.Name))
        {
            var changed = new FoundAttribute(-1, attribute.Name, attribute.Node, Encoding.UTF8.GetBytes(value), value);
            if (AttributeTrial.IsAlive(Trial.Apply(part.Contents, part.Attributes.ConvertAll(a => a == attribute ? changed : a))))
                fitting.Add(value);
        }
        fitting.Sort(string.CompareOrdinal);
        return fitting;
    }

    private List<string> ValuesOf(Pattern[] contents, int name)
    {
        var values = new List<string>();
        foreach (var content in contents)
            foreach (var node in state.Queries.Nodes(content))
                if (node is AttributePattern attribute && state.Queries.Admits(node, name))
                    foreach (var value in Expectation.Values(attribute.Content))
                        if (!values.Contains(value))
                            values.Add(value);
        return values;
    }
}
