using System.Collections.Generic;
using Bindery.Identity;

namespace Bindery.Patterns.Text;

/// <summary>Reads entries of the sections with rules of uniqueness and of references (see <see cref="GrammarFormat"/>).</summary>
internal sealed class RuleTextReader(GrammarTokens tokens, IReadOnlyList<NameClass> names, IReadOnlyList<string> strings)
{
    private readonly Dictionary<ElementPattern, List<IdentityRule>> _rules = [];
    private readonly Dictionary<ElementPattern, List<ValueDefault>> _defaults = [];

    /// <summary>Reads the current token as a rule and adds the rule to its elements.</summary>
    /// <param name="patterns">The patterns by number.</param>
    /// <param name="isReference">Whether it is a rule of references.</param>
    public void Read(IReadOnlyList<Pattern> patterns, bool isReference)
    {
        var severity = tokens.Code();
        if (severity is not ('e' or 'w'))
            throw tokens.Damaged("'e' or 'w' should stand here");
        var elements = Elements(patterns);
        var phrase = tokens.Take('=') ? String() : null;
        var because = isReference && tokens.Take(';') ? String() : null;
        var document = isReference && tokens.Take('@') ? Name() : null;
        var isWarning = severity == 'w';
        var (items, fields) = ReadSelection(isReference);
        IdentityRule rule;
        if (isReference)
        {
            var (referItems, referFields) = ReadSelection(isReference);
            rule = new KeyReferenceRule(items, fields, referItems, referFields, phrase, because, document, isWarning);
        }
        else
        {
            rule = new UniqueRule(items, fields, phrase, isWarning);
        }
        tokens.EndToken();
        Give(rule, elements);
    }

    /// <summary>Reads the current token as an identity constraint and adds it to its elements.</summary>
    /// <param name="patterns">The patterns by number.</param>
    public void ReadConstraint(IReadOnlyList<Pattern> patterns)
    {
        var kind = tokens.Code() switch
        {
            'u' => ConstraintKind.Unique,
            'k' => ConstraintKind.Key,
            'r' => ConstraintKind.KeyReference,
            _ => throw tokens.Damaged("'u', 'k' or 'r' should stand here"),
        };
        var elements = Elements(patterns);
        tokens.Expect('=');
        var name = Name();
        var refer = tokens.Take('>') ? Name() : null;
        if (refer is null == (kind == ConstraintKind.KeyReference))
            throw tokens.Damaged("only a reference refers to a key, and each does");
        tokens.Expect(':');
        var selector = ReadPaths();
        var fields = new List<IReadOnlyList<ConstraintPath>>();
        tokens.Expect(':');
        do
            fields.Add(ReadPaths());
        while (tokens.Take(':'));
        tokens.EndToken();
        Give(new IdentityConstraint(kind, name, selector, fields, refer), elements);
    }

    /// <summary>Reads the current token as a default value.</summary>
    /// <param name="patterns">The patterns by number.</param>
    public void ReadDefault(IReadOnlyList<Pattern> patterns)
    {
        var element = Element(patterns);
        var attribute = tokens.Take('@') ? Name() : null;
        tokens.Expect('=');
        var value = new ValueDefault(attribute, String());
        tokens.EndToken();
        if (!_defaults.TryGetValue(element, out var all))
            element.Defaults = _defaults[element] = all = [];
        all.Add(value);
    }

    private List<ElementPattern> Elements(IReadOnlyList<Pattern> patterns)
    {
        var elements = new List<ElementPattern>();
        do
            elements.Add(Element(patterns));
        while (tokens.Take(','));
        return elements;
    }

    private ElementPattern Element(IReadOnlyList<Pattern> patterns) =>
        tokens.Number() is var number && number < patterns.Count && patterns[number] is ElementPattern element
            ? element
            : throw tokens.Damaged("there is no such element");

    private void Give(IdentityRule rule, List<ElementPattern> elements)
    {
        foreach (var element in elements)
        {
            if (!_rules.TryGetValue(element, out var all))
                element.Rules = _rules[element] = all = [];
            all.Add(rule);
        }
    }

    private List<ConstraintPath> ReadPaths()
    {
        var paths = new List<ConstraintPath>();
        do
        {
            var isDescendant = tokens.Take('/');
            if (isDescendant)
                tokens.Expect('/');
            var steps = new List<NameTest>();
            if (!tokens.Take('.') && !tokens.Sees('@'))
            {
                do
                    steps.Add(ReadTest());
                while (tokens.Take('/') && (steps.Count < ConstraintPath.MostSteps ? true : throw tokens.Damaged("there are too many steps")));
            }
            paths.Add(new ConstraintPath(isDescendant, steps, tokens.Take('@') ? ReadTest() : null));
        }
        while (tokens.Take('|'));
        return paths;
    }

    private NameTest ReadTest()
    {
        if (tokens.Take('*'))
            return new NameTest(null, null);
        var at = tokens.Position;
        var number = tokens.Number();
        if (tokens.Take('*'))
            return new NameTest(number < strings.Count ? strings[number] : throw tokens.Damaged(at, $"there is no string {number} before this"), null);
        var name = NameAt(number);
        return new NameTest(name.NamespaceUri, name.LocalName);
    }

    private (List<IdentityPath> Items, List<IdentityField> Fields) ReadSelection(bool mayBeElement)
    {
        tokens.Expect(':');
        var items = new List<IdentityPath>();
        do
            items.Add(ReadPath(mayBeElement));
        while (tokens.Take('|'));
        tokens.Expect(':');
        var fields = new List<IdentityField>();
        do
            fields.Add(ReadField());
        while (tokens.Take('|'));
        return (items, fields);
    }

    private IdentityPath ReadPath(bool mayBeElement)
    {
        var steps = new List<IdentityStep>();
        if (mayBeElement && tokens.Take('.'))
            return new IdentityPath(steps);
        do
        {
            var name = Name();
            var tests = new List<IdentityTest>();
            while (tokens.Take('['))
            {
                var isNegated = tokens.Take('!');
                var attribute = Name();
                tests.Add(new IdentityTest(attribute, tokens.Take('=') ? String() : null, isNegated));
            }
            steps.Add(new IdentityStep(name, tests));
        }
        while (tokens.Take('/'));
        return new IdentityPath(steps);
    }

    private IdentityField ReadField()
    {
        var steps = new List<ExactName>();
        while (tokens.SeesNumber)
        {
            steps.Add(Name());
            tokens.Expect('/');
        }
        if (tokens.Take('@'))
            return new IdentityField(steps, Name());
        tokens.Expect('.');
        return new IdentityField(steps, null);
    }

    private ExactName Name() => NameAt(tokens.Number());

    private ExactName NameAt(int number) =>
        number < names.Count && names[number] is NameNameClass name
            ? new ExactName(name.NamespaceUri, name.LocalName)
            : throw tokens.Damaged($"there is no single name {number}");

    private string String()
    {
        var number = tokens.Number();
        return number < strings.Count ? strings[number] : throw tokens.Damaged($"there is no string {number} before this");
    }
}
