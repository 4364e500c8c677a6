using System.Numerics.Tensors;
using IsoTriplet.Training.Data;
using IsoTriplet.Training.Losses;
using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Optimizers;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Embedding = IsoTriplet.Numerics.Embedding;
using Tensor = TorchSharp.torch.Tensor;

namespace IsoTriplet.Training.Runs;

/// <summary>The network of a run with its optimizer: takes training steps and embeds examples.</summary>
public sealed class TrainingStep : IDisposable
{
    /// <summary>So many rows are embedded at a time.</summary>
    internal const int EmbedRows = 512;

    private readonly TrainingOptions _options;
    private readonly Device _device;
    private readonly ScalarType _type;
    private readonly Embedder _network;
    private readonly Parameter[] _parameters;
    private readonly TensorOptimizer _optimizer;
    private readonly LearningRateSchedule _schedule;
    private readonly TripletLoss _loss;
    private readonly TripletDistance _distance;
    private readonly MiningStrategy _mining;
    private readonly Tensor _features;
    private BatchStructure? _structure;

    /// <summary>Builds network and optimizer and puts the training features on the device.</summary>
    /// <param name="options">The run's options.</param>
    /// <param name="train">The training examples.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or the device is not there.</exception>
    public TrainingStep(TrainingOptions options, DataSet train)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(train);
        options.Validate();
        _options = options;
        if (options.Device != "cpu" && !cuda.is_available())
        {
            throw new ArgumentException(
                $"device {options.Device}: this tensor library sees no CUDA device; use cpu, or a build with CUDA (-p:Tensors=cuda)",
                nameof(options)
            );
        }
        _device = device(options.Device);
        _type = TypeOf(options.Precision);
        ClaimThreads();
        _network = Embedder.Create(options.Network, train.Features.Dimension, train.Shape, options.Seed).to(_device, _type);
        _parameters = [.. _network.parameters()];
        _optimizer = new TensorOptimizer(options.Optimizer, [options.Momentum], [options.WeightDecay], _parameters);
        _schedule = new LearningRateSchedule(options.Schedule, options.LearningRate, options.Steps);
        _loss = TripletLosses.ByName(options.Loss, options.LossSettings);
        _distance = TripletDistances.ByName(options.Distance);
        _mining = MiningStrategy.Parse(options.Mining);
        _features = OnDevice(train.Features, 0, train.Count).DetachFromDisposeScope();
    }

    /// <summary>Writes everything that the next step depends on: the weights, and the optimizer's memory.</summary>
    /// <param name="writer">Where to; stays open.</param>
    internal void Save(BinaryWriter writer)
    {
        foreach (Parameter parameter in _parameters)
        {
            using DisposeScope scope = NewDisposeScope();
            writer.Write(parameter.detach().cpu().bytes);
        }
        _optimizer.Save(writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote of the same network and optimizer.</summary>
    /// <param name="reader">Where from; stays open.</param>
    internal void Load(BinaryReader reader)
    {
        foreach (Parameter parameter in _parameters)
        {
            TensorOptimizer.Read(reader, parameter);
        }
        _optimizer.Load(reader);
    }

    /// <summary>Sets the thread counts of the run again: solvers between two steps may have changed OpenBLAS's, and with it the last digits of products.</summary>
    public void ClaimThreads()
    {
        Parallelism.Threads = _options.Threads;
        set_num_threads(_options.Threads);
    }

    /// <summary>One step on the given rows. When something is not finite the weights stay as they were.</summary>
    /// <param name="step">How many steps lie behind.</param>
    /// <param name="rows">The batch.</param>
    /// <param name="classOf">The class of each row of the batch, in any numbering.</param>
    /// <param name="triples">Triples of places in the batch, in the place of those that the options' strategy mines.</param>
    /// <returns>The loss, and what was not finite (null: all was).</returns>
    public (double Loss, string? NonFinite) Take(
        long step,
        ReadOnlySpan<int> rows,
        ReadOnlySpan<int> classOf,
        IReadOnlyList<Triple>? triples = null
    )
    {
        using DisposeScope scope = NewDisposeScope();
        if (_structure?.Fits(classOf) != true)
        {
            _structure?.Dispose();
            _structure = new BatchStructure(classOf, _device);
        }
        _network.zero_grad();
        Tensor loss = TensorLoss.Evaluate(_network.call(Gather(rows)), _structure, _loss, _distance, _mining, triples);
        loss.backward();
        using IDisposable still = no_grad();
        Tensor[] gradients = Array.ConvertAll(_parameters, p => p.grad!);
        double value = FiniteNumbers.Of(loss);
        if (!double.IsFinite(value) || !FiniteNumbers.AreAll(gradients))
        {
            return (value, double.IsFinite(value) ? "a gradient" : $"the loss ({value})");
        }
        _optimizer.Step(gradients, [_schedule.At(step)]);
        return (value, null);
    }

    /// <summary>Another run from these weights: the network is copied, the optimizer begins.</summary>
    /// <param name="options">Its options; the network is that of these.</param>
    /// <param name="train">Its training examples.</param>
    /// <returns>A step of its own.</returns>
    public TrainingStep Branch(TrainingOptions options, DataSet train)
    {
        ArgumentNullException.ThrowIfNull(options);
        TrainingStep branch = new(options with { Network = _options.Network }, train);
        using IDisposable still = no_grad();
        foreach ((Parameter to, Parameter from) in branch._parameters.Zip(_parameters))
        {
            to.copy_(from);
        }
        return branch;
    }

    /// <summary>Embeds examples.</summary>
    /// <param name="features">N x d.</param>
    /// <returns>N x n, or null when a coordinate is not finite.</returns>
    public Embedding? Embed(Embedding features)
    {
        ArgumentNullException.ThrowIfNull(features);
        using IDisposable still = no_grad();
        int n = _options.Network.Dimension;
        double[] values = new double[(long)features.Points * n];
        for (int start = 0; start < features.Points; start += EmbedRows)
        {
            using DisposeScope scope = NewDisposeScope();
            int rows = Math.Min(EmbedRows, features.Points - start);
            Tensor embedded = _network.call(OnDevice(features, start, rows)).to(ScalarType.Float64).cpu();
            embedded.data<double>().CopyTo(values, (int)((long)start * n));
        }
        return Array.TrueForAll(values, double.IsFinite) ? Embedding.Create(features.Points, n, values) : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _structure?.Dispose();
        _features.Dispose();
        _optimizer.Dispose();
        _network.Dispose();
    }

    internal static ScalarType TypeOf(TensorPrecision precision) =>
        precision == TensorPrecision.Double ? ScalarType.Float64 : ScalarType.Float32;

    // Some hundred rows are copied sooner than a second thread is woken, which index_select does for however few.
    private Tensor Gather(ReadOnlySpan<int> rows)
    {
        long[] index = new long[rows.Length];
        TensorPrimitives.ConvertTruncating(rows, index.AsSpan());
        int threads = get_num_threads();
        set_num_threads(1);
        try
        {
            return _features.index_select(0, tensor(index, [index.LongLength], device: _device));
        }
        finally
        {
            set_num_threads(threads);
        }
    }

    private Tensor OnDevice(Embedding features, int start, int rows)
    {
        // A tensor over an array begins where the array does; a copy begins where the library's own do, and its products do not hang on the place.
        using Tensor placed = Placed(features, start, rows, _type);
        return placed.to(_device, copy: true);
    }

    /// <summary>Rows of an embedding as a tensor over an array, on the CPU.</summary>
    internal static Tensor Placed(Embedding features, int start, int rows, ScalarType type)
    {
        int d = features.Dimension;
        ReadOnlySpan<double> values = features.Values.Slice(start * d, rows * d);
        if (type == ScalarType.Float64)
        {
            return tensor(values.ToArray(), [rows, d]);
        }
        float[] single = new float[values.Length];
        for (int k = 0; k < single.Length; k++)
        {
            single[k] = (float)values[k];
        }
        return tensor(single, [rows, d]);
    }
}
