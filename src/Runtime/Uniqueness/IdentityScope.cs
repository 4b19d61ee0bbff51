using System;
using Bindery.Identity;
using Bindery.Xml;

namespace Bindery.Uniqueness;

/// <summary>One rule below one element. Used again for the next element with the rule.</summary>
internal abstract class IdentityScope(IdentityRule rule, bool isDiagnosis)
{
    /// <summary>More violations of a rule are not told of one element.</summary>
    protected const int MostTold = 100;

    /// <summary>Longer values are cut where they are told.</summary>
    protected const int ExcerptLength = 200;

    public IdentityRule Rule { get; } = rule;

    /// <summary>Whether it matters where what breaks the rule stands.</summary>
    protected bool IsDiagnosis { get; } = isDiagnosis;

    /// <summary>The depth of the element.</summary>
    public int Depth { get; private set; }

    /// <summary>Whether the element breaks the rule; certain at its end only.</summary>
    public abstract bool IsBroken { get; }

    /// <summary>A scope for a rule.</summary>
    public static IdentityScope Of(IdentityRule rule, bool isDiagnosis) => rule switch
    {
        UniqueRule unique => new UniqueScope(unique, isDiagnosis),
        _ => new KeyReferenceScope((KeyReferenceRule)rule, isDiagnosis),
    };

    /// <summary>Begins with the start tag of an element.</summary>
    public virtual void Begin(in Utf8XmlReader reader) => Depth = reader.Depth;

    /// <summary>Lets the values go, and buffers that grew large.</summary>
    public abstract void End();

    /// <summary>What was found.</summary>
    public abstract BrokenRule ToBrokenRule();

    /// <summary>Takes a start tag below the element.</summary>
    public abstract void StartElement(in Utf8XmlReader reader);

    /// <summary>Takes text in the element or below it.</summary>
    public abstract void Text(in Utf8XmlReader reader);

    /// <summary>Takes an end tag, that of the element included.</summary>
    public abstract void EndElement(in Utf8XmlReader reader);

    /// <summary>Takes an item that ended and has a value.</summary>
    public abstract void Take(ItemSelection selection, OpenItem item, in Utf8XmlReader reader);

    /// <summary>Whether the path of a value, just found, will be asked for.</summary>
    public virtual bool NeedsPath(ReadOnlySpan<byte> value) => false;
}
