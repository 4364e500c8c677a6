using System.Runtime.InteropServices;
using IsoTriplet.Training.Data;
using IsoTriplet.Training.Runs;

namespace IsoTriplet.Experiments.Training;

/// <summary>A run without a folder, whose result is its seed's alone: one that the tensor library breaks off begins anew.</summary>
internal static class SeededRun
{
    private const int Attempts = 5;

    /// <summary>Trains once.</summary>
    /// <remarks>TorchSharp's optimizers make numbers that may be collected while the library reads them: it ends in an exception that names Scalar (docs/decisions/170).</remarks>
    /// <param name="data">The data.</param>
    /// <param name="options">The options; they hold the seed.</param>
    /// <param name="hooks">Makes the hooks of an attempt: what they remember begins anew as well.</param>
    /// <param name="cancel">Stops between two steps.</param>
    /// <returns>The result.</returns>
    public static TrainingResult Of(DataSplit data, TrainingOptions options, Func<TrainingHooks> hooks, CancellationToken cancel)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return Trainer.Run(data, options, hooks(), cancel);
            }
            catch (ExternalException e) when (attempt < Attempts && e.Message.Contains("Scalar", StringComparison.Ordinal)) { }
        }
    }
}
