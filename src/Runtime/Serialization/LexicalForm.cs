namespace Bindery.Serialization;

/// <summary>How a value stood in the document, where models write it otherwise.</summary>
/// <param name="LocalName">For an attribute: its name; else empty.</param>
/// <param name="NamespaceUri">Its namespace.</param>
/// <param name="Value">What is written for the value: as long as it is this, it is as it was.</param>
/// <param name="Text">What stood there.</param>
internal sealed record LexicalForm(string LocalName, string NamespaceUri, string Value, string Text);
