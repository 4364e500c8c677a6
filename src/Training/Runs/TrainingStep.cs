using System.Runtime.InteropServices;
using IsoTriplet.Numerics;
using IsoTriplet.Training.Data;
using IsoTriplet.Training.Losses;
using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Optimizers;
using IsoTriplet.Triplets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Embedding = IsoTriplet.Numerics.Embedding;

namespace IsoTriplet.Training.Runs;

/// <summary>The network of a run with its optimizer: takes training steps and embeds examples.</summary>
public sealed class TrainingStep : IDisposable
{
    private const int EmbedRows = 512;

    private readonly TrainingOptions _options;
    private readonly Device _device;
    private readonly Embedder _network;
    private readonly OptimizerHelper _optimizer;
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
        ClaimThreads();
        _network = Embedder.Create(options.Network, train.Features.Dimension, train.Shape, options.Seed).to(_device);
        _optimizer =
            options.Optimizer == OptimizerKind.Adam
                ? optim.Adam(_network.parameters(), options.LearningRate, weight_decay: options.WeightDecay)
                : optim.SGD(_network.parameters(), options.LearningRate, options.Momentum, weight_decay: options.WeightDecay);
        _schedule = new LearningRateSchedule(options.Schedule, options.LearningRate, options.Steps);
        _loss = TripletLosses.ByName(options.Loss, options.LossSettings);
        _distance = TripletDistances.ByName(options.Distance);
        _mining = MiningStrategy.Parse(options.Mining);
        _features = OnDevice(train.Features, 0, train.Count).DetachFromDisposeScope();
    }

    /// <summary>Writes everything that the next step depends on: the parameters, and the optimizer's memory in its own format.</summary>
    /// <param name="writer">Where to; stays open.</param>
    internal void Save(BinaryWriter writer)
    {
        foreach ((string _, Parameter parameter) in _network.named_parameters())
        {
            using DisposeScope scope = NewDisposeScope();
            writer.Write(parameter.detach().cpu().contiguous().bytes);
        }
        _optimizer.save_state_dict(writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote of the same network and optimizer.</summary>
    /// <param name="reader">Where from; stays open.</param>
    internal void Load(BinaryReader reader)
    {
        using IDisposable still = no_grad();
        foreach ((string _, Parameter parameter) in _network.named_parameters())
        {
            using DisposeScope scope = NewDisposeScope();
            float[] values = new float[parameter.numel()];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            parameter.copy_(tensor(values, parameter.shape));
        }
        _optimizer.load_state_dict(reader);
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
    /// <returns>The loss, and what was not finite (null: all was).</returns>
    public (double Loss, string? NonFinite) Take(long step, ReadOnlySpan<int> rows, ReadOnlySpan<int> classOf)
    {
        using DisposeScope scope = NewDisposeScope();
        if (_structure?.Fits(classOf) != true)
        {
            _structure?.Dispose();
            _structure = new BatchStructure(classOf, _device);
        }
        long[] index = new long[rows.Length];
        for (int k = 0; k < index.Length; k++)
        {
            index[k] = rows[k];
        }
        _network.zero_grad();
        Tensor batch = _features.index_select(0, tensor(index, [index.LongLength], device: _device));
        Tensor loss = TensorLoss.Evaluate(_network.call(batch), _structure, _loss, _distance, _mining);
        loss.backward();
        (double value, double probe) = Probe(loss);
        if (!double.IsFinite(value) || !double.IsFinite(probe))
        {
            _network.zero_grad();
            return (value, double.IsFinite(value) ? "a gradient" : $"the loss ({value})");
        }
        _optimizer.ParamGroups.Single().LearningRate = _schedule.At(step);
        _optimizer.step();
        return (value, null);
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
            float[] embedded = _network.call(OnDevice(features, start, rows)).cpu().data<float>().ToArray();
            for (int k = 0; k < embedded.Length; k++)
            {
                values[((long)start * n) + k] = embedded[k];
            }
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

    // A sum over a tensor with a NaN or an infinity is not finite itself: one number tells for all gradients. One copy to the host.
    private (double Loss, double Probe) Probe(Tensor loss)
    {
        using IDisposable still = no_grad();
        Tensor[] sums = [loss.detach(), .. _network.parameters().Select(p => p.grad).OfType<Tensor>().Select(g => g.sum())];
        float[] values = stack(sums).cpu().data<float>().ToArray();
        return (values[0], values.Skip(1).Sum(v => (double)v));
    }

    private Tensor OnDevice(Embedding features, int start, int rows)
    {
        int d = features.Dimension;
        float[] values = new float[(long)rows * d];
        for (int i = 0; i < rows; i++)
        {
            ReadOnlySpan<double> row = features.Row(start + i);
            for (int k = 0; k < d; k++)
            {
                values[((long)i * d) + k] = (float)row[k];
            }
        }
        // A tensor over an array begins where the array does; a copy begins where the library's own do, and its products do not hang on the place.
        using Tensor placed = tensor(values, [rows, d], device: _device);
        return placed.clone();
    }
}
