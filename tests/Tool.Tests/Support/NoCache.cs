using System;
using System.Runtime.CompilerServices;
using Bindery.Tool.Commands;

namespace Bindery.Tests.Support;

/// <summary>Tests leave the user's cache alone; those of the cache name a folder of their own.</summary>
internal static class NoCache
{
    [ModuleInitializer]
    internal static void Set() => Environment.SetEnvironmentVariable(ValidateArguments.CacheVariable, "none");
}
