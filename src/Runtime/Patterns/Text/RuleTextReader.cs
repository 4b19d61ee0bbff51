using System.Collections.Generic;
using Bindery.Identity;

namespace Bindery.Patterns.Text;

/// <summary>Reads an entry of the sections that have the rules of uniqueness and of references (see <see cref="GrammarFormat"/>).</summary>
internal sealed class RuleTextReader(GrammarTokens tokens, IReadOnlyList<NameClass> names, IReadOnlyList<string> strings)
{
    private readonly Dictionary<ElementPattern, List<IdentityRule>> _rules = [];

    /// <summary>Reads the token at hand and gives the rule to the elements that have it.</summary>
    /// <param name="patterns">The patterns by number.</param>
    /// <param name="isReference">Whether it is one of references.</param>
    public void Read(IReadOnlyList<Pattern> patterns, bool isReference)
    {
        var severity = tokens.Code();
        if (severity is not ('e' or 'w'))
            throw tokens.Damaged("'e' or 'w' should stand here");
        var elements = new List<ElementPattern>();
        do
            elements.Add(tokens.Number() is var number && number < patterns.Count && patterns[number] is ElementPattern element ? element : throw tokens.Damaged("there is no such element"));
        while (tokens.Take(','));
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
        foreach (var element in elements)
        {
            if (!_rules.TryGetValue(element, out var all))
                element.Rules = _rules[element] = all = [];
            all.Add(rule);
        }
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

    private ExactName Name()
    {
        var number = tokens.Number();
        return number < names.Count && names[number] is NameNameClass name ? new ExactName(name.NamespaceUri, name.LocalName) : throw tokens.Damaged($"there is no single name {number}");
    }

    private string String()
    {
        var number = tokens.Number();
        return number < strings.Count ? strings[number] : throw tokens.Damaged($"there is no string {number} before this");
    }
}
