using System;

namespace NbdBackupSample;

/// <summary>The data could not be copied.</summary>
internal sealed class NbdException(string message) : Exception(message);
