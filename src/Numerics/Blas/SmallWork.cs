namespace IsoTriplet.Numerics.Blas;

/// <summary>One thread for the length of a small call: a second one costs more than it brings, and spins while others wait.</summary>
internal readonly ref struct SmallWork
{
    private const double ParallelWork = 3e7;

    private readonly bool _narrowed;

    /// <summary>Starts the call.</summary>
    /// <param name="operations">Its additions and multiplications.</param>
    public SmallWork(double operations)
    {
        _narrowed = operations < ParallelWork && Parallelism.Threads > 1;
        if (_narrowed)
        {
            OpenBlas.SetThreads(1);
        }
    }

    /// <summary>Ends it: OpenBLAS is back at <see cref="Parallelism.Threads"/>.</summary>
    public void Dispose()
    {
        if (_narrowed)
        {
            OpenBlas.SetThreads(Parallelism.Threads);
        }
    }
}
