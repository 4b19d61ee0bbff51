using System;

namespace Bindery.Tool.CommandLine;

/// <summary>The exception for a command line that is not valid.</summary>
/// <param name="message">The error and its correction, as a sentence without a full stop.</param>
internal sealed class CallException(string message) : Exception(message);
