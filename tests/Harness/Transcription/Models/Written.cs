using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Xml.Linq;
using Bindery.Serialization;
using Bindery.Xml;

namespace Bindery.Tests.Transcription.Models;

/// <summary>The output of a generated object, whether it is valid or not, and whether it is a document or a part of one.</summary>
internal static class Written
{
    public static XElement Element(object model, bool includeOutputOnly = false)
    {
        using var xml = new Utf8XmlWriter();
        try
        {
            ModelTypes.Writer(model.GetType())!.Invoke(
                model, [new BindingWriter(xml, new XmlWriteOptions { Validate = false, IncludeOutputOnly = includeOutputOnly }, check: null)]);
        }
        catch (TargetInvocationException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException!);
        }
        return XElement.Parse(xml.ToString(), LoadOptions.PreserveWhitespace);
    }
}
