using System.Threading;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>
/// Follows objects of generated classes through one body (of a method, an accessor, an initializer or a lambda). It records what is certainly set at the points
/// where a document is written, passed to other code, or goes out of scope. The analysis is conservative: an operation without a rule makes all of its operands
/// unknown.
/// </summary>
internal sealed class BodyWalker
{
    private readonly FlowRecord _record = new();

    private BodyWalker(ModelTypes types, SemanticModel semantics, IOperation body, CancellationToken cancellationToken)
    {
        Types = types;
        CancellationToken = cancellationToken;
        Walk = new Walk(body.Syntax, new Frame(null, null, BodyFacts.Of(body), semantics), _record);
        Code = new ReadCode(types.Code, _record, cancellationToken);
        Heap = new HeapChanges(Walk);
        Alternatives = new Alternatives(Walk);
        Expressions = new Expressions(this);
        Conditions = new Conditions(this);
        Matching = new Matching(this);
        Refinements = new Refinements(this);
        Members = new Members(this);
        Assignments = new Assignments(this);
        Creations = new Creations(this);
        Constructions = new Constructions(this);
        OwnObjects = new OwnObjects(this);
        OwnFields = new OwnFields(this);
        Lists = new ListCalls(this);
        Dictionaries = new Dictionaries(this);
        Immutable = new ImmutableLists(this);
        Queries = new Queries(this);
        Delegates = new Delegates(this);
        Texts = new TextJoins(this);
        Known = new KnownTexts(this);
        KnownValues = new KnownValues(this);
        KnownBytes = new KnownBytes(this);
        Calls = new Calls(this);
        Operators = new Operators(this);
        Methods = new CalledMethods(this);
        Tasks = new Tasks(this);
        Statements = new Statements(this);
        Loops = new Loops(this);
        Jumps = new Jumps(this);
        Switches = new Switches(this);
    }

    /// <summary>The generated types.</summary>
    public ModelTypes Types { get; }

    /// <summary>The code of the compilation.</summary>
    public ReadCode Code { get; }

    /// <summary>Cancels the analysis.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>The current position and state.</summary>
    public Walk Walk { get; }

    /// <summary>Changes of the state.</summary>
    public HeapChanges Heap { get; }

    /// <summary>The alternative states between statements.</summary>
    public Alternatives Alternatives { get; }

    /// <inheritdoc cref="Walking.Expressions"/>
    public Expressions Expressions { get; }

    /// <inheritdoc cref="Walking.Conditions"/>
    public Conditions Conditions { get; }

    /// <inheritdoc cref="Walking.Matching"/>
    public Matching Matching { get; }

    /// <inheritdoc cref="Walking.Refinements"/>
    public Refinements Refinements { get; }

    /// <inheritdoc cref="Walking.Members"/>
    public Members Members { get; }

    /// <inheritdoc cref="Walking.Assignments"/>
    public Assignments Assignments { get; }

    /// <inheritdoc cref="Walking.Creations"/>
    public Creations Creations { get; }

    /// <inheritdoc cref="Walking.Constructions"/>
    public Constructions Constructions { get; }

    /// <inheritdoc cref="Walking.OwnObjects"/>
    public OwnObjects OwnObjects { get; }

    /// <inheritdoc cref="Walking.OwnFields"/>
    public OwnFields OwnFields { get; }

    /// <inheritdoc cref="Walking.ListCalls"/>
    public ListCalls Lists { get; }

    /// <inheritdoc cref="Walking.Dictionaries"/>
    public Dictionaries Dictionaries { get; }

    /// <inheritdoc cref="ImmutableLists"/>
    public ImmutableLists Immutable { get; }

    /// <inheritdoc cref="Walking.Queries"/>
    public Queries Queries { get; }

    /// <inheritdoc cref="Walking.Delegates"/>
    public Delegates Delegates { get; }

    /// <inheritdoc cref="Walking.TextJoins"/>
    public TextJoins Texts { get; }

    /// <inheritdoc cref="KnownTexts"/>
    public KnownTexts Known { get; }

    /// <inheritdoc cref="Walking.KnownValues"/>
    public KnownValues KnownValues { get; }

    /// <inheritdoc cref="Walking.KnownBytes"/>
    public KnownBytes KnownBytes { get; }

    /// <inheritdoc cref="Walking.Calls"/>
    public Calls Calls { get; }

    /// <inheritdoc cref="Walking.Operators"/>
    public Operators Operators { get; }

    /// <inheritdoc cref="Walking.CalledMethods"/>
    public CalledMethods Methods { get; }

    /// <inheritdoc cref="Walking.Tasks"/>
    public Tasks Tasks { get; }

    /// <inheritdoc cref="Walking.Statements"/>
    public Statements Statements { get; }

    /// <inheritdoc cref="Walking.Loops"/>
    public Loops Loops { get; }

    /// <inheritdoc cref="Walking.Jumps"/>
    public Jumps Jumps { get; }

    /// <inheritdoc cref="Walking.Switches"/>
    public Switches Switches { get; }

    /// <summary>Follows a body.</summary>
    /// <param name="body">The operation of the body.</param>
    /// <param name="types">The generated types.</param>
    /// <param name="semantics">The semantic model of the file.</param>
    /// <param name="cancellationToken">Checked at each statement.</param>
    public static BodyFlow Follow(IOperation body, ModelTypes types, SemanticModel semantics, CancellationToken cancellationToken)
    {
        var walker = new BodyWalker(types, semantics, body, cancellationToken);
        walker.Run(body);
        types.Code.AddWork(walker.Walk.Work);
        return walker._record.ToFlow(body.Syntax, isCutOff: walker.Walk.IsGivenUp);
    }

    /// <summary>Evaluates an expression on the current execution path.</summary>
    public Value Evaluate(IOperation? operation) => Expressions.Evaluate(operation);

    private void Run(IOperation body)
    {
        switch (body)
        {
            case IMethodBodyOperation method:
                Statements.Run(method.BlockBody);
                Statements.Run(method.ExpressionBody);
                break;
            case IConstructorBodyOperation constructor:
                Alternatives.Each(() => Walk.Lose(Evaluate(constructor.Initializer)));
                Statements.Run(constructor.BlockBody);
                Statements.Run(constructor.ExpressionBody);
                break;
            case IBlockOperation:
                Statements.Run(body);
                break;
            case IAnonymousFunctionOperation function:
                Statements.Run(function.Body);
                break;
            case ILocalFunctionOperation function:
                Statements.Run(function.Body);
                break;
            // The initializer of a field, a property or a parameter: the value is stored.
            case ISymbolInitializerOperation initializer:
                Alternatives.Each(() => Walk.HandOver(Evaluate(initializer.Value)));
                break;
            default:
                Alternatives.Each(() => Walk.Lose(Evaluate(body)));
                break;
        }
        Alternatives.Each(Statements.EndOfLife);
    }
}
