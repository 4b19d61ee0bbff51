using System.Collections.Generic;
using Bindery.Uniqueness;

namespace Bindery.Patterns.Text;

/// <summary>Reads an entry of the sections that have the rules of uniqueness and of references (see <see cref="GrammarFormat"/>).</summary>
internal sealed class UniqueTextReader(GrammarTokens tokens, IReadOnlyList<NameClass> names, IReadOnlyList<string> strings)
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
                element.Uniques = _rules[element] = all = [];
            all.Add(rule);
        }
    }

    private (List<UniquePath> Items, List<UniqueField> Fields) ReadSelection(bool mayBeElement)
    {
        tokens.Expect(':');
        var items = new List<UniquePath>();
        do
            items.Add(ReadPath(mayBeElement));
        while (tokens.Take('|'));
        tokens.Expect(':');
        var fields = new List<UniqueField>();
        do
            fields.Add(ReadField());
        while (tokens.Take('|'));
        return (items, fields);
    }

    private UniquePath ReadPath(bool mayBeElement)
    {
        var steps = new List<UniqueStep>();
        if (mayBeElement && tokens.Take('.'))
            return new UniquePath(steps);
        do
        {
            var name = Name();
            var tests = new List<UniqueTest>();
            while (tokens.Take('['))
            {
                var isNegated = tokens.Take('!');
                var attribute = Name();
                tests.Add(new UniqueTest(attribute, tokens.Take('=') ? String() : null, isNegated));
            }
            steps.Add(new UniqueStep(name, tests));
        }
        while (tokens.Take('/'));
        return new UniquePath(steps);
    }

    private UniqueField ReadField()
    {
        var steps = new List<ExactName>();
        while (tokens.SeesNumber)
        {
            steps.Add(Name());
            tokens.Expect('/');
        }
        if (tokens.Take('@'))
            return new UniqueField(steps, Name());
        tokens.Expect('.');
        return new UniqueField(steps, null);
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
