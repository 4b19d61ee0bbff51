using System;
using System.IO;

namespace Bindery.Tool.Terminal;

/// <summary>What a command reads and writes beside files.</summary>
/// <param name="OpenInput">Opens standard input.</param>
/// <param name="Output">Takes what was asked for.</param>
/// <param name="Error">Takes what is wrong with the call or the schema, and progress.</param>
/// <param name="IsOutputTerminal">Whether somebody looks at <paramref name="Output"/>. Asked only where colours are left to that.</param>
/// <param name="IsErrorTerminal">Whether somebody looks at <paramref name="Error"/> while it is written. Asked only where there is progress to show.</param>
internal sealed record Streams(Func<Stream> OpenInput, TextWriter Output, TextWriter Error, Func<bool> IsOutputTerminal, Func<bool> IsErrorTerminal);
