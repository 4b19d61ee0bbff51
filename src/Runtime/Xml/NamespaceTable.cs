using System;

namespace Bindery.Xml;

/// <summary>
/// The namespace declarations in scope, innermost last (Namespaces in XML 1.0, section 6). A binding is identified by its number; two bindings have the same
/// <see cref="NameOf"/> if and only if they have the same namespace name. A few declarations are searched linearly, many with hash chains.
/// </summary>
internal sealed class NamespaceTable
{
    /// <summary>The binding of names without a namespace.</summary>
    internal const int None = 0;

    /// <summary>The binding of the prefix xml, which need not be declared.</summary>
    internal const int Xml = 1;

    /// <summary>The number of the first declared binding.</summary>
    internal const int First = 2;

    private const int SearchedOneByOne = 16;
    private const int KeptItems = 1024;
    private const int KeptBytes = 64 * 1024;

    private Binding[] _bindings = new Binding[16];
    private byte[] _buffer = [];
    private int _bufferLength;
    private int[] _prefixChains = [];
    private int[] _nameChains = [];
    private bool _chained;

    /// <summary>The namespace name of the prefix xml.</summary>
    internal static ReadOnlySpan<byte> XmlName => "http://www.w3.org/XML/1998/namespace"u8;

    /// <summary>The namespace name of the prefix xmlns.</summary>
    internal static ReadOnlySpan<byte> XmlnsName => "http://www.w3.org/2000/xmlns/"u8;

    /// <summary>The number of the next binding.</summary>
    internal int Count { get; private set; } = First;

    /// <summary>Removes all declarations.</summary>
    /// <returns>False if the table has become too large to be kept.</returns>
    internal bool Reset()
    {
        CloseTo(First);
        return _bindings.Length <= KeptItems && _buffer.Length <= KeptBytes;
    }

    /// <summary>Returns the prefix of a binding.</summary>
    internal ReadOnlySpan<byte> PrefixOf(ReadOnlySpan<byte> document, int binding) =>
        document.Slice(_bindings[binding].PrefixOffset, _bindings[binding].PrefixLength);

    /// <summary>Returns the namespace name of a binding; empty if it undeclares the default namespace.</summary>
    internal ReadOnlySpan<byte> UriOf(ReadOnlySpan<byte> document, int binding)
    {
        if (binding < First)
            return binding == None ? default : XmlName;
        ref readonly var found = ref _bindings[binding];
        return (found.InBuffer ? _buffer : document).Slice(found.UriOffset, found.UriLength);
    }

    /// <summary>Returns a number that identifies the namespace name of a binding while it is in scope.</summary>
    internal int NameOf(int binding) => binding < First ? binding : _bindings[binding].Name;

    /// <summary>Declares a prefix for a name that is in the document.</summary>
    internal int Declare(ReadOnlySpan<byte> document, int prefixOffset, int prefixLength, int uriOffset, int uriLength) =>
        Declare(document, new Binding { PrefixOffset = prefixOffset, PrefixLength = prefixLength, UriOffset = uriOffset, UriLength = uriLength });

    /// <summary>Declares a prefix for a name that is not in the document in this form.</summary>
    internal int Declare(ReadOnlySpan<byte> document, int prefixOffset, int prefixLength, ReadOnlySpan<byte> uri)
    {
        if (_buffer.Length - _bufferLength < uri.Length)
            Array.Resize(ref _buffer, Math.Max(_bufferLength + uri.Length, _buffer.Length * 2));
        uri.CopyTo(_buffer.AsSpan(_bufferLength));
        _bufferLength += uri.Length;
        return Declare(document, new Binding
        {
            PrefixOffset = prefixOffset,
            PrefixLength = prefixLength,
            UriOffset = _bufferLength - uri.Length,
            UriLength = uri.Length,
            InBuffer = true,
        });
    }

    /// <summary>Returns the innermost binding of a prefix; <see cref="None"/> if there is none.</summary>
    internal int Find(ReadOnlySpan<byte> document, scoped ReadOnlySpan<byte> prefix)
    {
        var binding = Count - 1;
        for (var last = Math.Max(First, Count - SearchedOneByOne); binding >= last; binding--)
            if (PrefixOf(document, binding).SequenceEqual(prefix))
                return binding;
        if (binding >= First)
        {
            var hash = KeyedHash.Of(prefix);
            for (binding = _prefixChains[hash & _prefixChains.Length - 1]; binding != None; binding = _bindings[binding].NextPrefix)
                if (_bindings[binding].PrefixHash == hash && PrefixOf(document, binding).SequenceEqual(prefix))
                    return binding;
        }
        return prefix.SequenceEqual("xml"u8) ? Xml : None;
    }

    /// <summary>
    /// Returns an innermost binding of any prefix to a namespace name; <see cref="None"/> if there is none among the latest bindings to that name.
    /// </summary>
    internal int FindPrefixed(ReadOnlySpan<byte> document, scoped ReadOnlySpan<byte> uri)
    {
        if (!_chained)
        {
            for (var binding = Count - 1; binding >= First; binding--)
                if (IsPrefixed(document, binding, uri))
                    return binding;
            return None;
        }
        var hash = KeyedHash.Of(uri);
        var chained = _nameChains[hash & _nameChains.Length - 1];
        for (var tries = 0; chained != None && tries < SearchedOneByOne; tries++, chained = _bindings[chained].NextName)
            if (_bindings[chained].NameHash == hash && IsPrefixed(document, chained, uri))
                return chained;
        return None;
    }

    /// <summary>Removes the bindings from a number on, because the element that declares them was closed.</summary>
    internal void CloseTo(int count)
    {
        while (Count > count)
        {
            ref readonly var binding = ref _bindings[--Count];
            if (binding.InBuffer)
                _bufferLength = binding.UriOffset;
            if (!_chained)
                continue;
            // The last binding of a chain is its first entry.
            _prefixChains[binding.PrefixHash & _prefixChains.Length - 1] = binding.NextPrefix;
            _nameChains[binding.NameHash & _nameChains.Length - 1] = binding.NextName;
        }
        // If it had been removed from the chain earlier, a document could cause the same long names to be added again and again.
        if (Count == First)
            _chained = false;
    }

    private bool IsPrefixed(ReadOnlySpan<byte> document, int binding, scoped ReadOnlySpan<byte> uri) =>
        _bindings[binding].PrefixLength > 0 && UriOf(document, binding).SequenceEqual(uri) && Find(document, PrefixOf(document, binding)) == binding;

    private int Declare(ReadOnlySpan<byte> document, Binding binding)
    {
        var number = Count;
        if (number == _bindings.Length)
            Array.Resize(ref _bindings, number * 2);
        _bindings[number] = binding;
        _bindings[number].Name = CanonicalName(document, number);
        Count++;
        if (_chained && Count <= _prefixChains.Length)
            Chain(document, number);
        else if (Count > First + SearchedOneByOne)
            ChainAll(document);
        return number;
    }

    private int CanonicalName(ReadOnlySpan<byte> document, int number)
    {
        var uri = UriOf(document, number);
        if (uri.IsEmpty)
            return None;
        if (uri.SequenceEqual(XmlName))
            return Xml;
        if (_chained)
        {
            var hash = KeyedHash.Of(uri);
            for (var other = _nameChains[hash & _nameChains.Length - 1]; other != None; other = _bindings[other].NextName)
                if (_bindings[other].NameHash == hash && UriOf(document, other).SequenceEqual(uri))
                    return _bindings[other].Name;
        }
        else
        {
            for (var other = number - 1; other >= First; other--)
                if (UriOf(document, other).SequenceEqual(uri))
                    return _bindings[other].Name;
        }
        return number;
    }

    private void ChainAll(ReadOnlySpan<byte> document)
    {
        var size = 64;
        while (size < Count)
            size *= 2;
        _prefixChains = new int[size];
        _nameChains = new int[size];
        _chained = true;
        for (var number = First; number < Count; number++)
            Chain(document, number);
    }

    private void Chain(ReadOnlySpan<byte> document, int number)
    {
        ref var binding = ref _bindings[number];
        binding.PrefixHash = KeyedHash.Of(PrefixOf(document, number));
        binding.NextPrefix = _prefixChains[binding.PrefixHash & _prefixChains.Length - 1];
        _prefixChains[binding.PrefixHash & _prefixChains.Length - 1] = number;
        binding.NameHash = KeyedHash.Of(UriOf(document, number));
        binding.NextName = _nameChains[binding.NameHash & _nameChains.Length - 1];
        _nameChains[binding.NameHash & _nameChains.Length - 1] = number;
    }

    private struct Binding
    {
        internal int PrefixOffset;
        internal int PrefixLength;
        internal int UriOffset;
        internal int UriLength;
        internal int Name;
        internal int PrefixHash;
        internal int NextPrefix;
        internal int NameHash;
        internal int NextName;
        internal bool InBuffer;
    }
}
