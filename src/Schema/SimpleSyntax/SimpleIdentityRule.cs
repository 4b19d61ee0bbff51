using Bindery.Identity;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.SimpleSyntax;

/// <summary>A rule of uniqueness or of references of an element.</summary>
/// <param name="Rule">The rule, its names with their namespaces.</param>
/// <param name="Syntax">As it was written, for its places: the same paths in the same order.</param>
internal sealed record SimpleIdentityRule(AnnotationRule Rule, IdentityRuleSyntax Syntax);
