namespace IsoTriplet.Benchmarks;

/// <summary>What the benchmarks of one run share: threads, a folder of inputs, the peer's process.</summary>
public sealed class Session : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("isotriplet-benchmark-");
    private readonly Stack<IDisposable> _owned = new();
    private PeerProcess? _peer;
    private string? _versions;

    /// <summary>Starts with nothing written and no process.</summary>
    public Session(int threads, CancellationToken cancel, int seed = 0)
    {
        (Threads, Cancel) = (threads, cancel);
        Parallelism.Threads = threads;
        Inputs = new Inputs(seed);
    }

    public int Threads { get; }

    /// <summary>What the benchmarks draw.</summary>
    public Inputs Inputs { get; }

    /// <summary>Set by Ctrl-C.</summary>
    public CancellationToken Cancel { get; }

    /// <summary>The peer's process, started when first asked for.</summary>
    public PeerProcess Peer => _peer ??= new PeerProcess(Threads, Cancel);

    /// <summary>The peer's versions, or null where it was not needed.</summary>
    public string? PeerVersions => _peer?.Versions ?? _versions;

    /// <summary>Writes an embedding for the peer.</summary>
    /// <param name="name">The file's name without its extension.</param>
    public string Share(string name, Embedding points)
    {
        string path = Path.Combine(_folder.FullName, name + ".npy");
        NpyFile.Write(path, points);
        return path;
    }

    /// <summary>Writes labels for the peer.</summary>
    /// <param name="name">The file's name without its extension.</param>
    public string Share(string name, Labels labels)
    {
        string path = Path.Combine(_folder.FullName, name + ".npy");
        NpyFile.Write(path, labels.ClassOf.ToArray().Select(c => (long)c).ToArray());
        return path;
    }

    /// <summary>Keeps something until the end of the run.</summary>
    /// <param name="owned">What is disposed of with this.</param>
    public T Own<T>(T owned)
        where T : IDisposable
    {
        _owned.Push(owned);
        return owned;
    }

    /// <summary>Ends the peer's process where there is one; who asks for it next has a new one.</summary>
    public void EndPeer()
    {
        _versions = PeerVersions;
        _peer?.Dispose();
        _peer = null;
    }

    public void Dispose()
    {
        while (_owned.TryPop(out IDisposable? owned))
        {
            owned.Dispose();
        }
        EndPeer();
        _folder.Delete(recursive: true);
    }
}
