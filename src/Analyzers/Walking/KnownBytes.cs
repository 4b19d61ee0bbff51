using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>Evaluates expressions that create known bytes.</summary>
internal sealed class KnownBytes(BodyWalker walker)
{
    // Larger arrays are not followed.
    private const int Most = 256;

    /// <summary>Evaluates a method that decodes a text; null for other calls.</summary>
    public Value? Call(IInvocationOperation invocation)
    {
        if (invocation.TargetMethod is not { IsStatic: true, Parameters: [{ Type.SpecialType: SpecialType.System_String }],
            ContainingType: { Name: "Convert", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } method
            || method.Name is not ("FromBase64String" or "FromHexString"))
            return null;
        return walker.Evaluate(invocation.Arguments[0]) is ConstantValue { Constant: string text } && walker.Walk.State is not null
            && Decode(method.Name, text) is { } bytes
            ? Make(bytes, invocation.Syntax)
            : Value.Something;
    }

    /// <summary>Evaluates the creation of an array of a known size without values; null for others.</summary>
    public Value? Create(IArrayCreationOperation creation) =>
        creation is { Initializer: null, DimensionSizes: [{ ConstantValue: { HasValue: true, Value: int and >= 0 and <= Most and var size } }],
            Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } }
        ? Make(new byte[size], creation.Syntax)
        : null;

    /// <summary>Evaluates a UTF-8 literal.</summary>
    public Value Create(IUtf8StringOperation literal) => Make(Encoding.UTF8.GetBytes(literal.Value), literal.Syntax);

    private Value Make(byte[] bytes, SyntaxNode place) => bytes.Length > Most
        ? Value.Something
        : walker.Heap.MakeList(new ListObject(bytes.Select(one => new Item(new ConstantValue(one), place)).ToImmutableArray(), IsOpen: false), place);

    private static byte[]? Decode(string method, string text)
    {
        try
        {
            return method == "FromBase64String" ? Convert.FromBase64String(text) : FromHex(text);
        }
        catch (FormatException)
        {
            // The program ends here.
            return null;
        }
    }

    private static byte[]? FromHex(string text) => text.Length % 2 != 0 ? null
        : Enumerable.Range(0, text.Length / 2).Select(i => Convert.ToByte(text.Substring(2 * i, 2), 16)).ToArray();
}
