using IsoTriplet.Experiments.Sweeps.Plan;

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

    /// <summary>The plan of the last run.</summary>
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

    /// <summary>The folder of a sweep that was begun.</summary>
    /// <exception cref="ArgumentException">There is no sweep.</exception>
    public static SweepFolder Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        SweepFolder folder = new(Path.GetFullPath(path));
        return File.Exists(folder.PlanFile)
            ? folder
            : throw new ArgumentException($"{path}: no sweep is here; a folder with sweep.json was expected");
    }

    /// <summary>The plan of the last run.</summary>
    /// <exception cref="ArgumentException">The file is damaged.</exception>
    public SweepPlan Plan() => SweepPlan.Read(PlanFile);

    /// <summary>The file of a cell.</summary>
    public string PathOf(string hash) => Path.Combine(Cells, hash + Extension);

    /// <summary>Reads the shard of a cell.</summary>
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
