using System.Collections.Generic;
using System.Text;

namespace Bindery.Identity;

/// <summary>The place of an item's value: an attribute, or the text of an element.</summary>
/// <param name="steps">The child elements on the path; none for the item itself.</param>
/// <param name="attribute">The attribute of the last one; null for its text.</param>
internal sealed class IdentityField(IReadOnlyList<ExactName> steps, ExactName? attribute)
{
    public IReadOnlyList<ExactName> Steps { get; } = steps;

    public ExactName? Attribute { get; } = attribute;

    /// <summary>Returns the description for messages: "'name'", "'file' in 'target'", "text".</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Attribute is null ? "" : $"'{Attribute.LocalName}'");
        for (var i = Steps.Count - 1; i >= 0; i--)
            text.Append(text.Length == 0 ? "" : " in ").Append('\'').Append(Steps[i].LocalName).Append('\'');
        return text.Length == 0 ? "the text" : text.ToString();
    }
}
