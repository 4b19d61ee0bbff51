using System;
using Bindery.Identity;
using Bindery.Xml;

namespace Bindery.Uniqueness;

/// <summary>A rule of an annotation below one element: gets the items that its selections find.</summary>
internal abstract class AnnotationScope(AnnotationRule rule, bool isDiagnosis) : IdentityScope(rule, isDiagnosis)
{
    /// <summary>Takes an item that ended and has a value.</summary>
    public abstract void Take(ItemSelection selection, OpenItem item, in Utf8XmlReader reader);

    /// <summary>Whether the path of a value, just found, will be asked for.</summary>
    public virtual bool NeedsPath(ReadOnlySpan<byte> value) => false;
}
