using IsoTriplet.Training.Data;
using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Optimizers;
using IsoTriplet.Training.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace IsoTriplet.Training.Ensembles;

/// <summary>The networks of some members of an ensemble, and their optimizer.</summary>
internal sealed class StackedRuns : IDisposable
{
    // Outputs of a hidden layer that a processor computes together: with their gradients a megabyte in single precision.
    private const long HiddenNumbers = 1 << 16;

    private readonly StackedNetwork _network;
    private readonly TensorOptimizer _optimizer;

    private StackedRuns(int first, TrainingOptions[] options, DataSet train, Device device)
    {
        (First, Count) = (first, options.Length);
        _network = new StackedNetwork(
            [.. options.Select(o => (o.Network, o.Seed))],
            train.Features.Dimension,
            train.Shape,
            TrainingStep.TypeOf(options[0].Precision),
            device
        );
        _optimizer = new TensorOptimizer(
            options[0].Optimizer,
            [.. options.Select(o => o.Momentum)],
            [.. options.Select(o => o.WeightDecay)],
            _network.Parameters
        );
    }

    /// <summary>The first member, and how many.</summary>
    public int First { get; }

    /// <summary>How many members.</summary>
    public int Count { get; }

    /// <summary>Cuts an ensemble into parts: a device gets one, a processor parts of perceptrons whose hidden layers stay in its second-level cache.</summary>
    /// <param name="options">The options of all members.</param>
    /// <param name="train">The examples of one.</param>
    /// <param name="device">Where they live.</param>
    public static StackedRuns[] Of(TrainingOptions[] options, DataSet train, Device device)
    {
        TrainingOptions shape = options[0];
        long numbers = (long)shape.ClassesPerBatch * shape.SamplesPerClass * shape.Network.Hidden;
        bool cut = device.type == DeviceType.CPU && shape.Network.Kind == NetworkKind.Mlp;
        int most = cut ? (int)Math.Clamp(HiddenNumbers / numbers, 1, options.Length) : options.Length;
        return [.. options.Chunk(most).Select((part, k) => new StackedRuns(k * most, part, train, device))];
    }

    /// <summary>Embeds a batch of every member.</summary>
    /// <param name="batch">Count x N x d.</param>
    /// <returns>Count x N x n.</returns>
    public Tensor Embed(Tensor batch) => _network.Embed(batch);

    /// <summary>See <see cref="StackedNetwork.Pass"/>.</summary>
    /// <param name="batches">The batches of all members of the ensemble.</param>
    public (Tensor Output, Func<Tensor, IReadOnlyList<Tensor>> Gradients) Pass(Tensor batches) =>
        _network.Pass(batches.narrow(0, First, Count));

    /// <summary>Moves the weights of every member whose gradient is finite.</summary>
    /// <param name="gradients">In the layers.</param>
    /// <param name="rates">The learning rates of all members of the ensemble; 0: the member stays where it is.</param>
    /// <returns>Whose gradient is finite.</returns>
    public bool[] Step(IReadOnlyList<Tensor> gradients, ReadOnlySpan<double> rates)
    {
        bool[] finite = FiniteNumbers.OfRuns(gradients);
        double[] own = rates.Slice(First, Count).ToArray();
        for (int r = 0; r < own.Length; r++)
        {
            own[r] = finite[r] ? own[r] : 0;
        }
        _optimizer.Step(gradients, own);
        return finite;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _optimizer.Dispose();
        _network.Dispose();
    }
}
