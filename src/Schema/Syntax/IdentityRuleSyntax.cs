using System;
using System.Collections.Generic;

namespace Bindery.Schema.Syntax;

/// <summary>b:unique or b:keyref as written. A namespace that is null is inherited from the referring file (4.9).</summary>
/// <param name="Items">The paths of select.</param>
/// <param name="Fields">The alternatives of field.</param>
/// <param name="Phrase">The description of the unique value, or of the value that is required.</param>
/// <param name="IsWarning">severity="warning".</param>
/// <param name="Since">The first version of the target that has the rule; null if all have it.</param>
/// <param name="Refer">The target of the references; null for b:unique.</param>
internal sealed record IdentityRuleSyntax(
    IReadOnlyList<IReadOnlyList<IdentityStepSyntax>> Items, IReadOnlyList<IdentityFieldSyntax> Fields, string? Phrase, bool IsWarning, Version? Since,
    ReferSyntax? Refer);

/// <summary>The target of the values of b:keyref.</summary>
/// <param name="Items">The paths of refer.</param>
/// <param name="Fields">The alternatives of refer-field.</param>
/// <param name="Because">The consequence of a violation, in words.</param>
/// <param name="Document">The root of the document that contains the target; null if it is in the same element.</param>
internal sealed record ReferSyntax(
    IReadOnlyList<IReadOnlyList<IdentityStepSyntax>> Items, IReadOnlyList<IdentityFieldSyntax> Fields, string? Because, NameSyntax? Document);

/// <summary>A step of select or refer.</summary>
internal sealed record IdentityStepSyntax(NameSyntax Name, IReadOnlyList<IdentityTestSyntax> Tests);

/// <summary>A predicate.</summary>
internal sealed record IdentityTestSyntax(NameSyntax Attribute, string? Value, bool IsNegated);

/// <summary>An alternative of field or refer-field.</summary>
internal sealed record IdentityFieldSyntax(IReadOnlyList<NameSyntax> Steps, NameSyntax? Attribute);
