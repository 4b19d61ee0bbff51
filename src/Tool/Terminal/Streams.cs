using System;
using System.IO;

namespace Bindery.Tool.Terminal;

/// <summary>The standard streams of a command.</summary>
/// <param name="OpenInput">Opens standard input.</param>
/// <param name="Output">Receives the requested output.</param>
/// <param name="Error">Receives errors of the call or the schema, and progress.</param>
/// <param name="IsOutputTerminal">Whether <paramref name="Output"/> is a terminal. Only called if colors depend on it.</param>
/// <param name="IsErrorTerminal">Whether <paramref name="Error"/> is a terminal. Only called if there is progress to show.</param>
internal sealed record Streams(Func<Stream> OpenInput, TextWriter Output, TextWriter Error, Func<bool> IsOutputTerminal, Func<bool> IsErrorTerminal);
