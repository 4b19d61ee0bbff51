using System.Collections.Generic;
using System.Text;

namespace Bindery.Identity;

/// <summary>Where the value of an item may be: in an attribute, or in the text of an element.</summary>
/// <param name="steps">The child elements on the way; none: the item itself.</param>
/// <param name="attribute">The attribute of the last of them; null: its text.</param>
internal sealed class IdentityField(IReadOnlyList<ExactName> steps, ExactName? attribute)
{
    public IReadOnlyList<ExactName> Steps { get; } = steps;

    public ExactName? Attribute { get; } = attribute;

    /// <summary>For messages: "'name'", "'file' in 'target'", "text".</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Attribute is null ? "" : $"'{Attribute.LocalName}'");
        for (var i = Steps.Count - 1; i >= 0; i--)
            text.Append(text.Length == 0 ? "" : " in ").Append('\'').Append(Steps[i].LocalName).Append('\'');
        return text.Length == 0 ? "the text" : text.ToString();
    }
}
