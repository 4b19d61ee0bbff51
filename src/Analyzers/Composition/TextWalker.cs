using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary>
/// Follows the texts of one body: the values of locals, builders and XML trees on each execution path, and the texts that are passed to other code. The
/// analysis is conservative: an object that code which is not followed receives may contain any text from then on. Each part handles one kind of code and calls
/// the others through this class.
/// </summary>
internal sealed class TextWalker
{
    private TextWalker(SyntaxNode body, SemanticModel semantics, TextMembers members, bool isExact, CancellationToken cancellationToken)
    {
        (Members, CancellationToken) = (members, cancellationToken);
        Sole = isExact ? body : null;
        Ways = new TextWays(new TextFrame(null, TextBody.Of(body, cancellationToken), semantics, null, null), cancellationToken);
        Given = new GivenTexts(this);
        Statements = new TextStatements(this);
        Loops = new TextLoops(this);
        Conditions = new TextConditions(this);
        Expressions = new TextExpressions(this);
        Names = new TextNames(this);
        Calls = new TextCalls(this);
        Followed = new FollowedCalls(this);
        Lambdas = new TextLambdas(this);
        Constants = new TextConstants(this);
        Objects = new TextObjects(this);
        Builders = new TextBuilders(this);
        Items = new TextItems(this);
        Sequences = new TextSequences(this);
        Lists = new TextListCalls(this);
        Filters = new TextFilters(this);
        Queries = new TextQueries(this);
        Trees = new XmlTrees(this);
        ParsedTrees = new ParsedTrees(this);
        TreeNames = new XmlNames(this);
        Writers = new XmlWriters(this);
    }

    /// <summary>The members of the compilation.</summary>
    public TextMembers Members { get; }

    /// <summary>
    /// The body, if the pieces from helpers that serve it alone keep their own places; null if the place of a helper with several calls is the call.
    /// </summary>
    public SyntaxNode? Sole { get; }

    /// <summary>Whether code of the program may run that is not followed: a call, or a lambda that other code has.</summary>
    public bool HasSkipped { get; set; }

    /// <summary>Cancels the analysis.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>The execution paths through the body, and the state of each.</summary>
    public TextWays Ways { get; }

    /// <summary>The texts that are passed to other code.</summary>
    public GivenTexts Given { get; }

    /// <summary>Statements.</summary>
    public TextStatements Statements { get; }

    /// <summary>Loops.</summary>
    public TextLoops Loops { get; }

    /// <summary>Conditions.</summary>
    public TextConditions Conditions { get; }

    /// <summary>Expressions.</summary>
    public TextExpressions Expressions { get; }

    /// <summary>Locals and members.</summary>
    public TextNames Names { get; }

    /// <summary>Calls.</summary>
    public TextCalls Calls { get; }

    /// <summary>Calls of methods of the program.</summary>
    public FollowedCalls Followed { get; }

    /// <summary>Lambdas that locals and parameters hold.</summary>
    public TextLambdas Lambdas { get; }

    /// <summary>Constants.</summary>
    public TextConstants Constants { get; }

    /// <summary>Objects of classes of the program.</summary>
    public TextObjects Objects { get; }

    /// <summary>Builders.</summary>
    public TextBuilders Builders { get; }

    /// <summary>Items by index or key.</summary>
    public TextItems Items { get; }

    /// <summary>Arrays and lists.</summary>
    public TextSequences Sequences { get; }

    /// <summary>Calls of lists.</summary>
    public TextListCalls Lists { get; }

    /// <summary>Queries that join sequences or keep some of their items.</summary>
    public TextFilters Filters { get; }

    /// <summary>Queries.</summary>
    public TextQueries Queries { get; }

    /// <summary>XML trees.</summary>
    public XmlTrees Trees { get; }

    /// <summary>Trees that are parsed from texts.</summary>
    public ParsedTrees ParsedTrees { get; }

    /// <summary>The names in XML trees.</summary>
    public XmlNames TreeNames { get; }

    /// <summary>Writers of XML.</summary>
    public XmlWriters Writers { get; }

    /// <summary>Follows a body: the block or expression of a member, a lambda or a local function.</summary>
    /// <returns>The texts that it passes to other code; empty if it is too large to follow.</returns>
    public static IReadOnlyList<JudgedText> Follow(SyntaxNode body, SemanticModel semantics, TextMembers members, CancellationToken cancellationToken) =>
        Follow(body, semantics, members, isExact: false, cancellationToken);

    /// <summary>Follows a body: the block or expression of a member, a lambda or a local function.</summary>
    /// <param name="body">The body.</param>
    /// <param name="semantics">The semantic model of its file.</param>
    /// <param name="members">The members of the compilation.</param>
    /// <param name="isExact">Whether the pieces from helpers that serve this body alone keep their own places, however often they are called.</param>
    /// <param name="cancellationToken">Cancels the analysis.</param>
    /// <returns>The texts that it passes to other code; empty if it is too large to follow.</returns>
    public static IReadOnlyList<JudgedText> Follow(
        SyntaxNode body, SemanticModel semantics, TextMembers members, bool isExact, CancellationToken cancellationToken)
    {
        var walker = new TextWalker(body, semantics, members, isExact, cancellationToken);
        if (walker.Ways.Frame.Body.Jumps)
            return [];
        if (body is CompilationUnitSyntax file)
            foreach (var statement in file.Members.OfType<GlobalStatementSyntax>())
                walker.Statements.Run(statement.Statement);
        else if (body is StatementSyntax statement)
            walker.Statements.Run(statement);
        else if (body is ExpressionSyntax expression)
            walker.Ways.Each(() => walker.Statements.Return(walker.Expressions.Evaluate(expression), expression));
        // A helper that also runs elsewhere may serve other documents.
        return walker.Ways.HasGivenUp || (isExact && walker.HasSkipped) ? [] : walker.Given.Texts;
    }
}
