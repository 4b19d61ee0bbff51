using System;
using System.Collections.Generic;
using Bindery.Schema.Rng;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Rnc;

/// <summary>The prefixes of a file (RELAX NG Compact Syntax, 4).</summary>
internal sealed class RncDeclarations(DiagnosticBag diagnostics)
{
    public const string XsdLibrary = "http://www.w3.org/2001/XMLSchema-datatypes";

    /// <summary>The namespace of each prefix; null for the inherited namespace.</summary>
    private readonly Dictionary<string, string?> _namespaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _libraries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _undeclared = new(StringComparer.Ordinal);
    private bool _hasDefault;
    private string? _documentationPrefix;

    /// <summary>The prefixes as the XML syntax declares them.</summary>
    public NamespaceScope Scope { get; } = CreateScope();

    /// <summary>The namespace of names without a prefix; null for the inherited namespace.</summary>
    public string? DefaultNamespace { get; private set; }

    /// <summary>Adds a namespace declaration.</summary>
    /// <param name="prefix">The prefix; null for a default namespace without a prefix.</param>
    /// <param name="isDefault">Whether it declares the default namespace.</param>
    /// <param name="ns">The namespace; null for the inherited namespace.</param>
    /// <param name="span">The declaration.</param>
    public void Declare(RncToken? prefix, bool isDefault, string? ns, SourceSpan span)
    {
        if (isDefault)
        {
            if (_hasDefault)
                diagnostics.Add(SchemaRules.Conflict, "The default namespace is already declared: a file can have only one", span);
            (_hasDefault, DefaultNamespace) = (true, ns);
        }

        if (prefix is null)
            return;
        if (prefix.Text == "xmlns")
            diagnostics.Add(SchemaRules.InvalidValue, "The prefix 'xmlns' cannot be declared", prefix.Span);
        else if ((prefix.Text == "xml") != (ns == RngVocabulary.XmlNamespace))
            diagnostics.Add(
                SchemaRules.InvalidValue,
                $"The prefix 'xml' and the namespace {RngVocabulary.XmlNamespace} can only be bound to each other; 'xml' need not be declared",
                prefix.Span);
        else if (_namespaces.ContainsKey(prefix.Text))
            diagnostics.Add(SchemaRules.Conflict, $"The prefix '{prefix.Text}' is already declared: choose another one", prefix.Span);
        else
            _namespaces.Add(prefix.Text, ns);
        if (ns == RngVocabulary.CompatibilityNamespace)
            _documentationPrefix = prefix.Text;
        if (!string.IsNullOrEmpty(ns) && prefix.Text is not ("xml" or "xmlns"))
            Scope.Declare(prefix.Text, ns!);
    }

    /// <summary>Adds a declaration of a datatype library.</summary>
    public void DeclareLibrary(RncToken prefix, string library, SourceSpan span)
    {
        if (library.Length > 0 && !AnyUri.IsAbsolute(library))
            diagnostics.Add(
                SchemaRules.InvalidValue,
                $"'{library}' is not a datatype library: it must be an absolute URI without a fragment, or empty for the built-in library",
                span);
        if (_libraries.ContainsKey(prefix.Text))
            diagnostics.Add(SchemaRules.Conflict, $"The prefix '{prefix.Text}' of a datatype library is already declared: choose another one", prefix.Span);
        else
            _libraries.Add(prefix.Text, library);
    }

    /// <summary>Adds the predeclared prefixes.</summary>
    public void Complete()
    {
        _namespaces["xml"] = RngVocabulary.XmlNamespace;
        if (!_libraries.ContainsKey("xsd"))
            _libraries.Add("xsd", XsdLibrary);
    }

    /// <summary>
    /// Returns the namespace of a prefix; null for the inherited namespace. An undeclared prefix is reported once, and treated as the inherited namespace.
    /// </summary>
    public string? Find(string prefix, SourceSpan span)
    {
        if (_namespaces.TryGetValue(prefix, out var ns))
            return ns;
        if (_undeclared.Add(prefix))
            diagnostics.Add(
                SchemaRules.InvalidValue, $"The prefix '{prefix}' is not declared: write namespace {prefix} = \"…\" at the beginning of the file", span);
        return null;
    }

    /// <summary>Whether a prefix is declared.</summary>
    public bool IsDeclared(string prefix) => _namespaces.ContainsKey(prefix);

    /// <summary>Whether a prefix is bound to the inherited namespace.</summary>
    public bool IsInherited(string prefix) => _namespaces.TryGetValue(prefix, out var ns) && ns is null;

    /// <summary>Returns the datatype library of a prefix.</summary>
    public string FindLibrary(string prefix, SourceSpan span)
    {
        if (_libraries.TryGetValue(prefix, out var library))
            return library;
        var hint = _namespaces.ContainsKey(prefix) ? $"; '{prefix}' is the prefix of a namespace, and types need the prefix of a datatype library" : "";
        diagnostics.Add(
            SchemaRules.Datatype,
            $"The prefix '{prefix}' of a type is not declared: write datatypes {prefix} = \"…\" at the beginning of the file{hint}",
            span);
        return "";
    }

    /// <summary>Returns the prefix of documentation: the one that the file declares, or one that it does not use.</summary>
    public string DocumentationPrefix()
    {
        if (_documentationPrefix is not null)
            return _documentationPrefix;
        _documentationPrefix = "a";
        while (_namespaces.ContainsKey(_documentationPrefix))
            _documentationPrefix += "a";
        Scope.Declare(_documentationPrefix, RngVocabulary.CompatibilityNamespace);
        return _documentationPrefix;
    }

    private static NamespaceScope CreateScope()
    {
        var scope = new NamespaceScope(NamespaceScope.Root) { IsCompact = true };
        scope.Declare("", RngVocabulary.Namespace);
        return scope;
    }
}
