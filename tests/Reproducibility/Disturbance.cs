using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Tests.Reproducibility;

/// <summary>What else a process may be doing: memory taken and given back in odd sizes, and another thread's products.</summary>
internal sealed class Disturbance : IDisposable
{
    private readonly Random _random;
    private readonly List<object> _kept = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _other;

    private Disturbance(int seed)
    {
        _random = new Random(seed);
        for (int k = 0; k < 200; k++)
        {
            // Odd counts of bytes, small and large heap, pinned and not: what comes next lies elsewhere.
            byte[] taken = GC.AllocateUninitializedArray<byte>(_random.Next(1, k % 20 == 0 ? 200_000 : 500), pinned: k % 3 == 0);
            if (_random.Next(2) == 0)
            {
                _kept.Add(taken);
            }
        }
        if (seed % 2 == 1)
        {
            GC.Collect();
        }
        _other = new Thread(Work) { IsBackground = true };
        _other.Start();
    }

    /// <summary>Calls a function several times, each time beside another disturbance, and expects the first answer, got in peace, each time.</summary>
    public static string[] Repeat(int times, Func<string> function)
    {
        List<string> answers = [function()];
        for (int k = 1; k < times; k++)
        {
            using Disturbance beside = new(k);
            answers.Add(function());
        }
        return [.. answers.Distinct(StringComparer.Ordinal)];
    }

    public void Dispose()
    {
        _stop.Cancel();
        _other.Join();
        _stop.Dispose();
        GC.KeepAlive(_kept);
    }

    private void Work()
    {
        Random random = new(_random.Next());
        while (!_stop.IsCancellationRequested)
        {
            int size = random.Next(2, 60);
            double[] a = new double[size * size];
            Array.Fill(a, random.NextDouble());
            _ = MatrixProduct.Of(a, a, size, size, size);
            Thread.Yield();
        }
    }
}
