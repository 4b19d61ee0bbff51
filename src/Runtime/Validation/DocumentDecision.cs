using System;
using Bindery.Matching;
using Bindery.Patterns;
using Bindery.Xml;

namespace Bindery.Validation;

/// <summary>Decides whether a document is valid, and nothing more: no names, no places, no messages are made.</summary>
internal static class DocumentDecision
{
    private const int FewAttributes = 32;

    /// <summary>Whether the document is valid. Reading ends at the first violation.</summary>
    /// <exception cref="XmlBindingException">The document is not well-formed.</exception>
    public static bool IsValid(ContentStack stack, NameIndex names, ReadOnlySpan<byte> utf8, XmlReadOptions options)
    {
        stack.Reset();
        var scopes = names.NeedsPrefixes ? new NamespaceScopes() : null;
        stack.Prefixes = scopes is null ? null : scopes.Resolve;
        var reader = new Utf8XmlReader(utf8, options);
        try
        {
            while (true)
            {
                switch (Next(stack, ref reader))
                {
                    case XmlEventKind.StartElement:
                        scopes?.Enter(reader);
                        if (!StartTag(stack, names, reader))
                            return false;
                        if (stack.Rules is { } rules)
                            stack.Follow(reader, rules);
                        if (stack.Ids?.StartElement(reader) == false)
                            return false;
                        break;
                    case XmlEventKind.Text:
                        if (!stack.Text(reader.Value, reader.IsWhiteSpace))
                            return false;
                        stack.Rules?.Text(reader);
                        break;
                    case XmlEventKind.EndElement:
                        if (stack.Rules?.EndElement(reader) is { } broken && !stack.Refuse(broken))
                            return false;
                        if (!stack.EndElement())
                            return false;
                        scopes?.Leave(reader.Depth);
                        break;
                    default:
                        return stack.EndDocument() && stack.Ids?.IsComplete != false;
                }
            }
        }
        finally
        {
            reader.Dispose();
        }
    }

    private static XmlEventKind Next(ContentStack stack, ref Utf8XmlReader reader)
    {
        if (stack.PassesBlanks)
            return reader.ReadTag();
        reader.Read();
        return reader.Kind;
    }

    private static bool StartTag(ContentStack stack, NameIndex names, in Utf8XmlReader reader)
    {
        if (!stack.StartElement(names.Find(reader.NamespaceUri, reader.LocalName)))
            return false;
        var count = reader.AttributeCount;
        if (count > 1 && stack.IsOrdered)
            return SortedAttributes(stack, names, reader);
        for (var i = 0; i < count; i++)
            if (!stack.Attribute(names.Find(reader.GetAttributeNamespaceUri(i), reader.GetAttributeLocalName(i)), reader.GetAttributeValue(i)))
                return false;
        return stack.CloseAttributes();
    }

    // Attributes are taken in the order of their numbers: whatever order they stand in, the states passed through are the same.
    private static bool SortedAttributes(ContentStack stack, NameIndex names, in Utf8XmlReader reader)
    {
        var count = reader.AttributeCount;
        Span<long> order = count <= FewAttributes ? stackalloc long[FewAttributes] : new long[count];
        for (var i = 0; i < count; i++)
        {
            var key = ((long)names.Find(reader.GetAttributeNamespaceUri(i), reader.GetAttributeLocalName(i)) << 32) | (uint)i;
            if (count > FewAttributes)
            {
                order[i] = key;
                continue;
            }
            var place = i;
            for (; place > 0 && order[place - 1] > key; place--)
                order[place] = order[place - 1];
            order[place] = key;
        }
        if (count > FewAttributes)
        {
            var sorted = order.ToArray();
            Array.Sort(sorted);
            order = sorted;
        }
        for (var i = 0; i < count; i++)
            if (!stack.Attribute((int)(order[i] >> 32), reader.GetAttributeValue((int)order[i])))
                return false;
        return stack.CloseAttributes();
    }
}
