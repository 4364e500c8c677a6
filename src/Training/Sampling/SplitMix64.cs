namespace IsoTriplet.Training.Sampling;

/// <summary>SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): a small seeded generator whose whole state is one number.</summary>
/// <param name="seed">The state to begin with.</param>
internal struct SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A generator for one purpose of one run: streams of different numbers are unrelated.</summary>
    public static SplitMix64 Stream(int seed, ulong stream, long index = 0)
    {
        SplitMix64 mixer = new((uint)seed);
        ulong a = mixer.Next() ^ (stream * 0x9E3779B97F4A7C15);
        mixer = new SplitMix64(a);
        return new SplitMix64(mixer.Next() ^ (ulong)index * 0xD1B54A32D192ED03);
    }

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in [0, 1), with 53 bits.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in 0..below-1 (Lemire's multiplication; the bias is below 2^-32 for the sizes here).</summary>
    public int NextInteger(int below) => (int)(((UInt128)Next() * (uint)below) >> 64);

    /// <summary>Standard normal (Box-Muller).</summary>
    public double NextNormal()
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return radius * Math.Cos(2 * Math.PI * NextDouble());
    }

    /// <summary>The first <paramref name="count"/> places of <paramref name="items"/> become a uniform draw without repetition.</summary>
    public void Draw(Span<int> items, int count)
    {
        for (int k = 0; k < count; k++)
        {
            int other = k + NextInteger(items.Length - k);
            (items[k], items[other]) = (items[other], items[k]);
        }
    }
}
