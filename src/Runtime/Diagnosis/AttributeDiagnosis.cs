using System.Collections.Generic;
using Bindery.Patterns;
using Bindery.Xml;

namespace Bindery.Diagnosis;

/// <summary>Checks the attributes of a start tag: each of them, their combination, and then the missing ones.</summary>
internal sealed class AttributeDiagnosis(DiagnosisState state)
{
    private readonly SingleAttributes _single = new(state);
    private readonly AttributeConflicts _conflicts = new(state);
    private readonly MissingAttributeSearch _missing = new(state);

    private AttributeTrial Trial => state.Trial;

    /// <summary>Checks all attributes of the innermost open element, and continues with the remaining content.</summary>
    public void Take(in Utf8XmlReader reader, OpenElement element)
    {
        for (var i = 0; i < reader.AttributeCount; i++)
            element.Attributes.Add(FoundAttribute.Of(reader, i, state.Grammar.Names));
        var frame = state.Stack.Top;
        var contents = new Pattern[frame.Count];
        for (var i = 0; i < contents.Length; i++)
            contents[i] = frame[i];

        var parts = AttributeParts.Of(state.Stack, contents, element.Attributes);
        var named = 0;
        foreach (var part in parts)
        {
            part.Left = Trial.Apply(part.Contents, part.Attributes);
            named += part.Attributes.Count;
        }
        if (named < element.Attributes.Count || !parts.TrueForAll(part => Trial.CanClose(part.Left)))
            Resolve(reader, element, contents, parts);
        var left = Trial.Close(parts.Find(part => part.IsContent)!.Left);
        for (var i = 0; i < left.Length; i++)
            frame[i] = left[i];
    }

    private void Resolve(in Utf8XmlReader reader, OpenElement element, Pattern[] contents, List<AttributePart> parts)
    {
        var partOf = new AttributePart?[element.Attributes.Count];
        foreach (var part in parts)
            foreach (var attribute in part.Attributes)
                partOf[attribute.Index] = part;
        foreach (var attribute in element.Attributes)
            _single.Check(reader, element, attribute, contents, partOf[attribute.Index]?.Contents ?? []);
        foreach (var part in parts)
            _conflicts.Resolve(reader, element, part);
        // An attribute may be missing as a consequence of a conflict.
        var open = parts.FindAll(part => !Trial.CanClose(part.Left));
        if (element.HasConflict || open.Count == 0)
            return;
        _missing.Report(
            reader, element, contents, parts.Count == 1 ? parts[0].Left : [state.Stack.Derivatives.Builder.Group(open.ConvertAll(part => part.Left[0]))]);
    }
}
