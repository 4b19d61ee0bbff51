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
    private TextWalker(SyntaxNode body, SemanticModel semantics, TextMembers members, CancellationToken cancellationToken)
    {
        (Members, CancellationToken) = (members, cancellationToken);
        Ways = new TextWays(new TextFrame(null, TextBody.Of(body, cancellationToken), semantics, null, null), cancellationToken);
        Given = new GivenTexts(this);
        Statements = new TextStatements(this);
        Loops = new TextLoops(this);
        Conditions = new TextConditions(this);
        Expressions = new TextExpressions(this);
        Names = new TextNames(this);
        Calls = new TextCalls(this);
        Followed = new FollowedCalls(this);
        Constants = new TextConstants(this);
        Objects = new TextObjects(this);
        Builders = new TextBuilders(this);
        Sequences = new TextSequences(this);
        Queries = new TextQueries(this);
        Trees = new XmlTrees(this);
        TreeNames = new XmlNames(this);
        Writers = new XmlWriters(this);
    }

    /// <summary>The members of the compilation.</summary>
    public TextMembers Members { get; }

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

    /// <summary>Constants.</summary>
    public TextConstants Constants { get; }

    /// <summary>Objects of classes of the program.</summary>
    public TextObjects Objects { get; }

    /// <summary>Builders.</summary>
    public TextBuilders Builders { get; }

    /// <summary>Arrays and lists.</summary>
    public TextSequences Sequences { get; }

    /// <summary>Queries.</summary>
    public TextQueries Queries { get; }

    /// <summary>XML trees.</summary>
    public XmlTrees Trees { get; }

    /// <summary>The names in XML trees.</summary>
    public XmlNames TreeNames { get; }

    /// <summary>Writers of XML.</summary>
    public XmlWriters Writers { get; }

    /// <summary>Follows a body: the block or expression of a member, a lambda or a local function.</summary>
    /// <returns>The texts that it passes to other code; empty if it is too large to follow.</returns>
    public static IReadOnlyList<JudgedText> Follow(SyntaxNode body, SemanticModel semantics, TextMembers members, CancellationToken cancellationToken)
    {
        var walker = new TextWalker(body, semantics, members, cancellationToken);
        if (walker.Ways.Frame.Body.Jumps)
            return [];
        if (body is CompilationUnitSyntax file)
            foreach (var statement in file.Members.OfType<GlobalStatementSyntax>())
                walker.Statements.Run(statement.Statement);
        else if (body is StatementSyntax statement)
            walker.Statements.Run(statement);
        else if (body is ExpressionSyntax expression)
            walker.Ways.Each(() => walker.Statements.Return(walker.Expressions.Evaluate(expression), expression));
        return walker.Ways.HasGivenUp ? [] : walker.Given.Texts;
    }
}
