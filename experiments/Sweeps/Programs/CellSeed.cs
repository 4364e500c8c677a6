namespace IsoTriplet.Experiments.Sweeps.Programs;

/// <summary>The seed of a cell's random choices: a hash of all that distinguishes it, so that cells which share the setting "seed" share no draw.</summary>
internal static class CellSeed
{
    internal static int Of(params ReadOnlySpan<double> settings)
    {
        ulong hash = 14695981039346656037UL;
        foreach (double setting in settings)
        {
            ulong bits = BitConverter.DoubleToUInt64Bits(setting);
            for (int k = 0; k < sizeof(ulong); k++)
            {
                hash = (hash ^ ((bits >> (8 * k)) & 0xff)) * 1099511628211UL;
            }
        }
        return (int)((hash ^ (hash >> 32)) & int.MaxValue);
    }
}
