using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml;
using System.Xml.Schema;
using Bindery.Schema.Markup;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>
/// Type alternatives (XML Schema 1.1 Part 1, 3.12). The attributes in the tests have finitely many states: absent, one of the texts that they are compared
/// with, or another text. Each combination of states selects a type, so the content is a choice of these types with their attributes limited to the states.
/// </summary>
internal sealed partial class XsdTranslator
{
    private const int MostCases = 256;

    /// <summary>The state of an attribute with a text that is not compared with; absence is null.</summary>
    private static readonly string OtherText = new('\uFFFF', 1);

    private static readonly List<TypeAlternative> NoAlternatives = [];

    private Dictionary<MarkupElement, XmlSchemaType>? _innerTypes;
    private HashSet<string>? _inheritable;

    /// <summary>The states that an attribute may have.</summary>
    /// <param name="Allowed">The texts.</param>
    /// <param name="MayBeAbsent">Whether it may be absent.</param>
    /// <param name="All">All texts that are distinguished.</param>
    private sealed record AttributeState(HashSet<string> Allowed, bool MayBeAbsent, IReadOnlyList<string> All);

    /// <summary>Returns the content that the alternatives of an element give it in documents; null if it has none that are read.</summary>
    private PatternSyntax? Conditional(XmlSchemaElement element, XmlSchemaType declared, SourceSpan span)
    {
        if (AlternativesOf(element) is not { Count: > 0 } alternatives)
            return null;
        var states = StatesIn(alternatives);
        if (WhyUntranslated(alternatives, states) is { } problem)
        {
            _diagnostics.Add(SchemaRules.NotTranslated, problem, alternatives[0].Element.Span);
            return null;
        }

        foreach (var alternative in alternatives)
            CheckType(alternative, element);
        var types = alternatives.ConvertAll(alternative => TypeOf(alternative, element));
        var names = states.Keys.ToList();
        var cases = new List<PatternSyntax>();
        foreach (var (selected, attributes) in Cases(names, states, alternatives))
            if ((selected < 0 ? declared : types[selected]) is { } type)
                cases.Add(ConditionalContent(element, type, attributes, span));
        return Choice(span, cases);
    }

    /// <summary>Returns the alternatives of an element, for models; none if the class of the declared type is that of all its objects.</summary>
    private List<TypeAlternative> ModelAlternatives(XmlSchemaElement element, XmlSchemaType declared) =>
        declared is not XmlSchemaComplexType || IsAnyType(declared) || element.FixedValue is not null
        || AlternativesOf(element) is not { Count: > 0 } alternatives || WhyUntranslated(alternatives, StatesIn(alternatives)) is not null
            ? NoAlternatives
            : alternatives.ConvertAll(alternative => new TypeAlternative(
                alternative.Test?.Condition,
                TypeOf(alternative, element) is XmlSchemaComplexType { IsAbstract: false } type
                    && type != declared
                    && XsdDerivation.IsDerived(type, declared, XmlSchemaDerivationMethod.Empty)
                    ? ModelType(type)
                    : null));

    private List<XsdAlternative>? AlternativesOf(XmlSchemaElement element) => _places.ElementOf(element) is { } place ? XsdAlternative.Read(place) : null;

    /// <summary>Returns the attributes in the tests, each with the texts that it is compared with.</summary>
    private static SortedDictionary<(string Ns, string LocalName), SortedSet<string>> StatesIn(List<XsdAlternative> alternatives)
    {
        var states = new SortedDictionary<(string Ns, string LocalName), SortedSet<string>>();
        foreach (var alternative in alternatives)
            foreach (var (name, texts) in alternative.Test?.Attributes.Select(one => (one.Key, one.Value)) ?? [])
                if (states.TryGetValue(name, out var known))
                    known.UnionWith(texts);
                else
                    states.Add(name, new SortedSet<string>(texts, StringComparer.Ordinal));
        return states;
    }

    private string? WhyUntranslated(List<XsdAlternative> alternatives, SortedDictionary<(string Ns, string LocalName), SortedSet<string>> states)
    {
        var inheritable = _inheritable ??= Inheritable();
        return states.Keys.FirstOrDefault(name => inheritable.Contains(name.LocalName)) is { LocalName: { } inherited }
            ? $"'{alternatives[0].Element.QualifiedName}' tests the attribute '{inherited}', which is inheritable: that is not supported"
            : states.Values.Aggregate(1L, (product, texts) => Math.Min(product * (texts.Count + 2), MostCases + 1)) > MostCases
            ? FormattableString.Invariant($"'{alternatives[0].Element.QualifiedName}' distinguishes more than {MostCases} cases")
            : null;
    }

    /// <summary>Returns the selected alternative for each combination of states; combinations that differ in the last attribute only are one case.</summary>
    private static IEnumerable<(int Selected, Dictionary<(string Ns, string LocalName), AttributeState> Attributes)> Cases(
        List<(string Ns, string LocalName)> names, SortedDictionary<(string Ns, string LocalName), SortedSet<string>> states, List<XsdAlternative> alternatives)
    {
        var all = names.ConvertAll(name => (IReadOnlyList<string>)[.. states[name], OtherText]);
        IEnumerable<IReadOnlyList<string?>> combinations = [[]];
        foreach (var texts in all)
            combinations = combinations.SelectMany(row => texts.Prepend(null).Select(text => (IReadOnlyList<string?>)[.. row, text])).ToList();
        foreach (var group in combinations.GroupBy(row => (Select(row), string.Join("\uFFFE", row.Take(row.Count - 1).Select(text => text ?? "\uFFFD\uFFFD")))))
        {
            var attributes = new Dictionary<(string, string), AttributeState>();
            for (var i = 0; i < names.Count; i++)
            {
                var allowed = new HashSet<string>(group.Select(row => row[i]).OfType<string>(), StringComparer.Ordinal);
                attributes.Add(names[i], new AttributeState(allowed, group.Any(row => row[i] is null), all[i]));
            }
            yield return (group.Key.Item1, attributes);
        }

        int Select(IReadOnlyList<string?> row) => alternatives.FindIndex(one => one.Test is null || one.Test.Condition.Holds(name => row[names.IndexOf(name)]));
    }

    /// <summary>Returns the type of an alternative; null for xs:error, which no element has.</summary>
    private XmlSchemaType? TypeOf(XsdAlternative alternative, XmlSchemaElement element)
    {
        if (alternative.Inner is { } inner)
        {
            _innerTypes ??= InnerTypes().ToDictionary(one => _places.ElementOf(one)!);
            return _innerTypes.TryGetValue(inner, out var found) ? found : null;
        }

        var name = TypeNameOf(alternative, element);
        return IsError(name) ? null
            : _set.GlobalTypes[name] as XmlSchemaType
            ?? XmlSchemaType.GetBuiltInSimpleType(name)
            ?? (XmlSchemaType?)XmlSchemaType.GetBuiltInComplexType(name);
    }

    /// <summary>The types inside alternatives, in the order of the files.</summary>
    private List<XmlSchemaType> InnerTypes() => InOrder<XmlSchemaType>(_set.GlobalTypes).FindAll(XsdAlternative.IsInner);

    private void CheckType(XsdAlternative alternative, XmlSchemaElement element)
    {
        if (alternative.Inner is null && TypeNameOf(alternative, element) is var name && !IsError(name) && TypeOf(alternative, element) is null)
            _diagnostics.Add(
                SchemaRules.Missing,
                $"There is no type '{Name(name)}': declare it, or include or import the file that does",
                alternative.Element.Attribute("type")!.ValueSpan);
    }

    private static bool IsError(XmlQualifiedName name) => name is { Namespace: XsdVocabulary.Namespace, Name: "error" };

    private XmlQualifiedName TypeNameOf(XsdAlternative alternative, XmlSchemaElement element)
    {
        var name = alternative.TypeName;
        return name.Namespace.Length == 0 && _places.FileOf(element.SourceUri).TargetNamespace.Length == 0
            ? new XmlQualifiedName(name.Name, TargetNamespaceOf(element))
            : name;
    }

    private PatternSyntax ConditionalContent(
        XmlSchemaElement element, XmlSchemaType type, Dictionary<(string Ns, string LocalName), AttributeState> states, SourceSpan span)
    {
        var items = new List<PatternSyntax>();
        if (type is not XmlSchemaComplexType { IsAbstract: true })
            items.Add(Of(type, type.QualifiedName.IsEmpty || XsdAlternative.IsInner(type) ? null : Optional(span, TypeAttribute(type, span))));
        var derived = type is XmlSchemaSimpleType || IsAnyType(type)
            ? NamedTypes(type).Where(one => one.QualifiedName != type.QualifiedName)
            : StrictlyDerived(type);
        foreach (var one in derived)
            if (XsdDerivation.IsDerived(one, type, element.BlockResolved))
                items.Add(Of(one, TypeAttribute(one, span)));
        return Choice(span, items);

        PatternSyntax Of(XmlSchemaType one, PatternSyntax? named)
        {
            if (AttributesIn(one, states, span) is not { } attributes)
                return new NotAllowedSyntax(span);
            if (named is not null)
                attributes = Group(span, [named, attributes]);
            var filled = Group(span, [attributes, ContentOf(one, span)]);
            return element.IsNillable
                ? Choice(span, [Group(span, [Optional(span, Nil(span, "false")), filled]), Group(span, [Nil(span, "true"), attributes, Nothing(span)])])
                : filled;
        }
    }

    /// <summary>Returns the content of a type without its attributes.</summary>
    private PatternSyntax ContentOf(XmlSchemaType type, SourceSpan span) => type switch
    {
        XmlSchemaSimpleType simple => SimpleTypeContent(simple, span),
        _ when IsAnyType(type) => AnyTypeChildren(span),
        _ when IsEmpty(type) => Nothing(span),
        _ => ComplexContent((XmlSchemaComplexType)type, span),
    };

    /// <summary>Returns the attributes of a type in certain states; null if there are none that have them.</summary>
    private PatternSyntax? AttributesIn(XmlSchemaType type, Dictionary<(string Ns, string LocalName), AttributeState> states, SourceSpan span)
    {
        var complex = type as XmlSchemaComplexType;
        var uses = complex is null || IsAnyType(complex)
            ? []
            : complex.AttributeUses.Values.Cast<XmlSchemaAttribute>().Where(use => use.Use != XmlSchemaUse.Prohibited).ToList();
        uses.Sort(XsdPlaces.Compare);
        var patterns = uses.Where(use => !states.ContainsKey(NameOf(use))).Select(AttributeUse).ToList();
        var wildcard = complex is null ? null : IsAnyType(complex) ? AnyTypeWildcard : WildcardOf(complex);
        foreach (var state in states)
        {
            var use = uses.Find(one => NameOf(one) == state.Key);
            var pattern = use is not null ? Attribute(use)
                : wildcard is var (allowed, any) && allowed.Contains(state.Key.Ns, state.Key.LocalName) ? WildAttribute(state.Key, any.ProcessContents, span)
                : null;
            var present = pattern is null ? null : InState(pattern, state.Value, use);
            if (present is null && (!state.Value.MayBeAbsent || use?.Use == XmlSchemaUse.Required))
                return null;
            if (present is not null)
                patterns.Add(state.Value.MayBeAbsent && use?.Use != XmlSchemaUse.Required ? Optional(span, present) : present);
        }

        if (wildcard is var (names, source))
            patterns.AddRange(AnyAttributes(names, source.ProcessContents, uses.Select(NameOf).Concat(states.Keys), span));
        return Group(span, patterns);

        static (string Ns, string LocalName) NameOf(XmlSchemaAttribute use) => (use.QualifiedName.Namespace, use.QualifiedName.Name);
    }

    /// <summary>Returns an attribute that a wildcard allows; null if it must be declared, and is not.</summary>
    private AttributeSyntax? WildAttribute((string Ns, string LocalName) name, XmlSchemaContentProcessing processing, SourceSpan span) =>
        processing != XmlSchemaContentProcessing.Skip
            && _attributes.Find(one => (one.QualifiedName.Namespace, one.QualifiedName.Name) == name) is { } declared ? Attribute(declared, isWildcard: true)
        : processing is XmlSchemaContentProcessing.Skip or XmlSchemaContentProcessing.Lax
            ? new AttributeSyntax(span, new NameSyntax(span, name.Ns, name.LocalName), new TextSyntax(span), Annotations.None)
        : null;

    /// <summary>Returns an attribute with the texts that its state allows, among those that its type has; null if there are none.</summary>
    private AttributeSyntax? InState(AttributeSyntax attribute, AttributeState state, XmlSchemaAttribute? use)
    {
        var span = attribute.Span;
        if (state.Allowed.Count == 0)
            return null;
        if (state.Allowed.Count == state.All.Count)
            return attribute;
        var admitsOthers = state.Allowed.Contains(OtherText);
        var texts = state.All.Where(text => text != OtherText && state.Allowed.Contains(text) != admitsOthers)
            .OrderBy(text => text, StringComparer.Ordinal)
            .ToList();
        var content = (admitsOthers ? ContentWithout(attribute, use, texts) : ContentOf(attribute, use, texts)) ?? Intersection();
        return content is NotAllowedSyntax ? null : new AttributeSyntax(span, attribute.Name, content, attribute.Annotations);

        // What has both the type and one of the texts: everything except what lacks either.
        PatternSyntax Intersection() => XsdSimpleTypes.Without(
            span,
            XsdSimpleTypes.Without(span, attribute.Content),
            admitsOthers ? Choice(span, Values(texts, span)) : XsdSimpleTypes.Without(span, [.. Values(texts, span)]));
    }

    /// <summary>Returns those of some texts that an attribute may have, so that messages list them; null if its type does not decide that alone.</summary>
    private PatternSyntax? ContentOf(AttributeSyntax attribute, XmlSchemaAttribute? use, List<string> texts)
    {
        var type = use is null ? null : OwnTypeOf(use);
        return attribute.Content is not TextSyntax && (type is null || texts.Exists(NeedsPrefix)) ? null
            : Choice(attribute.Span, Values(texts.FindAll(text => type is null || _simpleTypes.Has(type, text, attribute.Span, null)), attribute.Span));
    }

    /// <summary>Returns the content of an attribute without some texts; null if its type does not decide that alone.</summary>
    private PatternSyntax? ContentWithout(AttributeSyntax attribute, XmlSchemaAttribute? use, List<string> texts)
    {
        var type = use is null ? null : OwnTypeOf(use);
        if (attribute.Content is TextSyntax || (type is not null && _simpleTypes.IsAnyText(type)))
            return XsdSimpleTypes.Without(attribute.Span, [.. Values(texts, attribute.Span)]);
        if (type is null || texts.Exists(NeedsPrefix))
            return null;
        return _simpleTypes.Texts(type) is { } listed ? Choice(attribute.Span, Values(listed.Where(text => !texts.Contains(text)), attribute.Span))
            : texts.TrueForAll(text => !_simpleTypes.Has(type, text, attribute.Span, null)) ? attribute.Content
            : null;
    }

    /// <summary>Returns the type of an attribute; null if it has a fixed value.</summary>
    private XmlSchemaSimpleType? OwnTypeOf(XmlSchemaAttribute use)
    {
        var declaration = use.RefName.IsEmpty ? use : (XmlSchemaAttribute)_set.GlobalAttributes[use.RefName]!;
        return (use.FixedValue ?? declaration.FixedValue) is null ? declaration.AttributeSchemaType : null;
    }

    private static bool NeedsPrefix(string text) => text.IndexOf(':') >= 0;

    private static List<PatternSyntax> Values(IEnumerable<string> texts, SourceSpan span) =>
        texts.Select(text => (PatternSyntax)XsdSimpleTypes.Value(span, "string", text)).ToList();

    /// <summary>The names of the attributes that the elements inside an element inherit.</summary>
    private HashSet<string> Inheritable()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<MarkupElement>(_places.DocumentsWith("attribute"));
        while (pending.Count > 0)
        {
            var element = pending.Pop();
            if (element is { NamespaceUri: XsdVocabulary.Namespace, LocalName: "attribute" } && element.Attribute("inheritable")?.Value.Trim() is "true" or "1"
                && (element.Attribute("name") ?? element.Attribute("ref"))?.Value.Trim() is { } name)
                names.Add(name.Substring(name.IndexOf(':') + 1));
            foreach (var child in element.Children.OfType<MarkupElement>())
                pending.Push(child);
        }
        return names;
    }
}
