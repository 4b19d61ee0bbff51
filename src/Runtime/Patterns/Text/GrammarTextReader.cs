using System;
using System.Collections.Generic;
using Bindery.Datatypes;

namespace Bindery.Patterns.Text;

/// <summary>Creates a datatype; null if the library has no such datatype.</summary>
internal delegate Datatype? DatatypeFactory(string libraryUri, string name, IReadOnlyList<DatatypeParameter> parameters);

/// <summary>Reads the compiled form (see <see cref="GrammarFormat"/>). Any text is read or refused in time linear in its length.</summary>
internal sealed class GrammarTextReader
{
    // A limit on the size that a text can expand to, far above that of any real grammar.
    private const int MostPatternsPerCharacter = 20;

    private readonly GrammarTokens _tokens;
    private readonly DatatypeFactory _createType;
    private readonly PatternBuilder _builder = new();
    private readonly List<string> _strings = [];
    private readonly List<NameClass> _names = [];
    private readonly List<Datatype> _types = [];
    private readonly List<ElementPattern> _elements = [];
    private readonly List<int> _contents = [];
    private readonly List<int> _contentPlaces = [];
    private readonly List<Pattern> _patterns = [];
    private bool _hasRules;
    private bool _hasReferences;
    private bool _hasConstraints;
    private bool _hasWords;

    private GrammarTextReader(string text, DatatypeFactory createType)
    {
        _tokens = new GrammarTokens(text, "The compiled grammar");
        _createType = createType;
    }

    /// <summary>Reads a grammar.</summary>
    /// <exception cref="FormatException">The text is not a compiled grammar, or it has an unknown version.</exception>
    public static CompiledGrammar Read(string text) => Read(text, (uri, name, parameters) => DatatypeLibrary.Create(uri, name, parameters, out _));

    /// <summary>Reads a grammar.</summary>
    /// <param name="text">The compiled form.</param>
    /// <param name="createType">Creates its datatypes.</param>
    /// <exception cref="FormatException">The text is not a compiled grammar, or it has an unknown version.</exception>
    public static CompiledGrammar Read(string text, DatatypeFactory createType)
    {
        var reader = new GrammarTextReader(text, createType);
        try
        {
            return reader.Read();
        }
        catch (PatternDepthException tooDeep)
        {
            throw new FormatException("The compiled grammar cannot be read: " + tooDeep.Message, tooDeep);
        }
    }

    private CompiledGrammar Read()
    {
        var header = _tokens.Next();
        if (!header.StartsWith(GrammarFormat.Name, StringComparison.Ordinal))
            throw _tokens.Damaged("it does not begin with '" + GrammarFormat.Name + "'");
        var version = header.Substring(GrammarFormat.Name.Length);
        _hasWords = version == GrammarFormat.VersionWithWords;
        _hasConstraints = _hasWords || version == GrammarFormat.VersionWithConstraints;
        _hasReferences = _hasConstraints || version == GrammarFormat.VersionWithReferences;
        _hasRules = _hasReferences || version == GrammarFormat.VersionWithRules;
        if (!_hasRules && version != GrammarFormat.Version)
            throw new FormatException(
                $"The compiled grammar is of version '{version}'; this library knows versions {GrammarFormat.Version} to {GrammarFormat.VersionWithWords}; use the same version of Bindery for both");

        Enter("#strings");
        while (_tokens.TryNext())
            _strings.Add(GrammarFormat.Unescape(_tokens.Token) ?? throw _tokens.Damaged("this is not a valid string"));
        Enter("#names");
        while (_tokens.TryNext())
            _names.Add(ReadName());
        Enter("#types");
        while (_tokens.TryNext())
            _types.Add(ReadType());
        _patterns.Add(_builder.NotAllowed);
        _patterns.Add(_builder.Empty);
        _patterns.Add(_builder.Text);
        Enter("#elements");
        while (_tokens.TryNext())
            ReadElement();
        Enter("#patterns");
        while (_tokens.TryNext())
            ReadPattern();
        Enter("#start");
        if (!_tokens.TryNext())
            throw _tokens.Damaged("there is no start");
        var start = Operand();
        _tokens.EndToken();
        var newer = ReadLaterSections();

        for (var i = 0; i < _elements.Count; i++)
            _elements[i].Content = _contents[i] < _patterns.Count
                ? _patterns[_contents[i]]
                : throw _tokens.Damaged(_contentPlaces[i], "there is no such pattern");
        return new CompiledGrammar(_builder, start) { Newer = newer };
    }

    // Unknown sections after the start are skipped.
    private List<NewerGrammar> ReadLaterSections()
    {
        var newer = new List<NewerGrammar>();
        var uniques = new RuleTextReader(_tokens, _names, _strings);
        while (!_tokens.AtEnd)
        {
            var section = _tokens.Next();
            if (!section.StartsWith("#", StringComparison.Ordinal))
                throw _tokens.Damaged("a section should begin here");
            while (_tokens.TryNext())
                if (section == "#newer")
                    newer.Add(ReadNewer());
                else if (section == "#unique" && _hasRules || section == "#keyref" && _hasReferences)
                    uniques.Read(_patterns, isReference: section == "#keyref");
                else if (section == "#constraint" && _hasConstraints)
                    uniques.ReadConstraint(_patterns);
                else if (section == "#default" && _hasConstraints)
                    uniques.ReadDefault(_patterns);
                else if (section == "#remarks")
                    ReadRemarks();
        }
        return newer;
    }

    private void ReadRemarks()
    {
        var at = _tokens.Position;
        if (Operand() is not ElementPattern element)
            throw _tokens.Damaged(at, "there is no such element");
        _tokens.Expect('=');
        element.Remarks = String();
        _tokens.EndToken();
    }

    private NewerGrammar ReadNewer()
    {
        var version = Unescape(_tokens.Token);
        if (!_tokens.TryNext())
            throw _tokens.Damaged("the grammar of a version should stand here");
        return new NewerGrammar(version, Unescape(_tokens.Token), Read);
    }

    private string Unescape(string token) => GrammarFormat.Unescape(token) ?? throw _tokens.Damaged("this is not a valid string");

    private void Enter(string section)
    {
        if (_tokens.Next() != section)
            throw _tokens.Damaged($"'{section}' should stand here");
    }

    private NameClass ReadName()
    {
        if (!_tokens.Take('+') && !_tokens.Take('-'))
        {
            var local = String();
            var uri = _tokens.Take(':') ? String() : "";
            _tokens.EndToken();
            return new NameNameClass(uri, local);
        }
        var hasOthers = _tokens.Last == '+';
        var parts = new List<(string, bool, IReadOnlyList<string>)>();
        while (_tokens.Take(';'))
        {
            var uri = String();
            if (!_tokens.Take('+') && !_tokens.Take('-'))
                throw _tokens.Damaged("'+' or '-' should stand here");
            var has = _tokens.Last == '+';
            var mentioned = new List<string>();
            if (!_tokens.AtTokenEnd && !_tokens.Sees(';'))
            {
                do
                    mentioned.Add(String());
                while (_tokens.Take(','));
            }
            parts.Add((uri, has, mentioned));
        }
        _tokens.EndToken();
        return NameSet.FromParts(hasOthers, parts).ToNameClass();
    }

    private Datatype ReadType()
    {
        var uri = String();
        _tokens.Expect(':');
        var name = String();
        var parameters = new List<DatatypeParameter>();
        while (_tokens.Take(':'))
        {
            var parameter = String();
            _tokens.Expect('=');
            parameters.Add(new DatatypeParameter(parameter, String()));
        }
        var limit = _hasRules && _tokens.Take('<') ? _tokens.Number() : (int?)null;
        var words = _hasWords && _tokens.Take('=') ? String() : null;
        _tokens.EndToken();
        var type = _createType(uri, name, parameters) ?? throw _tokens.Damaged($"there is no datatype '{name}' of this kind");
        if (words is not null)
            type = DescribedDatatype.Describe(type, words);
        return limit is null ? type : ByteLimitedDatatype.Limit(type, limit.Value);
    }

    private void ReadElement()
    {
        var name = Entry(_names, "name");
        _tokens.Expect(',');
        var at = _tokens.Position;
        var content = _tokens.Number();
        _tokens.Expect(',');
        var number = _tokens.Number();
        var element = _builder.Element(name, _tokens.Take('!'), number);
        _tokens.EndToken();
        _elements.Add(element);
        _contents.Add(content);
        _contentPlaces.Add(at);
        _patterns.Add(element);
    }

    private void ReadPattern()
    {
        var code = _tokens.Code();
        var pattern = code switch
        {
            'c' => _builder.Choice(Operands()),
            'g' => _builder.Group(Operands()),
            'i' => _builder.Interleave(Operands()),
            'm' => _builder.OneOrMore(Operand()),
            'l' => _builder.List(Operand()),
            'd' => _builder.Data(Entry(_types, "datatype"), _tokens.Take(',') ? Operand() : null),
            'v' => ReadValue(),
            'a' or 'A' => ReadAttribute(code == 'A'),
            _ => throw _tokens.Damaged("there is no such operator"),
        };
        _tokens.EndToken();
        if (_builder.Count > MostPatternsPerCharacter * (_tokens.Length + 100L))
            throw _tokens.Damaged("it grows out of measure");
        _patterns.Add(PatternBuilder.LimitHeight(pattern));
    }

    private Pattern ReadValue()
    {
        var type = Entry(_types, "datatype");
        _tokens.Expect(',');
        var text = String();
        var uri = _tokens.Take(',') ? String() : "";
        var value = type.GetValue(System.Text.Encoding.UTF8.GetBytes(text), _ => uri)
            ?? throw _tokens.Damaged($"'{text}' is not a valid value of its datatype");
        return _builder.Value(type, text, uri, value);
    }

    private Pattern ReadAttribute(bool isOutputOnly)
    {
        var name = Entry(_names, "name");
        _tokens.Expect(',');
        return _builder.Attribute(name, Operand(), isOutputOnly);
    }

    private List<Pattern> Operands()
    {
        var operands = new List<Pattern>();
        do
            operands.Add(Operand());
        while (_tokens.Take(','));
        return operands;
    }

    private Pattern Operand() => Entry(_patterns, "pattern");

    private string String() => Entry(_strings, "string");

    private T Entry<T>(List<T> entries, string kind)
    {
        var at = _tokens.Position;
        var number = _tokens.Number();
        return number < entries.Count ? entries[number] : throw _tokens.Damaged(at, $"there is no {kind} {number} before this");
    }
}
