using System;

namespace Bindery.Xml;

// Documents that are written with their original prefixes.
internal sealed partial class Utf8XmlWriter
{
    private RootDeclarations? _declarations;

    // Whether the next element gets the declarations.
    private bool _isDue;

    // Whether that element's start tag is open, and does not have all declarations yet.
    private bool _isPending;

    /// <summary>
    /// Gives the next element declarations, and its prefix from among them. Elements inside it get a prefix that is bound to their namespace, unless that is
    /// the default namespace.
    /// </summary>
    /// <remarks>A prefix is declared before the first name that has it, or at the end of the start tag if no name has it.</remarks>
    public void Declare(RootDeclarations? declarations) => (_declarations, _isDue, _isPending) = (declarations, declarations is not null, false);

    /// <summary>Opens an element with a prefix of the document.</summary>
    /// <returns>False if the element gets no prefix, and has not been opened.</returns>
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
        // The prefix is in the buffer, which may move.
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

    /// <summary>Adds the declarations that the names of the start tag did not need.</summary>
    private void DeclareRest()
    {
        _isPending = false;
        foreach (var declaration in _declarations!.Declarations)
            if (declaration.Prefix.Length > 0)
                DeclareWhereFree(declaration.Prefix, declaration.NamespaceUri);
    }

    /// <summary>Returns the binding of the document's own prefix for a namespace, if it can be declared; otherwise <see cref="NamespaceTable.None"/>.</summary>
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
