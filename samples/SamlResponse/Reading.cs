using System.IO;
using System.Linq;
using Saml;

namespace SamlSample;

/// <summary>Shows what a response says.</summary>
internal static class Reading
{
    public static void Show(Response response, TextWriter output)
    {
        output.WriteLine($"{response.Issuer?.Value} said at {response.IssueInstant.ToDateTimeOffset():u}: {Last(response.Status.StatusCode.Value, ':')}");
        foreach (var assertion in response.Assertions)
        {
            output.WriteLine($"  {assertion.Subject?.NameID?.Value}, until {assertion.Conditions?.NotOnOrAfter?.ToString() ?? "whenever"}");
            // An ordered list of statements of several types, each read into its class.
            foreach (var statement in assertion.Items)
                switch (statement)
                {
                    case AuthnStatement authentication:
                        output.WriteLine($"  by {Last(authentication.AuthnContext.AuthnContextClassRef ?? "unknown means", ':')}");
                        break;
                    case AttributeStatement { Attributes: var attributes }:
                        foreach (var attribute in attributes)
                            output.WriteLine($"  {attribute.Name}: {string.Join(", ", attribute.AttributeValues.Select(Text))}");
                        break;
                }
        }
    }

    private static string Text(AttributeValue value) => string.Concat(value.Items.Select(item => item switch
    {
        AttributeValueText text => text.Value,
        AttributeValueOther other => other.Element.ToXml(),
        _ => "",
    }));

    private static string Last(string text, char separator) => text[(text.LastIndexOf(separator) + 1)..];
}
