// Stands in for the package IDNT.AppBasics.Virtualization.Libvirt (libvirt-dotnet): what the documentation uses of it, with the same names and types.
using System.Xml;

namespace Libvirt;

/// <summary>A domain.</summary>
public class LibvirtDomain(string document)
{
    /// <summary>virDomainGetXMLDesc.</summary>
    public XmlDocument XmlDescription
    {
        get
        {
            var description = new XmlDocument();
            description.LoadXml(document);
            return description;
        }
    }
}
