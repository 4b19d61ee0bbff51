using System;
using System.Collections.Generic;

namespace Bindery.Serialization;

// A value that was read and not changed is written in its original form.
public sealed partial class BindingWriter
{
    private List<LexicalForm>? _forms;

    /// <summary>Writes the following attributes as in the document, if their values have not changed. Ends with <see cref="Kept"/>.</summary>
    public void UseForms(UnknownContentStore? unknown)
    {
        if (unknown is not { Forms: { } forms } || Compares)
            return;
        _check?.GiveUp();
        _forms = forms;
    }

    private string? FormOf(ReadOnlySpan<byte> name, string? value) => _forms is null ? value : FormOf(XmlText.Decode(name), "", value);

    private string? FormOf(string name, string namespaceUri, string? value)
    {
        for (var i = 0; i < _forms?.Count; i++)
            if (_forms[i] is var form && form.LocalName == name && form.NamespaceUri == namespaceUri && form.Value == value)
                return form.Text;
        return value;
    }
}
