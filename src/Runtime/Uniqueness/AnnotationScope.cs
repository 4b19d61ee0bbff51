using System;
using Bindery.Identity;
using Bindery.Xml;

namespace Bindery.Uniqueness;

/// <summary>An annotation rule below one element. It receives the items that its selections find.</summary>
internal abstract class AnnotationScope(AnnotationRule rule, bool isDiagnosis) : IdentityScope(rule, isDiagnosis), IItemReceiver
{
    /// <inheritdoc/>
    public abstract void Take(ItemSelection selection, OpenItem item, in Utf8XmlReader reader);

    /// <inheritdoc/>
    public virtual bool NeedsPath(ReadOnlySpan<byte> value) => false;
}
