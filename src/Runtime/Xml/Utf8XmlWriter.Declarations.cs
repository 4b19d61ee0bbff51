using System;

namespace Bindery.Xml;

// Documents that are written with the prefixes that they were read with.
internal sealed partial class Utf8XmlWriter
{
    private RootDeclarations? _declarations;

    // Whether the next element is the one that takes them.
    private bool _isDue;

    // Whether that element's start tag is open, and does not have all of them yet.
    private bool _isPending;

    /// <summary>
    /// Has the next element take some declarations and its prefix among them. Elements inside take a prefix that is bound to their namespace, where that is not
    /// the default one.
    /// </summary>
    /// <remarks>A prefix is declared before the first name that has it, and at the end of the start tag where none has.</remarks>
    public void Declare(RootDeclarations? declarations) => (_declarations, _isDue, _isPending) = (declarations, declarations is not null, false);

    /// <summary>Opens an element with a prefix of the document.</summary>
    /// <returns>False if it takes none, and is still to be opened.</returns>
    private bool StartDeclared(ReadOnlySpan<byte> name, ReadOnlySpan<byte> namespaceUri)
    {
        if (_isDue)
        {
            StartRoot(_declarations!.Prefix, name, namespaceUri, hasDefault: true);
            return true;
        }
        if (_depth == 0 || UriOf(_state.Elements[_depth - 1].DefaultNamespace).SequenceEqual(namespaceUri))
            return false;
        var bound = _state.Namespaces.FindPrefixed(WrittenSpan, namespaceUri);
        if (bound == NamespaceTable.None)
            return false;
        // The prefix stands in the buffer, which may move.
        StartElement(_state.Namespaces.PrefixOf(WrittenSpan, bound).ToArray(), name, namespaceUri);
        return true;
    }

    // Values without a prefix are in no namespace: there is no default one.
    private void StartPrefixedRoot(ReadOnlySpan<byte> name, ReadOnlySpan<byte> namespaceUri)
    {
        Span<byte> generated = stackalloc byte[16];
        StartRoot(_declarations!.Prefix is { Length: > 0 } own ? own : FreePrefix(generated), name, namespaceUri, hasDefault: false);
    }

    private void StartRoot(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> name, ReadOnlySpan<byte> namespaceUri, bool hasDefault)
    {
        _isDue = false;
        if (namespaceUri.IsEmpty)
            StartElement(name);
        else
            StartElement(prefix, name, namespaceUri);
        foreach (var declaration in _declarations!.Declarations)
            if (hasDefault && declaration.Prefix.Length == 0)
                DeclareWhereFree(declaration.Prefix, declaration.NamespaceUri);
        _isPending = true;
    }

    /// <summary>Declares what the names of the start tag did not need.</summary>
    private void DeclareRest()
    {
        _isPending = false;
        foreach (var declaration in _declarations!.Declarations)
            if (declaration.Prefix.Length > 0)
                DeclareWhereFree(declaration.Prefix, declaration.NamespaceUri);
    }

    /// <summary>The binding of the document's own prefix for a namespace, where that can be declared; <see cref="NamespaceTable.None"/> where not.</summary>
    private int DeclarePending(ReadOnlySpan<byte> namespaceUri)
    {
        foreach (var declaration in _declarations!.Declarations)
            if (declaration.Prefix.Length > 0 && namespaceUri.SequenceEqual(declaration.NamespaceUri) && CanDeclare(Find(declaration.Prefix)))
                return DeclarePrefix(declaration.Prefix, namespaceUri);
        return NamespaceTable.None;
    }

    /// <summary>Declares a prefix (or, empty, the default namespace) on the open start tag, unless that tag needs it for another namespace.</summary>
    public void DeclareWhereFree(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> namespaceUri)
    {
        ref readonly var element = ref _state.Elements[_depth - 1];
        if (prefix.IsEmpty)
        {
            // An element without a prefix is in the default namespace.
            if (element.PrefixLength > 0 && element.DefaultNamespace < element.FirstBinding)
                SetDefaultNamespace(namespaceUri);
            return;
        }
        var binding = Find(prefix);
        if (!IsReservedPrefix(prefix)
            && CanDeclare(binding)
            && (binding == NamespaceTable.None || !UriOf(binding).SequenceEqual(namespaceUri)))
            DeclarePrefix(prefix, namespaceUri);
    }
}
