using System.Collections.Concurrent;

namespace IsoTriplet.Experiments.Sweeps.Engines;

/// <summary>Computes cells on this machine, in worker processes that are fed a cell at a time, or several that are computed together, and started anew when one ends under them.</summary>
public sealed class LocalEngine : ISweepEngine
{
    // How long a cell that another sweep computes is left alone before it is asked for again.
    private static readonly TimeSpan HeldPause = TimeSpan.FromMilliseconds(200);

    // A worker that was interrupted was so together with us, as a rule: our own signal may still be on its way.
    private static readonly TimeSpan SignalDelay = TimeSpan.FromSeconds(1);

    public void Run(SweepJob job, Action<SweepProgress> progress, CancellationToken cancel)
    {
        using Round round = new(job, progress, cancel);
        Thread[] threads = [.. Enumerable.Range(0, Math.Min(job.Options.Workers, job.Cells.Count)).Select(_ => new Thread(round.Work))];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }
        foreach (Thread thread in threads)
        {
            thread.Join();
        }
        round.ThrowIfBroken();
    }

    private sealed class Round(SweepJob job, Action<SweepProgress> progress, CancellationToken cancel) : IDisposable
    {
        private readonly ConcurrentQueue<Cell[]> _fresh = new(CellGroups.Of(job));
        private readonly ConcurrentQueue<Cell> _held = new();
        private readonly CellClaims _claims = new(job.Folder);
        private readonly Lock _gate = new();
        private readonly long _started = Stopwatch.GetTimestamp();
        private int _finished;
        private int _failed;
        private Exception? _broken;

        internal void Work()
        {
            WorkerProcess? worker = null;
            try
            {
                while (!Stopped && Next() is { } cells)
                {
                    worker ??= new WorkerProcess(job.Folder, job.Plan, job.Options.Threads);
                    if (!Give(worker, cells))
                    {
                        worker.Dispose();
                        worker = null;
                    }
                }
            }
            catch (Exception e)
            {
                lock (_gate)
                {
                    _broken ??= e;
                }
            }
            finally
            {
                worker?.Dispose();
            }
        }

        internal void ThrowIfBroken()
        {
            if (_broken is not null)
            {
                throw new IOException(_broken.Message, _broken);
            }
        }

        public void Dispose() => _claims.Dispose();

        private bool Stopped => cancel.IsCancellationRequested || _broken is not null;

        private Cell[]? Next()
        {
            if (_fresh.TryDequeue(out Cell[]? cells))
            {
                return cells;
            }
            if (!_held.TryDequeue(out Cell? cell))
            {
                return null;
            }
            cancel.WaitHandle.WaitOne(HeldPause);
            return [cell];
        }

        // False when the worker is gone.
        private bool Give(WorkerProcess worker, Cell[] cells)
        {
            long began = Stopwatch.GetTimestamp();
            bool late = false;
            int answered = 0;
            using (CancellationTokenRegistration stop = cancel.Register(worker.Kill))
            {
                using Timer? limit = job.Plan.LimitSeconds is { } seconds
                    ? new Timer(_ => End(), null, TimeSpan.FromSeconds(seconds * cells.Length), Timeout.InfiniteTimeSpan)
                    : null;
                foreach (CellAnswer answer in worker.Run(cells, job.Rerun))
                {
                    if (answer.Held)
                    {
                        _held.Enqueue(cells[answered]);
                    }
                    else
                    {
                        Count(answer.Status == CellStatus.Failed);
                    }
                    answered++;
                }
            }
            if (answered == cells.Length)
            {
                return true;
            }
            if (worker.ExitCode() == Hosting.ExitCode.Interrupted)
            {
                cancel.WaitHandle.WaitOne(SignalDelay);
            }
            if (cancel.IsCancellationRequested)
            {
                return false;
            }
            if (cells.Length > 1)
            {
                // One of them ended it, and nobody knows which: each for itself, then. What is finished is found finished.
                foreach (Cell cell in cells[answered..])
                {
                    _fresh.Enqueue([cell]);
                }
                return false;
            }
            string reason = late ? $"took longer than {job.Plan.LimitSeconds} s" : worker.Epitaph();
            lock (_gate)
            {
                CellRunner.RecordFailure(job.Folder, _claims, job.Plan, cells[0], reason, Stopwatch.GetElapsedTime(began).TotalSeconds);
            }
            Count(failed: true);
            return false;

            void End()
            {
                late = true;
                worker.Kill();
            }
        }

        private void Count(bool failed)
        {
            lock (_gate)
            {
                _finished++;
                _failed += failed ? 1 : 0;
                progress(new SweepProgress(_finished, _failed, job.Cells.Count, Stopwatch.GetElapsedTime(_started)));
            }
        }
    }
}
