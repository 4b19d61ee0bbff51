using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Schema.Markup;
using Bindery.Schema.Rnc;
using Bindery.Schema.Rng;

namespace Bindery.Schema.Writing;

/// <summary>
/// Chooses the default namespace and the prefixes of a file in the compact syntax, where they apply to the whole file. Prefixes of the source are kept if they
/// have one meaning throughout; other namespaces get a prefix when it is first needed.
/// </summary>
internal sealed class RncPrefixes
{
    /// <summary>The key of the inherited namespace, which is not a URI.</summary>
    private const string Inherited = "\0";

    private readonly List<(string Prefix, string Ns)> _declared = [];
    private readonly Dictionary<string, string> _prefixes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _namespaces = new(StringComparer.Ordinal) { ["xml"] = RngVocabulary.XmlNamespace };
    private readonly Dictionary<string, string> _libraries = new(StringComparer.Ordinal) { [RncDeclarations.XsdLibrary] = "xsd" };
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>The namespace of names without a prefix; null for the inherited namespace.</summary>
    public string? DefaultNamespace { get; }

    public RncPrefixes(MarkupElement root)
    {
        _prefixes.Add(RngVocabulary.XmlNamespace, "xml");
        var uses = new Dictionary<string, int>(StringComparer.Ordinal);
        Survey(root, new WritingContext(null, ""), null, uses);
        // The default namespace is that of most names, or that of the root if nearly as many names have it.
        var preferred = root.Attribute("ns")?.Value ?? Inherited;
        var common = uses.OrderByDescending(use => use.Value).ThenBy(use => use.Key, StringComparer.Ordinal).Select(use => use.Key).FirstOrDefault()
            ?? Inherited;
        if (uses.TryGetValue(preferred, out var count) && count * 2 >= uses[common])
            common = preferred;
        DefaultNamespace = common == Inherited ? null : common;
    }

    /// <summary>Returns the prefix for a namespace; null for the inherited namespace.</summary>
    public string For(string? ns, string? suggestion = null)
    {
        var key = ns ?? Inherited;
        if (!_prefixes.TryGetValue(key, out var prefix))
            Declare(
                prefix = Free(
                    suggestion ?? (ns is null ? "inherit" : ns.Length == 0 ? "local" : ns == RngVocabulary.CompatibilityNamespace ? "a" : Suggest(ns)),
                    _namespaces),
                key);
        _used.Add(prefix);
        return prefix;
    }

    /// <summary>Returns the prefix for a datatype library.</summary>
    public string ForLibrary(string library)
    {
        if (!_libraries.TryGetValue(library, out var prefix))
            _libraries.Add(library, prefix = Free(library.Length == 0 ? "builtin" : "d", _libraries.ToDictionary(pair => pair.Value, pair => pair.Key)));
        return prefix;
    }

    /// <summary>Whether a prefix of the source is bound to this namespace throughout.</summary>
    public bool Keeps(string prefix, string ns) => _namespaces.TryGetValue(prefix, out var known) && known == ns;

    /// <summary>Records that a prefix of the source is used.</summary>
    public void Use(string prefix) => _used.Add(prefix);

    /// <summary>Returns the declarations that the file needs; complete after the whole file was written.</summary>
    public IReadOnlyList<string> Declarations()
    {
        var lines = new List<string>();
        string? named = null;
        foreach (var (prefix, ns) in _declared.OrderBy(declared => declared.Prefix, StringComparer.Ordinal))
        {
            // Documentation is written without its prefix, and RELAX NG elements need none.
            if (ns is RngVocabulary.CompatibilityNamespace or RngVocabulary.Namespace && !_used.Contains(prefix))
                continue;
            if (named is null && ns != Inherited && ns == DefaultNamespace)
                named = prefix;
            else
                lines.Add($"namespace {prefix} = {(ns == Inherited ? "inherit" : RncText.Literal(ns))}");
        }

        if (DefaultNamespace is not null)
            lines.Insert(0, $"default namespace{(named is null ? "" : " " + named)} = {RncText.Literal(DefaultNamespace)}");
        foreach (var library in _libraries)
            if (library.Key != RncDeclarations.XsdLibrary)
                lines.Add($"datatypes {library.Value} = {RncText.Literal(library.Key)}");
        return lines;
    }

    /// <summary>Returns the last segment of a URI that is not a version.</summary>
    private static string Suggest(string ns)
    {
        var words = ns.Split('/', '#', ':', '?', '.');
        var word = Array.FindLast(
            words, candidate => candidate.Length > 1 && SchemaNames.IsNCName(candidate) && !(candidate[0] == 'v' && char.IsDigit(candidate[1])));
        return word is null or "xml" or "xmlns" || words.Length == 1 ? "ns1" : word.ToLowerInvariant();
    }

    private static string Free<T>(string suggestion, Dictionary<string, T> taken)
    {
        var stem = suggestion.TrimEnd('1');
        var prefix = suggestion;
        for (var number = 2; taken.ContainsKey(prefix); number++)
            prefix = FormattableString.Invariant($"{stem}{number}");
        return prefix;
    }

    private void Declare(string prefix, string ns)
    {
        _namespaces[prefix] = ns;
        _declared.Add((prefix, ns));
        if (!_prefixes.ContainsKey(ns))
            _prefixes.Add(ns, prefix);
    }

    /// <summary>Collects the prefixes of the source, and counts the names that could have no prefix.</summary>
    private void Survey(MarkupElement element, WritingContext context, MarkupElement? parent, Dictionary<string, int> uses)
    {
        for (var scope = element.Namespaces; scope is not null && scope != parent?.Namespaces && scope.Parent is not null; scope = scope.Parent)
            foreach (var declaration in scope.Declarations.OrderBy(declaration => declaration.Key, StringComparer.Ordinal))
                if (declaration.Value.Length > 0 && SchemaNames.IsNCName(declaration.Key) && !_namespaces.ContainsKey(declaration.Key))
                    Declare(declaration.Key, declaration.Value);
        var isSchema = element.NamespaceUri == RngVocabulary.Namespace;
        if (isSchema)
        {
            context = context.Enter(element);
            var isNamed = element.LocalName == "element" ? element.Attribute("name") is { } name && name.Value.IndexOf(':') < 0
                : element.LocalName == "name" ? !context.IsInAttribute && !RncWriter.TextOf(element).Contains(":")
                : element.LocalName is "include" or "externalRef" || (element.LocalName == "value" && context.IsQName(element));
            if (isNamed)
                uses[context.Ns ?? Inherited] = uses.TryGetValue(context.Ns ?? Inherited, out var count) ? count + 1 : 1;
        }

        foreach (var child in element.Children)
            if (child is MarkupElement inner)
                Survey(inner, context, element, uses);
    }
}
