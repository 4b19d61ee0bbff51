namespace Bindery.Serialization;

/// <summary>The text of a value in the document, if models write it differently.</summary>
/// <param name="LocalName">For an attribute: its name; otherwise empty.</param>
/// <param name="NamespaceUri">Its namespace.</param>
/// <param name="Value">The text that is written for the value; the original text is used as long as it is equal to this.</param>
/// <param name="Text">The text in the document.</param>
internal sealed record LexicalForm(string LocalName, string NamespaceUri, string Value, string Text);
