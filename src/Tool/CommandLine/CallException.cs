using System;

namespace Bindery.Tool.CommandLine;

/// <summary>The command line asks for what cannot be.</summary>
/// <param name="message">What is wrong and what would be right, as a sentence without a full stop.</param>
internal sealed class CallException(string message) : Exception(message);
