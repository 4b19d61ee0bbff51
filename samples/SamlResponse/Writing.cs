using System;
using System.Collections.Generic;
using System.Linq;
using Bindery;
using Saml;

namespace SamlSample;

/// <summary>Says with a response who somebody is.</summary>
internal static class Writing
{
    private const string Issuer = "https://idp.example.com";

    private const string Audience = "https://app.example.com";

    // A real one is the clock's time.
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    private static readonly QName StringType = new("string", "http://www.w3.org/2001/XMLSchema");

    public static Response Respond(string user, IReadOnlyList<string> attributes) => new()
    {
        ID = "_response",
        Version = "2.0",
        IssueInstant = Now,
        Destination = Audience + "/acs",
        Issuer = new() { Value = Issuer },
        Status = new() { StatusCode = new() { Value = "urn:oasis:names:tc:SAML:2.0:status:Success" } },
        Items = [Assert(user, attributes)],
    };

    private static Assertion Assert(string user, IReadOnlyList<string> attributes)
    {
        var assertion = new Assertion
        {
            ID = "_assertion",
            Version = "2.0",
            IssueInstant = Now,
            Issuer = new() { Value = Issuer },
            Subject = new()
            {
                NameID = new() { Value = user, Format = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified" },
                SubjectConfirmations =
                [
                    new()
                    {
                        Method = "urn:oasis:names:tc:SAML:2.0:cm:bearer",
                        SubjectConfirmationData = new() { NotOnOrAfter = Now.AddMinutes(5), Recipient = Audience + "/acs" },
                    },
                ],
            },
            Conditions = new()
            {
                NotBefore = Now,
                NotOnOrAfter = Now.AddMinutes(5),
                Items = [new AudienceRestriction { Audiences = [Audience] }],
            },
            Items =
            [
                new AuthnStatement
                {
                    AuthnInstant = Now,
                    AuthnContext = new() { AuthnContextClassRef = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport" },
                },
            ],
        };
        if (attributes.Count > 0)
            assertion.Items.Add(new AttributeStatement { Items = [.. attributes.Select(Describe)] });
        return assertion;
    }

    private static Saml.Attribute Describe(string attribute)
    {
        var (name, value) = attribute.Split('=', 2) is [var left, var right] ? (left, right) : (attribute, "");
        return new()
        {
            Name = name,
            AttributeValues = [new() { Type = StringType, Items = [new AttributeValueText(value)] }],
        };
    }
}
