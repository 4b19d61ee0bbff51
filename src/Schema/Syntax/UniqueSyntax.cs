using System;
using System.Collections.Generic;

namespace Bindery.Schema.Syntax;

/// <summary>b:unique as its author wrote it. Where a namespace is null, it is that of whoever refers to the file (4.9).</summary>
/// <param name="Items">The paths of select.</param>
/// <param name="Fields">The alternatives of field.</param>
/// <param name="Phrase">What is unique, in words.</param>
/// <param name="IsWarning">severity="warning".</param>
/// <param name="Since">The version of the target that has the rule first; null: all have it.</param>
internal sealed record UniqueSyntax(
    IReadOnlyList<IReadOnlyList<UniqueStepSyntax>> Items, IReadOnlyList<UniqueFieldSyntax> Fields, string? Phrase, bool IsWarning, Version? Since);

/// <summary>A step of select.</summary>
internal sealed record UniqueStepSyntax(NameSyntax Name, IReadOnlyList<UniqueTestSyntax> Tests);

/// <summary>A predicate.</summary>
internal sealed record UniqueTestSyntax(NameSyntax Attribute, string? Value, bool IsNegated);

/// <summary>An alternative of field.</summary>
internal sealed record UniqueFieldSyntax(IReadOnlyList<NameSyntax> Steps, NameSyntax? Attribute);
