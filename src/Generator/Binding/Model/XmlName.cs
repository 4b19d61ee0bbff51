using Bindery.Names;

namespace Bindery.Generator.Binding.Model;

/// <summary>An expanded name (Namespaces in XML, 2.1).</summary>
internal sealed record XmlName(string NamespaceUri, string LocalName)
{
    /// <summary>xsi:nil.</summary>
    public static XmlName Nil { get; } = new(InstanceNamespace.Uri, "nil");

    /// <summary>The name in the form of the run time's name lists: "{namespace}local", or only the local part.</summary>
    public string Clark => NamespaceUri.Length == 0 ? LocalName : "{" + NamespaceUri + "}" + LocalName;
}
