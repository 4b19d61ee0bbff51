// Stands in for the package LibvirtRemote with Xdr: what the documentation uses of them, with the same names and types.
using System.Threading;
using System.Threading.Tasks;

namespace Xdr
{
    /// <summary>A value that may be absent.</summary>
    public class XdrOption<T>(T value)
    {
        /// <summary>The value.</summary>
        public T Value { get; } = value;
    }
}

namespace LibvirtRemote
{
    /// <summary>The types of the protocol.</summary>
    public static class Binding
    {
        /// <summary>A domain.</summary>
        public class RemoteNonnullDomain
        {
            /// <summary>Its name.</summary>
            public string Name { get; set; } = "";
        }
    }

    /// <summary>A connection. That of the package speaks to the daemon.</summary>
    public class VirtClient(string domain, string job)
    {
        /// <summary>What <see cref="DomainBackupBeginAsync"/> got.</summary>
        public (string Backup, string Checkpoint, uint Flags) Begun { get; private set; }

        /// <summary>virDomainBackupBegin.</summary>
        public Task DomainBackupBeginAsync(
            Binding.RemoteNonnullDomain dom, string backupXml, Xdr.XdrOption<string> checkpointXml, uint flags, CancellationToken cancellationToken)
        {
            Begun = (backupXml, checkpointXml.Value, flags);
            return Task.CompletedTask;
        }

        /// <summary>virDomainBackupGetXMLDesc.</summary>
        public Task<string> DomainBackupGetXmlDescAsync(Binding.RemoteNonnullDomain dom, uint flags, CancellationToken cancellationToken) =>
            Task.FromResult(job);

        /// <summary>virDomainGetXMLDesc.</summary>
        public Task<string> DomainGetXmlDescAsync(Binding.RemoteNonnullDomain dom, uint flags, CancellationToken cancellationToken) => Task.FromResult(domain);
    }
}
