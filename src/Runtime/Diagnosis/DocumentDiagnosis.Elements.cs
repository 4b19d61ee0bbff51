using System.Collections.Generic;
using Bindery.Matching;
using Bindery.Patterns;
using Bindery.Wording;
using Bindery.Xml;

namespace Bindery.Diagnosis;

// Elements that are not allowed, or not yet, or no more.
internal sealed partial class DocumentDiagnosis
{
    private const int MostPlaces = 3;

    private void StartTag(ref Utf8XmlReader reader)
    {
        _scopes?.Enter(reader);
        var name = _grammar.Names.Find(reader.NamespaceUri, reader.LocalName);
        var parent = Innermost;
        if (_refusal.IsAfter(reader.Offset) && TakeValid(reader, parent, name))
            return;
        var prefix = reader.Prefix.Length;
        var element = new OpenElement(
            name,
            Utf8.Excerpt(reader.LocalName, 200),
            Utf8.Excerpt(reader.NamespaceUri, 200),
            reader.Offset,
            reader.LocalName.Length + prefix + (prefix > 0 ? 2 : 1));
        if (_stack.StartElement(name))
        {
            parent.LastChild = element.LocalName;
        }
        else if (!Recover(reader, parent, element))
        {
            _isPassedOver = true;
            reader.SkipToEndTag();
            _scopes?.Leave(reader.Depth);
            return;
        }
        parent.Children.Add(name);
        if (IsImpossible(_stack.Top))
        {
            Report(reader, "BND3001", $"{Shown(element, parent)} is not allowed{In(parent)}: the schema admits nothing that it could hold", reader.GetPath(), element.Offset, element.Length);
            _stack.Pop(onlyComplete: false);
            _isPassedOver = true;
            reader.SkipToEndTag();
            _scopes?.Leave(reader.Depth);
            return;
        }
        _open.Add(element);
        TakeAttributes(reader, element);
        if (_rules is not null)
            _stack.Follow(reader, _rules);
        TakeIds(reader);
        for (var i = 0; i < _stack.Top.Count; i++)
            element.Contents.Add(_stack.Top[i]);
    }

    // Takes the start tag of an element of which is known that it is valid: only what those around it will be told of it is kept.
    private bool TakeValid(in Utf8XmlReader reader, OpenElement parent, int name)
    {
        if (!_stack.StartElement(name))
            return false;
        if (parent != _valid)
        {
            parent.LastChild = Utf8.Excerpt(reader.LocalName, 200);
            parent.Children.Add(name);
        }
        for (var i = 0; i < reader.AttributeCount; i++)
            _stack.Attribute(_grammar.Names.Find(reader.GetAttributeNamespaceUri(i), reader.GetAttributeLocalName(i)), reader.GetAttributeValue(i));
        _stack.CloseAttributes();
        _open.Add(_valid);
        if (_rules is not null)
            _stack.Follow(reader, _rules);
        TakeIds(reader);
        return true;
    }

    // Reports an element, and opens it as what it most likely is. False where nothing is known about it.
    private bool Recover(in Utf8XmlReader reader, OpenElement parent, OpenElement element)
    {
        var frame = _stack.Top;
        var child = _stack.Frame(_stack.Depth + 1);
        child.Clear();

        var isAhead = false;
        for (var i = 0; i < frame.Count; i++)
        {
            var transitions = _leniency.Ahead(frame[i], element.Name);
            for (var t = 0; t < transitions.Count; t++)
            {
                ContentStack.Continue(child, (ElementPattern)transitions.Head(t), i, transitions.Rest(t));
                isAhead = true;
            }
        }
        if (isAhead)
        {
            NoteEarly(reader, parent, element);
            _stack.Push();
            return true;
        }

        var isKnown = AddKnown(child, frame, parent, element);
        if (_open.Count == 0)
        {
            // A document of another kind: there is no sense in what follows.
            ReportUnexpected(reader, parent, element, isKnown: false);
            return false;
        }
        if (!IsLate(parent, element))
            ReportUnexpected(reader, parent, element, isKnown);
        if (child.Count == 0)
        {
            foreach (var pattern in _grammar.Graph.Elements)
                if (_grammar.Names.Admits(pattern, element.Name) && _grammar.Names[element.Name].LocalName is not null)
                    AddBeside(child, frame, pattern);
        }
        if (child.Count == 0)
            return false;
        _stack.Push();
        return true;
    }

    private static bool IsImpossible(ContentFrame frame)
    {
        for (var i = 0; i < frame.Count; i++)
            if (frame[i] is not NotAllowedPattern)
                return false;
        return true;
    }

    // Elements of the name that the parent may have somewhere else in its content.
    private bool AddKnown(ContentFrame child, ContentFrame frame, OpenElement parent, OpenElement element)
    {
        foreach (var content in parent.Contents)
            foreach (var node in _queries.Nodes(content))
                if (node is ElementPattern pattern && _queries.Counts(node) && _queries.Admits(node, element.Name))
                    AddBeside(child, frame, pattern);
        return child.Count > 0;
    }

    // The parent goes on as if the element were not there.
    private static void AddBeside(ContentFrame child, ContentFrame frame, ElementPattern pattern)
    {
        var known = child.Count;
        var place = child.Add(pattern.Content);
        for (var i = 0; place == known && i < frame.Count; i++)
            child.Continue(place, i, frame[i], pattern);
    }

    private void NoteEarly(in Utf8XmlReader reader, OpenElement parent, OpenElement element)
    {
        var instead = Bridges(_stack.Top, element.Name);
        if (instead.Count > 0 && parent.Told.IsSupersetOf(instead))
            return;
        var required = Required(_stack.Top);
        required.Remove(element.Name);
        parent.Early.Add(new EarlyChild(Shown(element, parent), required, instead, reader.GetPath(), element.Offset, element.Length));
    }

    // Whether an element was missed before another one. The order is reported then, not the element.
    private static bool IsLate(OpenElement parent, OpenElement element)
    {
        foreach (var early in parent.Early)
        {
            if (early.Missing.Contains(element.Name) || early.Instead.Contains(element.Name))
            {
                early.IsOrder = true;
                return true;
            }
        }
        return false;
    }

    private void ReportEarly(in Utf8XmlReader reader, OpenElement parent)
    {
        foreach (var early in parent.Early)
        {
            var missing = early.Missing.Count == 0
                ? Lists.OneOf(NamesOf(early.Instead, parent.NamespaceUri))
                : Lists.AllOf(NamesOf(early.Missing, parent.NamespaceUri));
            if (missing.Length == 0)
                Report(reader, "BND3001", $"{early.Shown} is not allowed yet{In(parent)}", early.Path, early.Offset, early.Length);
            else if (early.IsOrder || early.Missing.Count == 0)
                Report(reader, "BND3001", $"{early.Shown} is not allowed yet{In(parent)}: {missing} must come before it", early.Path, early.Offset, early.Length);
            else
                Report(reader, "BND3002", $"'{parent.LocalName}' needs the {(early.Missing.Count == 1 ? "element" : "elements")} {missing} before {early.Shown}", reader.GetPath(), parent.Offset, parent.Length);
        }
    }

    private void ReportUnexpected(in Utf8XmlReader reader, OpenElement parent, OpenElement element, bool isKnown)
    {
        var shown = Shown(element, parent);
        string message;
        if (_open.Count == 0)
            message = $"{shown} is not the root element that the schema describes: expected {Expected(_stack.Top, element)}{DidYouMean(element)}";
        else if (IsOutputOnly(parent, element.Name))
            message = $"{shown} is output only{In(parent)}: it may stand in a document that is received, not in one that is sent";
        else if (isKnown && parent.Children.Contains(element.Name))
            message = $"{shown} is not allowed again{In(parent)}{(IsLong(_stack.Top) ? "" : Instead(element))}";
        else if (isKnown && parent.LastChild is not null)
            message = $"{shown} is not allowed{In(parent)} after '{parent.LastChild}'{Instead(element)}";
        else if (_probe.ExplainElement(_open, element.Name, reader) is { } why)
        {
            parent.HasConflict = true;
            message = $"{shown} is not allowed{In(parent)} {why}";
        }
        else
        {
            var meant = Elsewhere(parent, element) is { Length: > 0 } place ? place : DidYouMean(element);
            message = $"{shown} is not allowed{In(parent)}{(IsDecidedBefore(parent, element) ? " because of what stands before it" : "")}{(meant.Length > 0 && IsLong(_stack.Top) ? "" : Instead(element))}{meant}";
        }
        Tell(parent);
        parent.Refused.Add(element.LocalName);
        Report(reader, "BND3001", message, reader.GetPath(), element.Offset, element.Length);
    }

    // A message that says what has to stand in this place makes another one superfluous that says that it is missing.
    private void Tell(OpenElement parent)
    {
        var next = NextNames(_stack.Top);
        var required = Required(_stack.Top);
        if (required.Count > 0 ? required.IsSupersetOf(next) : !_stack.EndDocument())
            parent.Told.UnionWith(next);
    }

    // The elements after which an element could come; if it needs more than one, all that could come now.
    private HashSet<int> Bridges(ContentFrame frame, int name)
    {
        var all = NextNames(frame);
        var bridges = new HashSet<int>();
        foreach (var next in all)
        {
            for (var i = 0; i < frame.Count; i++)
            {
                var transitions = _stack.Derivatives.Element(frame[i], next);
                for (var t = 0; t < transitions.Count; t++)
                    if (_stack.Derivatives.Element(transitions.Rest(t), name).Count > 0)
                        bridges.Add(next);
            }
        }
        return bridges.Count > 0 ? bridges : all;
    }

    private bool IsOutputOnly(OpenElement parent, int name)
    {
        foreach (var content in parent.Contents)
            foreach (var node in _queries.Nodes(content))
                if (node is ElementPattern && !_queries.Counts(node) && _queries.Admits(node, name))
                    return true;
        return false;
    }

    // A list of what else there is that says nothing more where it is known what is wrong, or what was meant.
    private bool IsLong(ContentFrame frame) => NextNames(frame).Count > Lists.MostShown;

    private string Instead(OpenElement element)
    {
        var expected = Expected(_stack.Top, element);
        return expected.Length > 0 ? $"; expected {expected}" : Innermost.Children.Count > 0 ? "; nothing more may come" : "; it may have no elements";
    }

    // The likeliest first: what was probably meant, what has to come, what is of the same namespace.
    private string Expected(ContentFrame frame, OpenElement element)
    {
        var names = NextNames(frame);
        var near = Spelling.Nearest(element.LocalName, Locals(names));
        var required = Required(frame);
        var ranked = new List<(int Rank, string Text)>();
        foreach (var next in names)
        {
            var (uri, local) = _grammar.Names[next];
            var rank = near is not null && local == near ? 0 : required.Contains(next) ? 1 : local is not null && uri == element.NamespaceUri ? 2 : 3;
            ranked.Add((rank, NameWords.Of(uri, local, element.NamespaceUri)));
        }
        ranked.Sort((a, b) => a.Rank != b.Rank ? a.Rank.CompareTo(b.Rank) : string.CompareOrdinal(a.Text, b.Text));
        return Lists.OneOf(ranked.ConvertAll(one => one.Text), isSorted: false);
    }

    // Where an element belongs that stands in the wrong place: in a child of where it stands, if it may be there.
    private string Elsewhere(OpenElement parent, OpenElement element)
    {
        if (_grammar.Names[element.Name].LocalName is null)
            return "";
        var inside = new HashSet<int>();
        foreach (var content in parent.Contents)
            foreach (var node in _queries.Nodes(content))
                if (node is ElementPattern child && _queries.Counts(node) && HasChild(child, element.Name))
                    inside.UnionWith(_grammar.Names.NamesOf(child));
        if (inside.Count == 0)
            foreach (var pattern in _grammar.Graph.Elements)
                if (!pattern.IsOutputOnly && HasChild(pattern, element.Name))
                    inside.UnionWith(_grammar.Names.NamesOf(pattern));
        inside.RemoveWhere(name => _grammar.Names[name].LocalName is null);
        // Where elements of the same name as the parent may have it, the reason is another one.
        return inside.Count is 0 or > MostPlaces || inside.Contains(parent.Name) ? "" : $"; it is allowed in {Lists.OneOf(NamesOf(inside, parent.NamespaceUri))}";
    }

    // Whether another element of the same name as the parent may have it. No attribute around decides that it may not here, or that would have been said: so something that is passed does.
    private bool IsDecidedBefore(OpenElement parent, OpenElement element)
    {
        if (_grammar.Names[element.Name].LocalName is null)
            return false;
        foreach (var pattern in _grammar.Graph.Elements)
            if (!pattern.IsOutputOnly && _queries.Admits(pattern, parent.Name) && HasChild(pattern, element.Name))
                return true;
        return false;
    }

    // Whether an element may have certain names only: where any may stand, nothing belongs.
    private bool IsNamed(ElementPattern element)
    {
        foreach (var name in _grammar.Names.NamesOf(element))
            if (_grammar.Names[name].LocalName is null)
                return false;
        return true;
    }

    private bool HasChild(ElementPattern parent, int name)
    {
        foreach (var node in _queries.Nodes(parent.Content))
            if (node is ElementPattern child && _queries.Counts(node) && _queries.Admits(child, name) && IsNamed(child))
                return true;
        return false;
    }

    private string DidYouMean(OpenElement element)
    {
        var names = new List<string>();
        foreach (var next in NextNames(_stack.Top))
            if (_grammar.Names[next].LocalName is { } local)
                names.Add(local);
        return Spelling.Nearest(element.LocalName, names) is { } near ? $"; did you mean '{near}'?" : "";
    }

    private HashSet<int> NextNames(ContentFrame frame)
    {
        var names = new HashSet<int>();
        for (var i = 0; i < frame.Count; i++)
            foreach (var element in _queries.NextElements(frame[i]))
                names.UnionWith(_grammar.Names.NamesOf(element));
        return names;
    }

    // The names without which no alternative can be complete.
    private HashSet<int> Required(ContentFrame frame)
    {
        HashSet<int>? required = null;
        for (var i = 0; i < frame.Count; i++)
        {
            if (frame[i] is NotAllowedPattern)
                continue;
            if (required is null)
                required = [.. _queries.RequiredElements(frame[i])];
            else
                required.IntersectWith(_queries.RequiredElements(frame[i]));
        }
        return required ?? [];
    }

    private static string Shown(OpenElement element, OpenElement parent) => NameWords.Of(element.NamespaceUri, element.LocalName, parent.NamespaceUri);

    private static string In(OpenElement parent) => parent.LocalName.Length == 0 ? "" : $" in '{parent.LocalName}'";
}
