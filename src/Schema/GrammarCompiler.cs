using System;
using Bindery.Schema.Simplified;

namespace Bindery.Schema;

/// <summary>Turns a simplified schema into the compiled grammar.</summary>
internal static class GrammarCompiler
{
    public static Grammar Compile(SimpleGrammar schema) => throw new NotImplementedException();
}
