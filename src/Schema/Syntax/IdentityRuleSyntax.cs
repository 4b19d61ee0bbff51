using System;
using System.Collections.Generic;

namespace Bindery.Schema.Syntax;

/// <summary>b:unique or b:keyref as its author wrote it. Where a namespace is null, it is that of whoever refers to the file (4.9).</summary>
/// <param name="Items">The paths of select.</param>
/// <param name="Fields">The alternatives of field.</param>
/// <param name="Phrase">What is unique, or what a value must be, in words.</param>
/// <param name="IsWarning">severity="warning".</param>
/// <param name="Since">The version of the target that has the rule first; null: all have it.</param>
/// <param name="Refer">What the values refer to; null for b:unique.</param>
internal sealed record IdentityRuleSyntax(
    IReadOnlyList<IReadOnlyList<IdentityStepSyntax>> Items, IReadOnlyList<IdentityFieldSyntax> Fields, string? Phrase, bool IsWarning, Version? Since,
    ReferSyntax? Refer);

/// <summary>What the values of b:keyref refer to.</summary>
/// <param name="Items">The paths of refer.</param>
/// <param name="Fields">The alternatives of refer-field.</param>
/// <param name="Because">What happens else, in words.</param>
/// <param name="Document">The root of the document that has it; null: it is in the same element.</param>
internal sealed record ReferSyntax(
    IReadOnlyList<IReadOnlyList<IdentityStepSyntax>> Items, IReadOnlyList<IdentityFieldSyntax> Fields, string? Because, NameSyntax? Document);

/// <summary>A step of select or refer.</summary>
internal sealed record IdentityStepSyntax(NameSyntax Name, IReadOnlyList<IdentityTestSyntax> Tests);

/// <summary>A predicate.</summary>
internal sealed record IdentityTestSyntax(NameSyntax Attribute, string? Value, bool IsNegated);

/// <summary>An alternative of field or refer-field.</summary>
internal sealed record IdentityFieldSyntax(IReadOnlyList<NameSyntax> Steps, NameSyntax? Attribute);
