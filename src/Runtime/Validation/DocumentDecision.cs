using System;
using Bindery.Diagnosis;
using Bindery.Matching;
using Bindery.Patterns;
using Bindery.Xml;

namespace Bindery.Validation;

/// <summary>Decides whether a document is valid, and nothing else: it creates no names, places or messages.</summary>
internal static class DocumentDecision
{
    private const int FewAttributes = 32;

    /// <summary>Whether the document is valid. Reading ends at the first violation.</summary>
    /// <param name="stack">Decides the content.</param>
    /// <param name="names">The names of the grammar.</param>
    /// <param name="utf8">The document.</param>
    /// <param name="limits">Its limits.</param>
    /// <param name="refusal">Receives the place of the violation; null if it is not needed.</param>
    /// <exception cref="XmlBindingException">The document is not well-formed.</exception>
    public static bool IsValid(ContentStack stack, NameIndex names, ReadOnlySpan<byte> utf8, XmlLimits limits, RefusedPlace? refusal = null)
    {
        stack.Reset();
        var scopes = names.NeedsPrefixes ? new NamespaceScopes() : null;
        stack.Prefixes = scopes is null ? null : scopes.Resolve;
        var reader = new Utf8XmlReader(utf8, limits);
        try
        {
            while (Next(stack, ref reader) != XmlEventKind.EndOfDocument)
            {
                if (Take(stack, names, scopes, reader))
                    continue;
                refusal?.Note(reader);
                return false;
            }
            if (stack.EndDocument() && stack.Ids?.IsComplete != false)
                return true;
            refusal?.NoteEnd();
            return false;
        }
        finally
        {
            reader.Dispose();
        }
    }

    internal static bool Take(ContentStack stack, NameIndex names, NamespaceScopes? scopes, in Utf8XmlReader reader)
    {
        switch (reader.Kind)
        {
            case XmlEventKind.StartElement:
                scopes?.Enter(reader);
                if (!StartTag(stack, names, reader))
                    return false;
                if (stack.Rules is { } rules)
                    stack.Follow(reader, rules);
                return stack.Ids?.StartElement(reader) != false;
            case XmlEventKind.Text:
                if (!stack.Text(reader.Value, reader.IsWhiteSpace))
                    return false;
                stack.Rules?.Text(reader);
                stack.Ids?.Text(reader);
                return true;
            default:
                if (stack.Rules?.EndElement(reader, stack.Types) is { } broken && !stack.Refuse(broken)
                    || !stack.EndElement()
                    || stack.Ids?.EndElement(reader) == false)
                    return false;
                scopes?.Leave(reader.Depth);
                return true;
        }
    }

    internal static XmlEventKind Next(ContentStack stack, ref Utf8XmlReader reader)
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

    // Attributes are processed in the order of their numbers, so that the same states occur in any order of attributes.
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
