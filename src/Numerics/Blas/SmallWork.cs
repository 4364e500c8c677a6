namespace IsoTriplet.Numerics.Blas;

/// <summary>A call of OpenBLAS: one thread for a small one, as a second costs more than it brings, and spins while others wait.</summary>
/// <remarks>
/// OpenBLAS frees the buffers of threads that it no longer has, also those that a running call uses: the number changes only while no call is in flight.
/// A call that finds others in flight runs with their number. OpenMP keeps the number for each calling thread as well, and OpenBLAS follows it.
/// </remarks>
internal readonly ref struct SmallWork
{
    private const double ParallelWork = 3e7;

    private static readonly object Gate = new();
    private static int _inFlight;
    private static int _waiting;
    private static int _current;

    [ThreadStatic]
    private static int _mine;

    // False for a default value, which has not entered.
    private readonly bool _entered;

    /// <summary>Starts the call.</summary>
    /// <param name="operations">Its additions and multiplications.</param>
    public SmallWork(double operations)
    {
        int wanted = operations < ParallelWork ? 1 : Parallelism.Threads;
        lock (Gate)
        {
            while (_inFlight > 0 && (_mine != _current || _waiting > 0))
            {
                _waiting++;
                Monitor.Wait(Gate);
                _waiting--;
                if (_inFlight > 0 && _mine == _current)
                {
                    break;
                }
            }
            if (_inFlight == 0 && (_current != wanted || _mine != wanted))
            {
                OpenBlas.SetThreads(wanted);
                _current = _mine = wanted;
            }
            _inFlight++;
            _entered = true;
        }
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        lock (Gate)
        {
            if (_entered && --_inFlight == 0)
            {
                Monitor.PulseAll(Gate);
            }
        }
    }
}
