using System.Collections.Generic;
using System.Text;
using Bindery.Patterns;
using Bindery.Wording;
using Bindery.Xml;

namespace Bindery.Diagnosis;

// Attributes: each by itself, all together, and those that are missing.
internal sealed partial class DocumentDiagnosis
{
    private void TakeAttributes(in Utf8XmlReader reader, OpenElement element)
    {
        for (var i = 0; i < reader.AttributeCount; i++)
        {
            var name = _grammar.Names.Find(reader.GetAttributeNamespaceUri(i), reader.GetAttributeLocalName(i));
            var value = reader.GetAttributeValue(i).ToArray();
            element.Attributes.Add(new FoundAttribute(
                i, name, Utf8.Excerpt(reader.GetAttributeLocalName(i), 200), Utf8.Excerpt(reader.GetAttributeNamespaceUri(i), 200), value, Utf8.Excerpt(value, 200)));
        }
        var frame = _stack.Top;
        var contents = new Pattern[frame.Count];
        for (var i = 0; i < contents.Length; i++)
            contents[i] = frame[i];

        var parts = AttributeParts.Of(_stack, contents, element.Attributes);
        var isNamedSomewhere = 0;
        foreach (var part in parts)
        {
            part.Left = _trial.Apply(part.Contents, part.Attributes);
            isNamedSomewhere += part.Attributes.Count;
        }
        if (isNamedSomewhere < element.Attributes.Count || !parts.TrueForAll(part => _trial.CanClose(part.Left)))
            Resolve(reader, element, contents, parts);
        var left = _trial.Close(parts.Find(part => part.IsContent)!.Left);
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
            CheckAlone(reader, element, attribute, contents, partOf[attribute.Index]?.Contents ?? []);
        foreach (var part in parts)
            Resolve(reader, element, part);
        // What is missing may follow from what was in conflict.
        if (element.HasConflict || parts.TrueForAll(part => _trial.CanClose(part.Left)))
            return;
        var open = parts.FindAll(part => !_trial.CanClose(part.Left));
        ReportMissing(reader, element, contents, parts.Count == 1 ? parts[0].Left : [_stack.Derivatives.Builder.Group(open.ConvertAll(part => part.Left[0]))]);
    }

    private void Resolve(in Utf8XmlReader reader, OpenElement element, AttributePart part)
    {
        part.Left = _trial.Apply(part.Contents, part.Attributes);
        // Where very many are decided together, each that does not fit beside those before it is one too many.
        while (!AttributeTrial.IsAlive(part.Left) && !IsFull && part.Attributes.Count <= OpenElement.MostExplained)
        {
            ResolveConflict(reader, element, part);
            part.Left = _trial.Apply(part.Contents, part.Attributes);
        }
        if (AttributeTrial.IsAlive(part.Left))
            return;
        part.Left = _trial.ApplyFitting(part.Contents, part.Attributes, out var others);
        foreach (var attribute in others)
            Report(reader, "BND3001", $"{Shown(attribute)} is not allowed{In(element)} together with the attributes before it", reader.GetAttributePath(attribute.Index), reader.GetAttributeNameRange(attribute.Index));
        element.HasConflict = true;
    }

    // An attribute whose name or value fits nowhere, whatever the others are.
    private void CheckAlone(in Utf8XmlReader reader, OpenElement element, FoundAttribute attribute, Pattern[] contents, Pattern[] own)
    {
        var isNamed = false;
        var patterns = new List<AttributePattern>();
        foreach (var content in own)
        {
            var transitions = _stack.Derivatives.Attribute(content, attribute.Name);
            for (var i = 0; i < transitions.Count; i++)
            {
                isNamed = true;
                var pattern = (AttributePattern)transitions.Head(i);
                if (_stack.Literals.Matches(pattern.Content, attribute.Value))
                    return;
                patterns.Add(pattern);
            }
        }
        attribute.Use = IsFull && isNamed ? AttributeUse.AnyValue : AttributeUse.Ignored;
        if (IsFull)
            return;
        var why = IsOutputOnlyAttribute(contents, attribute.Name) ? null : Why(reader, element, attribute);
        element.HasConflict |= why is not null;
        if (!isNamed)
        {
            Report(reader, "BND3001", NotAllowed(element, attribute, contents, why), reader.GetAttributePath(attribute.Index), reader.GetAttributeNameRange(attribute.Index));
            return;
        }
        attribute.Use = AttributeUse.AnyValue;
        var wanted = _stack.Derivatives.Builder.NotAllowed;
        foreach (var pattern in patterns)
            wanted = _stack.Derivatives.Builder.Choice(wanted, pattern.Content);
        var value = Quotation.Of(attribute.Text);
        var message = why is null
            ? $"{value} is not allowed for {Shown(attribute)}: it {Expectation.MustBe(wanted, attribute.Value, _stack.Prefixes)}"
            : $"{value} is not allowed for {Shown(attribute)} {why}";
        Report(reader, why is null ? "BND3003" : "BND3004", message, reader.GetAttributePath(attribute.Index), reader.GetAttributeValueRange(attribute.Index));
    }

    // What about the elements around would have to be different. Attributes of this element that are not judged yet do not count. Nobody reads a hundred attributes for a reason.
    private string? Why(in Utf8XmlReader reader, OpenElement element, FoundAttribute attribute)
    {
        if (element.HasManyAttributes)
            return null;
        var uses = new List<(FoundAttribute, AttributeUse)>();
        foreach (var other in element.Attributes)
        {
            uses.Add((other, other.Use));
            var fits = false;
            for (var i = 0; i < _stack.Top.Count; i++)
                fits |= _stack.Attribute(_stack.Top[i], other.Name, other.Value) is not NotAllowedPattern;
            other.Use = other == attribute ? AttributeUse.AsIs : fits ? AttributeUse.AsIs : AttributeUse.Ignored;
        }
        var why = _probe.ExplainAttribute(_open, attribute, reader);
        foreach (var (other, use) in uses)
            other.Use = use;
        return why;
    }

    // Each attribute would do, but not all of them together: one is blamed and left out.
    private void ResolveConflict(in Utf8XmlReader reader, OpenElement element, AttributePart part)
    {
        FoundAttribute? blamed = null;
        var least = int.MaxValue;
        var isByValue = false;
        var core = _trial.FindConflict(part.Contents, part.Attributes);
        foreach (var attribute in core)
        {
            var without = _trial.Apply(part.Contents, part.Attributes, attribute);
            if (!AttributeTrial.IsAlive(without))
                continue;
            // The attribute that would do with another value decides about the others; the one that would not is out of place.
            var decides = AttributeTrial.IsAlive(_trial.Apply(part.Contents, part.Attributes, attribute, AttributeUse.AnyValue));
            var cost = (_trial.CanClose(without) ? 0 : 2) + (decides ? 1 : 0);
            if (cost < least || cost == least && !decides)
            {
                least = cost;
                blamed = attribute;
                isByValue = decides;
            }
        }
        blamed ??= core[0];
        var reason = Reason(part, blamed, core);
        if (isByValue)
        {
            var fitting = Fitting(part, blamed);
            var expected = fitting.Count == 0 ? "" : $"; expected {Lists.OneOf(fitting)}";
            Report(
                reader,
                "BND3004",
                $"{Quotation.Of(blamed.Text)} is not allowed for {Shown(blamed)}{reason ?? In(element)}{expected}",
                reader.GetAttributePath(blamed.Index),
                reader.GetAttributeValueRange(blamed.Index));
        }
        else
        {
            Report(
                reader,
                "BND3001",
                $"{Shown(blamed)} is not allowed{In(element)}{reason}",
                reader.GetAttributePath(blamed.Index),
                reader.GetAttributeNameRange(blamed.Index));
        }
        blamed.Use = isByValue ? AttributeUse.AnyValue : AttributeUse.Ignored;
        element.HasConflict = true;
    }

    // Which other attribute stands in the way: one that would have to have another value, else one that would have to be absent.
    private string? Reason(AttributePart part, FoundAttribute blamed, List<FoundAttribute> core)
    {
        string? together = null;
        foreach (var other in core)
        {
            if (other == blamed || other.Use != AttributeUse.AsIs)
                continue;
            var any = _trial.Apply(part.Contents, part.Attributes, other, AttributeUse.AnyValue);
            if (AttributeTrial.IsAlive(any))
            {
                var allowing = Fitting(part, other);
                var when = $" when {Shown(other)} is {Quotation.Of(other.Text)}";
                return allowing.Count == 0 ? when : $"{when}; it is allowed when {Shown(other)} is {Lists.OneOf(allowing)}";
            }
            if (together is null && AttributeTrial.IsAlive(_trial.Apply(part.Contents, part.Attributes, other)))
                together = $" together with {Shown(other)}";
        }
        if (together is not null)
            return together;
        // No single one: those that cannot stand beside it.
        var rivals = new List<string>();
        foreach (var other in part.Attributes)
            if (other != blamed && other.Use == AttributeUse.AsIs && !AttributeTrial.IsAlive(_trial.Apply(part.Contents, [other, blamed])))
                rivals.Add(Shown(other));
        return rivals.Count == 0 ? null : $" together with {Lists.AllOf(rivals)}";
    }

    // The values of an attribute with which all of them fit together.
    private List<string> Fitting(AttributePart part, FoundAttribute attribute)
    {
        var fitting = new List<string>();
        foreach (var value in ValuesOf(part.Contents, attribute.Name))
        {
            var changed = new FoundAttribute(-1, attribute.Name, "", "", Encoding.UTF8.GetBytes(value), value);
            if (AttributeTrial.IsAlive(_trial.Apply(part.Contents, part.Attributes.ConvertAll(a => a == attribute ? changed : a))))
                fitting.Add(Quotation.Of(value));
        }
        return fitting;
    }

    private List<string> ValuesOf(Pattern[] contents, int name)
    {
        var values = new List<string>();
        foreach (var content in contents)
            foreach (var node in _queries.Nodes(content))
                if (node is AttributePattern attribute && _queries.Admits(node, name))
                    foreach (var value in Expectation.Values(attribute.Content))
                        if (!values.Contains(value))
                            values.Add(value);
        return values;
    }

    private void ReportMissing(in Utf8XmlReader reader, OpenElement element, Pattern[] contents, Pattern[] left)
    {
        HashSet<int>? required = null;
        foreach (var pattern in left)
        {
            if (pattern is NotAllowedPattern)
                continue;
            if (required is null)
                required = [.. _queries.RequiredAttributes(pattern)];
            else
                required.IntersectWith(_queries.RequiredAttributes(pattern));
        }
        required ??= [];
        foreach (var attribute in element.Attributes)
        {
            if (attribute.Use != AttributeUse.Ignored)
                continue;
            // The missing one is there, misspelt, and was reported so.
            var near = Spelling.Nearest(attribute.LocalName, Locals(required));
            if (near is not null)
                required.RemoveWhere(name => _grammar.Names[name].LocalName == near);
            if (near is not null && required.Count == 0)
                return;
        }
        string message;
        if (required.Count > 0)
        {
            var noun = required.Count == 1 ? "attribute" : "attributes";
            message = $"'{element.LocalName}' needs the {noun} {Lists.AllOf(NamesOf(required, ""))}{Decider(element, contents)}";
        }
        else
        {
            var enough = new HashSet<int>();
            var possible = new HashSet<int>();
            foreach (var pattern in left)
            {
                foreach (var node in _queries.Nodes(pattern))
                {
                    if (node is not AttributePattern || !_queries.Counts(node))
                        continue;
                    foreach (var name in _grammar.Names.NamesOf(node))
                    {
                        possible.Add(name);
                        if (_trial.CanClose([_trial.AnyValue(pattern, name)]))
                            enough.Add(name);
                    }
                }
            }
            // One of them is there, misspelt, and was reported so.
            if (element.Attributes.Exists(attribute => attribute.Use == AttributeUse.Ignored && Spelling.Nearest(attribute.LocalName, Locals(enough)) is not null))
                return;
            message = enough.Count > 0
                ? $"'{element.LocalName}' needs an attribute: {Lists.OneOf(NamesOf(enough, ""))}{Decider(element, contents)}"
                : $"'{element.LocalName}' needs more attributes: some of {Lists.OneOf(NamesOf(possible, ""))}{Decider(element, contents)}";
        }
        Report(reader, "BND3002", message, reader.GetPath(), element.Offset, element.Length);
    }

    // The attribute that makes others necessary.
    private string Decider(OpenElement element, Pattern[] contents)
    {
        if (element.HasManyAttributes)
            return "";
        foreach (var attribute in element.Attributes)
            if (attribute.Use == AttributeUse.AsIs && _trial.CanClose(_trial.Apply(contents, element.Attributes, attribute, AttributeUse.AnyValue)))
                return $" when {Shown(attribute)} is {Quotation.Of(attribute.Text)}";
        return "";
    }

    private string NotAllowed(OpenElement element, FoundAttribute attribute, Pattern[] contents, string? why)
    {
        var shown = Shown(attribute);
        if (IsOutputOnlyAttribute(contents, attribute.Name))
            return $"{shown} is output only{In(element)}: it may stand in a document that is received, not in one that is sent";
        if (why is not null)
            return $"{shown} is not allowed{In(element)} {why}";
        var names = new HashSet<int>();
        foreach (var content in contents)
            foreach (var node in _queries.Nodes(content))
                if (node is AttributePattern && _queries.Counts(node))
                    names.UnionWith(_grammar.Names.NamesOf(node));
        foreach (var present in element.Attributes)
            if (present.LocalName != attribute.LocalName)
                names.Remove(present.Name);
        var near = Spelling.Nearest(attribute.LocalName, Locals(names)) ?? NearestElsewhere(element, attribute);
        var expected = names.Count == 0 ? (element.Attributes.Count > 1 ? "" : "; it may have no attributes") : $"; expected {Lists.OneOf(NamesOf(names, ""))}";
        return $"{shown} is not allowed{In(element)}{expected}{(near is null ? "" : $"; did you mean '{near}'?")}";
    }

    // Elements of the same name may have more attributes in other places.
    private string? NearestElsewhere(OpenElement element, FoundAttribute attribute)
    {
        var names = new HashSet<int>();
        foreach (var pattern in _grammar.Graph.Elements)
            if (_grammar.Names.Admits(pattern, element.Name))
                foreach (var node in _queries.Nodes(pattern.Content))
                    if (node is AttributePattern && _queries.Counts(node))
                        names.UnionWith(_grammar.Names.NamesOf(node));
        return Spelling.Nearest(attribute.LocalName, Locals(names));
    }

    private bool IsOutputOnlyAttribute(Pattern[] contents, int name)
    {
        foreach (var content in contents)
            foreach (var node in _queries.Nodes(content))
                if (node is AttributePattern && !_queries.Counts(node) && _queries.Admits(node, name))
                    return true;
        return false;
    }

    private List<string> Locals(IEnumerable<int> names)
    {
        var locals = new List<string>();
        foreach (var name in names)
            if (_grammar.Names[name].LocalName is { } local)
                locals.Add(local);
        locals.Sort(string.CompareOrdinal);
        return locals;
    }

    private void Report(in Utf8XmlReader reader, string id, string message, string path, (int Offset, int Length) range) =>
        Report(reader, id, message, path, range.Offset, range.Length);

    private static string Shown(FoundAttribute attribute) => NameWords.Of(attribute.NamespaceUri, attribute.LocalName, "");
}
