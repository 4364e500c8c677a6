using System.Security.Cryptography;

namespace IsoTriplet.Experiments.Sweeps.Shards;

/// <summary>The folder of a sweep: sweep.json (the plan), cells/HASH.json (a shard a cell), claims (locks), slurm/ (jobs).</summary>
public sealed class SweepFolder
{
    private const string Extension = ".json";
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    private SweepFolder(string root)
    {
        Root = root;
        Cells = Path.Combine(root, "cells");
        PlanFile = Path.Combine(root, "sweep.json");
        ClaimsFile = Path.Combine(root, "claims");
        Slurm = Path.Combine(root, "slurm");
    }

    public string Root { get; }

    /// <summary>Where the shards are.</summary>
    public string Cells { get; }

    public string PlanFile { get; }

    /// <summary>The file whose byte ranges are locked while cells are computed.</summary>
    public string ClaimsFile { get; }

    /// <summary>Scripts, lists and logs of the SLURM engine.</summary>
    public string Slurm { get; }

    /// <summary>Makes the folder where it is not there, and puts the plan into it.</summary>
    /// <exception cref="ArgumentException">A folder that has other things in it and no sweep.</exception>
    public static SweepFolder Begin(string path, SweepPlan plan)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        SweepFolder folder = new(Path.GetFullPath(path));
        if (Directory.Exists(folder.Root) && !Directory.Exists(folder.Cells) && Directory.EnumerateFileSystemEntries(folder.Root).Any())
        {
            throw new ArgumentException($"{path}: holds other files and no sweep; a new folder, or that of a sweep, was expected");
        }
        Directory.CreateDirectory(folder.Cells);
        folder.Sweep();
        AtomicFile.WriteText(folder.PlanFile, plan.ToText());
        return folder;
    }

    /// <exception cref="ArgumentException">There is no sweep.</exception>
    public static SweepFolder Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        SweepFolder folder = new(Path.GetFullPath(path));
        return File.Exists(folder.PlanFile)
            ? folder
            : throw new ArgumentException($"{path}: no sweep is here; a folder with sweep.json was expected");
    }

    /// <exception cref="ArgumentException">The file is damaged.</exception>
    public SweepPlan Plan() => SweepPlan.Read(PlanFile);

    public string PathOf(string hash) => Path.Combine(Cells, hash + Extension);

    /// <param name="fault">What is wrong with a file that is there and is no shard of this cell; else null.</param>
    public Shard? Read(string hash, out string? fault)
    {
        if (!Path.Exists(PathOf(hash)))
        {
            fault = null;
            return null;
        }
        Shard? shard = Shard(hash, out fault);
        if (shard is not null && shard.Hash != hash)
        {
            fault = $"a copy of cell {shard.Hash}";
            return null;
        }
        return shard;
    }

    /// <summary>Reads a file of the folder of cells, whatever it is.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="fault">What is wrong with it, or null.</param>
    public Shard? Shard(string name, out string? fault)
    {
        try
        {
            return Shards.Shard.Read(InputFile.Bytes(PathOf(name)), out fault);
        }
        catch (InputException e)
        {
            fault = e.Message[(PathOf(name).Length + 2)..];
            return null;
        }
    }

    /// <summary>Puts a shard in its place, whole or not at all.</summary>
    public void Write(Shard shard) => AtomicFile.Write(PathOf(shard.Hash), shard.ToBytes());

    /// <summary>The names of all files that look like shards.</summary>
    /// <returns>Names without extension, in ordinal order.</returns>
    public IEnumerable<string> Names() =>
        Directory
            .EnumerateFileSystemEntries(Cells, "*" + Extension)
            .Select(f => Path.GetFileNameWithoutExtension(f))
            .Where(n => n.Length > 0 && n[0] != '.')
            .Order(StringComparer.Ordinal);

    // What a killed process was writing; nobody writes a shard for an hour.
    private void Sweep()
    {
        DateTime oldest = DateTime.UtcNow - Forgotten;
        foreach (string file in Directory.EnumerateFiles(Cells, ".*.partial").Where(f => File.GetLastWriteTimeUtc(f) < oldest))
        {
            File.Delete(file);
        }
    }
}

/// <summary>What one cell left behind: one file, which says itself whether it is whole.</summary>
/// <remarks>
/// The file is one line of JSON, {"sha256":"...","shard":{...}}, and the digest is that of the bytes of the inner object: a file that was cut short,
/// overwritten or edited is no shard, and its cell is computed again.
/// </remarks>
/// <param name="Kernel">The kernel of the linear algebra, or null where the worker ended.</param>
public sealed record Shard(
    string Hash,
    string Program,
    string CodeVersion,
    JsonObject Settings,
    CellStatus Status,
    string? Reason,
    double Seconds,
    string Host,
    string? Kernel = null,
    JsonObject? Result = null
)
{
    private const string Head = "{\"sha256\":\"";
    private const string Middle = "\",\"shard\":";
    private const string Tail = "}\n";
    private const int DigestLength = 64;

    /// <exception cref="ArgumentException">The result has a number that is not finite.</exception>
    public byte[] ToBytes()
    {
        string inner = JsonSerializer.Serialize(this, SweepJson.Line);
        return Encoding.UTF8.GetBytes(Head + Digest(Encoding.UTF8.GetBytes(inner)) + Middle + inner + Tail);
    }

    /// <summary>Reads the content of a file.</summary>
    /// <param name="fault">What is wrong with it, or null.</param>
    /// <returns>The shard, or null where the bytes are none.</returns>
    public static Shard? Read(ReadOnlySpan<byte> bytes, out string? fault)
    {
        int start = Head.Length + DigestLength + Middle.Length;
        if (
            bytes.Length < start + Tail.Length
            || !bytes.EndsWith("}\n"u8)
            || !bytes.StartsWith("{\"sha256\":\""u8)
            || !bytes[(Head.Length + DigestLength)..].StartsWith("\",\"shard\":"u8)
        )
        {
            fault = "cut short, or no shard";
            return null;
        }
        ReadOnlySpan<byte> inner = bytes[start..^Tail.Length];
        if (Encoding.ASCII.GetString(bytes.Slice(Head.Length, DigestLength)) != Digest(inner))
        {
            fault = "its digest does not fit its content";
            return null;
        }
        try
        {
            Shard shard = JsonSerializer.Deserialize<Shard>(inner, SweepJson.Line) ?? throw new JsonException("it is null");
            fault =
                Cell.Of(shard.Program, shard.Settings, shard.CodeVersion).Hash == shard.Hash
                    ? null
                    : "its name is not that of its settings";
            return fault is null ? shard : null;
        }
        catch (JsonException e)
        {
            fault = $"no shard of this version ({e.Message})";
            return null;
        }
    }

    private static string Digest(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <summary>Who computes a cell holds a lock on one byte of the claims file, at a place that the cell's name gives.</summary>
/// <remarks>
/// The locks are the kernel's (fcntl): they end with the process that holds them, however it ends, so that no claim is ever stale, and they reach over
/// the machines that share the folder where the file system passes them on. They belong to a process: one object a process.
/// </remarks>
public sealed class CellClaims : IDisposable
{
    private const int Digits = 15;

    private readonly FileStream _file;

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

    public void Dispose() => _file.Dispose();

    private static long Place(string hash) => long.Parse(hash.AsSpan(0, Digits), NumberStyles.AllowHexSpecifier);
}
