namespace IsoTriplet.Experiments.Sweeps.Engines;

/// <summary>What computes the cells of a run.</summary>
public interface ISweepEngine
{
    /// <summary>Looks whether the engine can work here, before anything is written.</summary>
    /// <exception cref="IOException">It cannot.</exception>
    void Check() { }

    /// <summary>Computes cells until each has a shard, or the run is cancelled.</summary>
    /// <param name="progress">Is told of each cell.</param>
    /// <param name="cancel">Ends the run; what is finished stays.</param>
    /// <exception cref="IOException">The machinery does not work: no worker comes up, no job is taken.</exception>
    void Run(SweepJob job, Action<SweepProgress> progress, CancellationToken cancel);
}
