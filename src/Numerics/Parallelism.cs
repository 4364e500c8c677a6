using System.Runtime.ExceptionServices;

namespace IsoTriplet.Numerics;

/// <summary>How many threads the numeric passes may use. Results do not depend on it: every reduction is independent of the order of its parts.</summary>
public static class Parallelism
{
    private static readonly AsyncLocal<CancellationToken> End = new();

    private static int _threads = Initial();

    /// <summary>The number of worker threads of the distance passes and of large products; OpenBLAS itself uses one in every call.</summary>
    /// <value>At first OMP_NUM_THREADS where that is a positive number, else the number of processors.</value>
    /// <exception cref="ArgumentOutOfRangeException">A value below 1.</exception>
    public static int Threads
    {
        get => _threads;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _threads = value;
        }
    }

    /// <summary>Sets <see cref="Threads"/> for a while.</summary>
    /// <param name="threads">The number of worker threads meanwhile, at least 1.</param>
    /// <returns>Disposed, it sets the number of before.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value below 1.</exception>
    public static IDisposable Use(int threads)
    {
        int before = Threads;
        Threads = threads;
        return new Back(() => Threads = before);
    }

    /// <summary>Lets a token end what the caller begins meanwhile: between two units <see cref="Run"/> throws an <see cref="OperationCanceledException"/>.</summary>
    /// <param name="end">The token.</param>
    /// <returns>Disposed, it lets the token of before, or none.</returns>
    public static IDisposable Until(CancellationToken end)
    {
        CancellationToken before = End.Value;
        End.Value = end;
        return new Back(() => End.Value = before);
    }

    private sealed class Back(Action undo) : IDisposable
    {
        public void Dispose() => undo();
    }

    /// <summary>Runs units 0..count-1, each once, on up to <see cref="Threads"/> workers; a worker takes the next unit when it is free.</summary>
    /// <typeparam name="TWorker">What a worker owns (buffers, partial results).</typeparam>
    /// <param name="count">The number of units.</param>
    /// <param name="threads">The largest number of workers.</param>
    /// <param name="newWorker">Makes what a worker owns.</param>
    /// <param name="body">Does one unit.</param>
    /// <returns>What the workers own when all units are done, in no particular order.</returns>
    /// <exception cref="ArgumentNullException">A function is missing.</exception>
    /// <exception cref="OperationCanceledException">The token of <see cref="Until"/> was cancelled.</exception>
    public static TWorker[] Run<TWorker>(int count, int threads, Func<TWorker> newWorker, Action<TWorker, int> body)
    {
        ArgumentNullException.ThrowIfNull(newWorker);
        ArgumentNullException.ThrowIfNull(body);
        int workers = Math.Max(1, Math.Min(threads, count));
        TWorker[] owned = new TWorker[workers];
        int next = -1;
        CancellationToken end = End.Value;
        void Work(int worker)
        {
            TWorker mine = newWorker();
            owned[worker] = mine;
            for (int unit = Interlocked.Increment(ref next); unit < count; unit = Interlocked.Increment(ref next))
            {
                end.ThrowIfCancellationRequested();
                body(mine, unit);
            }
        }

        if (workers == 1)
        {
            Work(0);
        }
        else
        {
            try
            {
                Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, Work);
            }
            catch (AggregateException failures)
            {
                // A visitor's exception reaches the caller as it was thrown, as with one worker.
                ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
            }
        }
        return owned;
    }

    /// <summary>OMP_NUM_THREADS where that is a positive number.</summary>
    internal static int? Asked => int.TryParse(Environment.GetEnvironmentVariable("OMP_NUM_THREADS"), out int n) && n >= 1 ? n : null;

    private static int Initial() => Asked ?? Environment.ProcessorCount;
}
