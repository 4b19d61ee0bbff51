using System;
using System.ComponentModel;
using System.Text;
using Bindery.Xml;

namespace Bindery.Serialization;

/// <summary>The names that generated code looks up at one place of a document: those of a class's attributes, or of its children.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class XmlNames
{
    private readonly ByteWords _locals;
    private readonly byte[][] _namespaces;
    private readonly int[]? _slots;
    private readonly bool _hasNamespaces;

    /// <summary>Creates a list of names.</summary>
    /// <param name="names">
    /// Local names, or "{namespace}local" for names in a namespace. A local name is in the namespace of the name before it, the first one in none; "{}local"
    /// is in none.
    /// </param>
    public XmlNames(params string[] names)
        : this(names, null)
    {
    }

    /// <summary>Creates a list of names, several of which may share a slot, because their order relative to each other is kept in one list.</summary>
    /// <param name="names">
    /// Local names, or "{namespace}local" for names in a namespace. A local name is in the namespace of the name before it, the first one in none; "{}local"
    /// is in none.
    /// </param>
    /// <param name="slots">The slot of each name; null if each name has its own slot.</param>
    public XmlNames(string[] names, int[]? slots)
    {
        _namespaces = new byte[names.Length][];
        var locals = new string[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var end = names[i].StartsWith("{", StringComparison.Ordinal) ? names[i].LastIndexOf('}') : -1;
            _namespaces[i] = end > 1 ? Encoding.UTF8.GetBytes(names[i].Substring(1, end - 1))
                : end < 0 && i > 0 ? _namespaces[i - 1]
                : Array.Empty<byte>();
            _hasNamespaces |= end > 1;
            locals[i] = names[i].Substring(end + 1);
        }
        _locals = new ByteWords(locals);
        _slots = slots;
    }

    internal int Find(scoped in Utf8XmlReader reader)
    {
        var key = reader.NameKeyOfElement(out var length, out var hasNamespace);
        if (_hasNamespaces)
            return Find(reader.LocalName, key, reader.NamespaceUri);
        return hasNamespace ? -1
            : length < NameKey.Length ? _locals.FindKey(key)
            : _locals.FindLong(reader.LocalName, key);
    }

    internal int FindAttribute(scoped in Utf8XmlReader reader, int attribute)
    {
        if (reader.Template is { } template)
        {
            if (template.Finder != this)
                FindAll(template, reader);
            return template.Found[attribute];
        }
        return FindUnknown(reader, attribute);
    }

    // Tags with the same structure have their names at the same places.
    private void FindAll(TagTemplate template, scoped in Utf8XmlReader reader)
    {
        for (var i = 0; i < template.Found.Length; i++)
            template.Found[i] = FindUnknown(reader, i);
        template.Finder = this;
    }

    private int FindUnknown(scoped in Utf8XmlReader reader, int attribute)
    {
        var key = reader.NameKeyOfAttribute(attribute, out var length, out var hasNamespace);
        if (_hasNamespaces)
            return Find(reader.GetAttributeLocalName(attribute), key, reader.GetAttributeNamespaceUri(attribute));
        return hasNamespace ? -1
            : length < NameKey.Length ? _locals.FindKey(key)
            : _locals.FindLong(reader.GetAttributeLocalName(attribute), key);
    }

    internal int SlotOf(int name) => _slots is null ? name : _slots[name];

    /// <summary>Returns the index of a name in a value, or -1.</summary>
    internal int Find(ReadOnlySpan<byte> localName, ReadOnlySpan<byte> namespaceUri) => Find(localName, NameKey.Of(localName), namespaceUri);

    /// <summary>Returns the index of a name, or -1.</summary>
    internal int Find(string localName, string namespaceUri) => Find(Encoding.UTF8.GetBytes(localName), Encoding.UTF8.GetBytes(namespaceUri));

    internal int Count => _locals.Count;

    internal byte[] Namespace(int name) => _namespaces[name];

    internal byte[] Local(int name) => _locals.Bytes(name);

    internal string NamespaceUri(int name) => Encoding.UTF8.GetString(_namespaces[name]);

    internal string LocalName(int name) => Encoding.UTF8.GetString(_locals.Bytes(name));

    private int Find(ReadOnlySpan<byte> localName, ulong key, ReadOnlySpan<byte> namespaceUri)
    {
        var i = _locals.FindLong(localName, key);
        while (i >= 0 && !namespaceUri.SequenceEqual(_namespaces[i]))
            i = _locals.FindLong(localName, key, i);
        return i;
    }
}
