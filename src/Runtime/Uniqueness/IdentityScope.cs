using Bindery.Identity;
using Bindery.Xml;

namespace Bindery.Uniqueness;

/// <summary>One rule below one element. Reused for the next element with the rule.</summary>
internal abstract class IdentityScope(IdentityRule rule, bool isDiagnosis)
{
    /// <summary>The maximum number of violations of a rule that are reported for one element.</summary>
    protected const int MostTold = 100;

    /// <summary>The length to which values are truncated in messages.</summary>
    protected const int ExcerptLength = 200;

    public IdentityRule Rule { get; } = rule;

    /// <summary>Whether the places of violations are needed.</summary>
    protected bool IsDiagnosis { get; } = isDiagnosis;

    /// <summary>The depth of the element.</summary>
    public int Depth { get; private set; }

    /// <summary>Whether the element violates the rule; final only at its end.</summary>
    public abstract bool IsBroken { get; }

    /// <summary>Processes the end of the element, before <see cref="IsBroken"/> is read for any of its rules.</summary>
    public virtual void Close()
    {
    }

    /// <summary>Creates a scope for a rule.</summary>
    public static IdentityScope Of(IdentityRule rule, KeyTables keys, OtherDocuments? others, bool isDiagnosis) => rule switch
    {
        UniqueRule unique => new UniqueScope(unique, isDiagnosis),
        KeyReferenceRule reference => new KeyReferenceScope(reference, others?.KeysOf(reference), isDiagnosis),
        _ => new ConstraintScope((IdentityConstraint)rule, keys, isDiagnosis),
    };

    /// <summary>Begins with the start tag of an element.</summary>
    /// <param name="reader">The reader, at the start tag.</param>
    /// <param name="types">The types of the element's values.</param>
    public virtual void Begin(in Utf8XmlReader reader, IElementTypes types) => Depth = reader.Depth;

    /// <summary>Releases the values, and buffers that have become large.</summary>
    public abstract void End();

    /// <summary>Returns the violations.</summary>
    public abstract BrokenRule ToBrokenRule();

    /// <summary>Processes a start tag below the element.</summary>
    /// <param name="reader">The reader, at the start tag.</param>
    /// <param name="types">The types of its values.</param>
    /// <returns>False if nothing in the element matters; then neither its content nor its end tag must be reported.</returns>
    public abstract bool StartElement(in Utf8XmlReader reader, IElementTypes types);

    /// <summary>Processes text in the element or below it.</summary>
    public abstract void Text(in Utf8XmlReader reader);

    /// <summary>Processes an end tag, including that of the element.</summary>
    public abstract void EndElement(in Utf8XmlReader reader, IElementTypes types);
}
