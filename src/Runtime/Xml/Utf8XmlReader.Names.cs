using System;

namespace Bindery.Xml;

// Namespaces in XML 1.0, sections 3 to 6, and unique attributes: XML 1.0, 3.1.
internal ref partial struct Utf8XmlReader
{
    private const int ComparedPairwise = 8;

    private readonly bool IsNamespaceDeclaration(in AttributeRecord attribute) =>
        attribute.PrefixLength == 0
            ? attribute.Key == NameKey.Xmlns
            : attribute.PrefixLength == 5 && _document.Slice(attribute.NameOffset, 5).SequenceEqual("xmlns"u8);

    private void DeclareNamespace(in AttributeRecord declaration)
    {
        _hasPrefixes = true;
        var state = _state;
        var namespaces = state.Namespaces;
        var (name, nameLength, prefixLength, value) = (declaration.NameOffset, declaration.NameLength, declaration.PrefixLength, declaration.RawOffset);
        var prefixOffset = prefixLength == 0 ? name : name + 6;
        var declaredLength = prefixLength == 0 ? 0 : nameLength - 6;
        var prefix = _document.Slice(prefixOffset, declaredLength);
        ref var element = ref state.Elements[_depth - 1];
        if (namespaces.Count > element.FirstBinding && namespaces.Find(_document, prefix) is var same && same >= element.FirstBinding)
            FailInAttribute(name, $"'{Quote(name, nameLength)}' is declared twice in one tag", name, nameLength);
        var binding = declaration.ScratchOffset < 0
            ? namespaces.Declare(_document, prefixOffset, declaredLength, value, declaration.RawLength)
            : namespaces.Declare(_document, prefixOffset, declaredLength, state.Scratch.AsSpan(declaration.ScratchOffset, declaration.ScratchLength));
        if (prefixLength == 0)
            element.Namespace = element.DefaultNamespace = binding;

        // The constraints on reserved prefixes and namespace names, and on prefix undeclaring.
        if (prefix.SequenceEqual("xmlns"u8))
            FailInAttribute(name, "The prefix 'xmlns' must not be declared", name, nameLength);
        var isXml = namespaces.NameOf(binding) == NamespaceTable.Xml;
        if (prefix.SequenceEqual("xml"u8))
        {
            if (!isXml)
                FailInAttribute(value, "The prefix 'xml' can only be bound to http://www.w3.org/XML/1998/namespace", name, nameLength);
        }
        else if (isXml)
        {
            FailInAttribute(value, "http://www.w3.org/XML/1998/namespace can only be bound to the prefix 'xml'", name, nameLength);
        }
        else if (namespaces.UriOf(_document, binding).SequenceEqual(NamespaceTable.XmlnsName))
        {
            FailInAttribute(value, "http://www.w3.org/2000/xmlns/ must not be declared as a namespace", name, nameLength);
        }
        else if (prefixLength != 0 && namespaces.NameOf(binding) == NamespaceTable.None)
        {
            FailInAttribute(value, $"A prefix cannot be undeclared; '{Quote(name, nameLength)}' needs a namespace name", name, nameLength);
        }
    }

    /// <summary>Resolves the namespaces of the current tag's names, after all its declarations.</summary>
    private readonly void ResolveNames()
    {
        var state = _state;
        ref var element = ref state.Elements[_depth - 1];
        if (element.PrefixLength > 0)
        {
            var prefix = _document.Slice(element.NameOffset, element.PrefixLength);
            element.Namespace = state.Namespaces.Find(_document, prefix);
            if (element.Namespace == NamespaceTable.None)
                FailPrefix(element.NameOffset, element.PrefixLength, "element");
        }
        for (var index = 0; index < _attributeCount; index++)
        {
            ref var attribute = ref state.Attributes[index];
            if (attribute.PrefixLength == 0)
                continue;
            attribute.Namespace = state.Namespaces.Find(_document, _document.Slice(attribute.NameOffset, attribute.PrefixLength));
            if (attribute.Namespace == NamespaceTable.None)
            {
                FailPrefix(attribute.NameOffset, attribute.PrefixLength, "attribute");
            }
        }
    }

    /// <summary>Whether two attributes may have the same name; usually a single pass shows that all names are different.</summary>
    private static bool MayRepeat(ReadOnlySpan<AttributeRecord> attributes)
    {
        var seen = 0UL;
        var repeated = 0UL;
        foreach (ref readonly var attribute in attributes)
        {
            var bit = NameKey.BitOf(attribute.Key);
            repeated |= seen & bit;
            seen |= bit;
        }
        return repeated != 0;
    }

    private readonly void CheckDuplicates()
    {
        var attributes = _state.Attributes.AsSpan(0, _attributeCount);
        if (attributes.Length > ComparedPairwise)
        {
            CheckManyDuplicates(attributes);
            return;
        }
        for (var index = 1; index < attributes.Length; index++)
        {
            ref readonly var later = ref attributes[index];
            for (var other = 0; other < index; other++)
            {
                ref readonly var earlier = ref attributes[other];
                if (earlier.Key == later.Key && IsSameName(earlier, later))
                    FailDuplicate(earlier, later);
            }
        }
    }

    /// <summary>Sorts the attributes by name, which is fast for any names, and compares neighbors.</summary>
    private readonly void CheckManyDuplicates(ReadOnlySpan<AttributeRecord> attributes)
    {
        var order = _state.Order;
        if (order.Length < attributes.Length)
            _state.Order = order = new int[_state.Attributes.Length];
        for (var index = 0; index < attributes.Length; index++)
            order[index] = index;
        for (var root = attributes.Length / 2 - 1; root >= 0; root--)
            SiftDown(attributes, order, root, attributes.Length);
        for (var last = attributes.Length - 1; last > 0; last--)
        {
            (order[0], order[last]) = (order[last], order[0]);
            SiftDown(attributes, order, 0, last);
        }
        // Of several duplicates, the one that comes first in the document is reported.
        var earliest = int.MaxValue;
        var twin = 0;
        for (var index = 1; index < attributes.Length; index++)
        {
            var (low, high) = (Math.Min(order[index - 1], order[index]), Math.Max(order[index - 1], order[index]));
            if (high < earliest && Compare(attributes[low], attributes[high]) == 0)
                (earliest, twin) = (high, low);
        }
        if (earliest != int.MaxValue)
            FailDuplicate(attributes[twin], attributes[earliest]);
    }

    private readonly void SiftDown(ReadOnlySpan<AttributeRecord> attributes, int[] order, int root, int length)
    {
        while (root * 2 + 1 < length)
        {
            var child = root * 2 + 1;
            if (child + 1 < length && Precedes(attributes, order[child], order[child + 1]))
                child++;
            if (!Precedes(attributes, order[root], order[child]))
                return;
            (order[root], order[child]) = (order[child], order[root]);
            root = child;
        }
    }

    private readonly bool Precedes(ReadOnlySpan<AttributeRecord> attributes, int left, int right)
    {
        var order = Compare(attributes[left], attributes[right]);
        return order < 0 || (order == 0 && left < right);
    }

    private readonly bool IsSameName(in AttributeRecord left, in AttributeRecord right) =>
        _document.Slice(left.LocalOffset, left.LocalLength).SequenceEqual(_document.Slice(right.LocalOffset, right.LocalLength))
        && (left.Namespace == right.Namespace || _state.Namespaces.NameOf(left.Namespace) == _state.Namespaces.NameOf(right.Namespace));

    private readonly int Compare(in AttributeRecord left, in AttributeRecord right)
    {
        if (left.Namespace != right.Namespace)
        {
            var order = _state.Namespaces.NameOf(left.Namespace).CompareTo(_state.Namespaces.NameOf(right.Namespace));
            if (order != 0)
                return order;
        }
        return _document.Slice(left.LocalOffset, left.LocalLength).SequenceCompareTo(_document.Slice(right.LocalOffset, right.LocalLength));
    }
}
