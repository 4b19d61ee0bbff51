using System;
using Bindery.Wording;

namespace Bindery.Xml;

// The prefixes of namespaces: Namespaces in XML 1.0.
internal sealed partial class Utf8XmlWriter
{
    /// <summary>Writes an attribute in a namespace. If no prefix is bound to it, the given prefix, or a new one, is declared.</summary>
    /// <exception cref="ArgumentException">The value has a character that is not allowed in XML, or is not UTF-8.</exception>
    public void Attribute(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> name, ReadOnlySpan<byte> namespaceUri, ReadOnlySpan<byte> value)
    {
        var length = BeginAttribute(prefix, name, namespaceUri);
        AppendValue(length, value);
    }

    /// <summary>Writes an attribute in a namespace, with a prefix that is bound to it or is declared for it.</summary>
    /// <exception cref="ArgumentException">The value has a character that is not allowed in XML.</exception>
    public void Attribute(string name, string namespaceUri, string value)
    {
        if (value is null)
            throw new ArgumentNullException(nameof(value));
        Span<byte> nameBytes = stackalloc byte[ShortText];
        Span<byte> uriBytes = stackalloc byte[ShortText];
        var length = BeginAttribute(default, Encode(name, nameBytes), Encode(namespaceUri, uriBytes));
        AppendValue(length, value.AsSpan());
    }

    /// <summary>Declares a prefix (or, if empty, the default namespace) on the open start tag, unless it is already bound in this way.</summary>
    /// <exception cref="ArgumentException">Namespaces in XML does not allow the declaration.</exception>
    /// <exception cref="InvalidOperationException">No start tag is open, or its names already use the prefix for another namespace.</exception>
    public void NamespaceDeclaration(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> namespaceUri)
    {
        if (!_inStartTag)
            throw new InvalidOperationException("A namespace must be declared before the content of its element");
        if (prefix.SequenceEqual("xml"u8) && namespaceUri.SequenceEqual(NamespaceTable.XmlName))
            return;
        if (IsReservedPrefix(prefix) || IsReserved(namespaceUri))
            throw new ArgumentException("The prefixes xml and xmlns and their namespaces cannot be declared");
        ref readonly var element = ref _state.Elements[_depth - 1];
        if (prefix.IsEmpty)
        {
            if (UriOf(element.DefaultNamespace).SequenceEqual(namespaceUri))
                return;
            if (element.PrefixLength == 0 || element.DefaultNamespace >= element.FirstBinding)
                throw new InvalidOperationException($"The default namespace of <{ElementName}> is decided already");
            SetDefaultNamespace(namespaceUri);
            return;
        }
        if (namespaceUri.IsEmpty)
            throw new ArgumentException("A prefix cannot be bound to no namespace", nameof(namespaceUri));
        var binding = Find(prefix);
        if (binding != NamespaceTable.None && UriOf(binding).SequenceEqual(namespaceUri))
            return;
        if (!CanDeclare(binding))
            throw new InvalidOperationException($"The tag of <{ElementName}> uses the prefix {Utf8.Excerpt(prefix, LongestQuote)} for another namespace");
        DeclarePrefix(prefix, namespaceUri);
    }

    /// <summary>Writes the name of an attribute, and before it the declaration that it needs.</summary>
    /// <returns>The length of the name with prefix.</returns>
    private int BeginAttribute(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> name, ReadOnlySpan<byte> namespaceUri)
    {
        if (namespaceUri.IsEmpty)
        {
            BeginAttribute();
            Append(name);
            return name.Length;
        }
        if (!_inStartTag)
            BeginAttribute();
        var binding = IsReserved(namespaceUri) ? NamespaceTable.Xml : BindingFor(prefix, namespaceUri);
        BeginAttribute();
        var offset = _length;
        if (binding == NamespaceTable.Xml)
        {
            Append("xml"u8);
        }
        else
        {
            MarkUsed(binding);
            EnsureSpace(_state.Namespaces.PrefixOf(WrittenSpan, binding).Length);
            Append(_state.Namespaces.PrefixOf(WrittenSpan, binding));
        }
        Append((byte)':');
        Append(name);
        return _length - offset;
    }

    /// <summary>Returns the binding of a prefix to a namespace: of the given prefix if possible, of any prefix with this namespace, or of a new one.</summary>
    private int BindingFor(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> namespaceUri)
    {
        if (!prefix.IsEmpty && !IsReservedPrefix(prefix))
        {
            var binding = Find(prefix);
            if (binding != NamespaceTable.None && UriOf(binding).SequenceEqual(namespaceUri))
                return binding;
            if (CanDeclare(binding))
                return DeclarePrefix(prefix, namespaceUri);
        }
        var bound = _state.Namespaces.FindPrefixed(WrittenSpan, namespaceUri);
        if (bound == NamespaceTable.None && _isPending)
            bound = DeclarePending(namespaceUri);
        if (bound != NamespaceTable.None)
            return bound;
        Span<byte> generated = stackalloc byte[16];
        return DeclarePrefix(FreePrefix(generated), namespaceUri);
    }

    /// <summary>Returns a new prefix that is not in scope.</summary>
    private ReadOnlySpan<byte> FreePrefix(Span<byte> generated)
    {
        "ns"u8.CopyTo(generated);
        for (var number = _state.Namespaces.Count - NamespaceTable.First + 1; ; number++)
        {
            System.Buffers.Text.Utf8Formatter.TryFormat(number, generated.Slice(2), out var digits);
            var candidate = generated.Slice(0, 2 + digits);
            if (Find(candidate) == NamespaceTable.None)
                return candidate;
        }
    }

    private void SetDefaultNamespace(ReadOnlySpan<byte> namespaceUri)
    {
        ref var element = ref _state.Elements[_depth - 1];
        if (UriOf(element.DefaultNamespace).SequenceEqual(namespaceUri))
            return;
        Append(" xmlns=\""u8);
        AppendEscaped(namespaceUri, XmlCharacters.ValueEscape, _length - 7, 5);
        Append((byte)'"');
        element.DefaultNamespace = _state.Namespaces.Declare(WrittenSpan, 0, 0, namespaceUri);
    }

    private int DeclarePrefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> namespaceUri)
    {
        Append(" xmlns:"u8);
        var offset = _length;
        Append(prefix);
        Append("=\""u8);
        AppendEscaped(namespaceUri, XmlCharacters.ValueEscape, offset - 6, prefix.Length + 6);
        Append((byte)'"');
        return _state.Namespaces.Declare(WrittenSpan, offset, prefix.Length, namespaceUri);
    }

    /// <summary>Whether the open tag can redeclare a prefix with this binding: it is neither declared there, nor used for a name there.</summary>
    private bool CanDeclare(int binding) =>
        binding == NamespaceTable.None
        || (binding < _state.Elements[_depth - 1].FirstBinding && (binding >= _state.Uses.Length || _state.Uses[binding] != _state.Tags));

    private void MarkUsed(int binding)
    {
        if (binding >= _state.Uses.Length)
            Array.Resize(ref _state.Uses, Math.Max(16, binding * 2));
        _state.Uses[binding] = _state.Tags;
    }

    private int Find(ReadOnlySpan<byte> prefix) => _state.Namespaces.Find(WrittenSpan, prefix);

    private ReadOnlySpan<byte> UriOf(int binding) => _state.Namespaces.UriOf(WrittenSpan, binding);

    private static bool IsReservedPrefix(ReadOnlySpan<byte> prefix) => prefix.SequenceEqual("xml"u8) || prefix.SequenceEqual("xmlns"u8);

    /// <summary>Whether a namespace is the one of the prefix xml, which needs no declaration.</summary>
    /// <exception cref="ArgumentException">It is that of the prefix xmlns, which names cannot have.</exception>
    private static bool IsReserved(ReadOnlySpan<byte> namespaceUri)
    {
        if (namespaceUri.SequenceEqual(NamespaceTable.XmlnsName))
            throw new ArgumentException("http://www.w3.org/2000/xmlns/ is the namespace of declarations; no name can be in it", nameof(namespaceUri));
        return namespaceUri.SequenceEqual(NamespaceTable.XmlName);
    }
}
