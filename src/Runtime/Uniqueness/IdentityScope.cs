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

    /// <summary>Takes the end of the element, before any rule of it is asked whether it is broken.</summary>
    public virtual void Close()
    {
    }

    /// <summary>A scope for a rule.</summary>
    public static IdentityScope Of(IdentityRule rule, KeyTables keys, OtherDocuments? others, bool isDiagnosis) => rule switch
    {
        UniqueRule unique => new UniqueScope(unique, isDiagnosis),
        KeyReferenceRule reference => new KeyReferenceScope(reference, others?.KeysOf(reference), isDiagnosis),
        _ => new ConstraintScope((IdentityConstraint)rule, keys, isDiagnosis),
    };

    /// <summary>Begins with the start tag of an element.</summary>
    /// <param name="reader">Stands on it.</param>
    /// <param name="types">The types of the element's values.</param>
    public virtual void Begin(in Utf8XmlReader reader, IElementTypes types) => Depth = reader.Depth;

    /// <summary>Lets the values go, and buffers that grew large.</summary>
    public abstract void End();

    /// <summary>What was found.</summary>
    public abstract BrokenRule ToBrokenRule();

    /// <summary>Takes a start tag below the element.</summary>
    /// <param name="reader">Stands on it.</param>
    /// <param name="types">The types of its values.</param>
    /// <returns>False where nothing in it matters: then neither what is inside nor its end tag is to be told.</returns>
    public abstract bool StartElement(in Utf8XmlReader reader, IElementTypes types);

    /// <summary>Takes text in the element or below it.</summary>
    public abstract void Text(in Utf8XmlReader reader);

    /// <summary>Takes an end tag, that of the element included.</summary>
    public abstract void EndElement(in Utf8XmlReader reader, IElementTypes types);
}
