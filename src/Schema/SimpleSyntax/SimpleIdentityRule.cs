using Bindery.Identity;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.SimpleSyntax;

/// <summary>A rule of uniqueness or of references of an element.</summary>
/// <param name="Rule">The rule, with the namespaces of its names.</param>
/// <param name="Syntax">The rule as written, for its places: the same paths in the same order.</param>
internal sealed record SimpleIdentityRule(AnnotationRule Rule, IdentityRuleSyntax Syntax);
