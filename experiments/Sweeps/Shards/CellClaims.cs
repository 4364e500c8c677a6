using System.Globalization;

namespace IsoTriplet.Experiments.Sweeps.Shards;

/// <summary>Who computes a cell holds a lock on one byte of the claims file, at a place that the cell's name gives.</summary>
/// <remarks>
/// The locks are the kernel's (fcntl): they end with the process that holds them, however it ends, so that no claim is ever stale, and they reach over
/// the machines that share the folder where the file system passes them on. They belong to a process: one object a process.
/// </remarks>
public sealed class CellClaims : IDisposable
{
    private const int Digits = 15;

    private readonly FileStream _file;

    /// <summary>Opens the claims of a folder.</summary>
    public CellClaims(SweepFolder folder)
    {
        _file = new FileStream(folder.ClaimsFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
    }

    /// <summary>Claims a cell, unless another process has it.</summary>
    /// <returns>True when it is ours until <see cref="Release"/>.</returns>
    public bool TryClaim(string hash)
    {
        // No such locks there: two sweeps on one folder then compute a cell twice, and the same shard replaces itself.
        if (OperatingSystem.IsMacOS())
        {
            return true;
        }
        try
        {
            _file.Lock(Place(hash), 1);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Gives a cell back.</summary>
    public void Release(string hash)
    {
        if (!OperatingSystem.IsMacOS())
        {
            _file.Unlock(Place(hash), 1);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static long Place(string hash) => long.Parse(hash.AsSpan(0, Digits), NumberStyles.AllowHexSpecifier);
}
