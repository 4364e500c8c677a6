using IsoTriplet.Numerics;
using IsoTriplet.Training.Losses;
using IsoTriplet.Training.Optimizers;
using IsoTriplet.Training.Runs;
using TorchSharp;
using static TorchSharp.torch;
using Embedding = IsoTriplet.Numerics.Embedding;

namespace IsoTriplet.Training.Ensembles;

/// <summary>The networks of an ensemble with their optimizer: takes a step of all runs at once.</summary>
internal sealed class EnsembleStep : IDisposable
{
    // Elsewhere than on a processor so many rows of all members together are embedded at a time.
    private const int EmbedRows = 65536;

    private readonly TrainingOptions[] _options;
    private readonly LearningRateSchedule[] _schedules;
    private readonly Device _device;
    private readonly ScalarType _type;
    private readonly StackedRuns[] _parts;
    private readonly Dictionary<(int Classes, int Samples), StackedMiner> _miners = [];
    private readonly Dictionary<(int Classes, int Samples), Labels> _labels = [];
    private readonly TripletLoss _loss;
    private readonly TripletDistance _distance;
    private readonly MiningStrategy _mining;
    private readonly Tensor _margins;
    private readonly Tensor _features;
    private readonly long[] _offsets;

    public EnsembleStep(IReadOnlyList<EnsembleRun> runs)
    {
        _options = [.. runs.Select(r => r.Options)];
        TrainingOptions shape = _options[0];
        if (shape.Device != "cpu" && !cuda.is_available())
        {
            throw new ArgumentException($"device {shape.Device}: this tensor library sees no CUDA device", nameof(runs));
        }
        set_num_threads(shape.Threads);
        (_device, _type) = (device(shape.Device), TrainingStep.TypeOf(shape.Precision));
        // Runs that differ in labels alone share their features.
        Embedding[] sets = [.. runs.Select(r => r.Data.Train.Features).Distinct()];
        long[] starts = new long[sets.Length];
        for (int k = 1; k < sets.Length; k++)
        {
            starts[k] = starts[k - 1] + sets[k - 1].Points;
        }
        _offsets = [.. runs.Select(r => starts[Array.IndexOf(sets, r.Data.Train.Features)])];
        using DisposeScope scope = NewDisposeScope();
        _features = cat([.. sets.Select(s => TrainingStep.Placed(s, 0, s.Points, _type))], 0).to(_device).DetachFromDisposeScope();
        _parts = StackedRuns.Of(_options, runs[0].Data.Train, _device);
        _schedules = [.. _options.Select(o => new LearningRateSchedule(o.Schedule, o.LearningRate, o.Steps))];
        _loss = TripletLosses.ByName(shape.Loss, shape.LossSettings);
        _distance = TripletDistances.ByName(shape.Distance);
        _mining = MiningStrategy.Parse(shape.Mining);
        double[] margins = [.. _options.Select(o => o.LossSettings.Margin)];
        _margins = tensor(margins, [margins.Length, 1]).to(_type).to(_device).DetachFromDisposeScope();
    }

    /// <summary>One step of every run that is alive; a run in which something is not finite keeps its weights.</summary>
    /// <param name="step">How many steps lie behind.</param>
    /// <param name="batches">The batch of every run: rows of its own data.</param>
    /// <param name="alive">Which runs take part.</param>
    /// <returns>For every run its loss, and what was not finite (null: all was).</returns>
    public (double Loss, string? NonFinite)[] Take(long step, IReadOnlyList<int[]> batches, IReadOnlyList<bool> alive)
    {
        using DisposeScope scope = NewDisposeScope();
        (int runs, int points) = (batches.Count, batches[0].Length);
        long[] index = new long[runs * points];
        for (int k = 0; k < index.Length; k++)
        {
            index[k] = _offsets[k / points] + batches[k / points][k % points];
        }
        Tensor batch = _features.index_select(0, tensor(index, [index.LongLength], device: _device)).view(runs, points, -1);
        (Tensor Output, Func<Tensor, IReadOnlyList<Tensor>> Gradients)[] passes = Array.ConvertAll(_parts, p => p.Pass(batch));
        Tensor outputs = cat([.. passes.Select(p => p.Output)], 0).requires_grad_(true);
        Tensor losses = Losses(Normalised(outputs), _options[0].BatchAt(step));
        Tensor slopes = autograd.grad([losses.sum()], [outputs])[0];
        double[] values = losses.detach().to(ScalarType.Float64).cpu().data<double>().ToArray();
        double[] rates = [.. _schedules.Select((s, r) => alive[r] && double.IsFinite(values[r]) ? s.At(step) : 0)];
        (double, string?)[] taken = new (double, string?)[runs];
        foreach ((StackedRuns part, (_, Func<Tensor, IReadOnlyList<Tensor>> gradients)) in _parts.Zip(passes))
        {
            using DisposeScope own = NewDisposeScope();
            bool[] finite = part.Step(gradients(slopes.narrow(0, part.First, part.Count)), rates);
            for (int k = 0; k < finite.Length; k++)
            {
                double value = values[part.First + k];
                taken[part.First + k] = (
                    value,
                    !double.IsFinite(value) ? $"the loss ({value})"
                    : !finite[k] ? "a gradient"
                    : null
                );
            }
        }
        return taken;
    }

    /// <summary>Embeds examples of every run by its own network.</summary>
    /// <param name="features">The examples of each run.</param>
    /// <returns>For every run its embedding, or null when a coordinate is not finite.</returns>
    public Embedding?[] Embed(IReadOnlyList<Embedding> features)
    {
        using IDisposable still = no_grad();
        int n = _options[0].Network.Dimension;
        double[][] values = [.. features.Select(f => new double[f.Points * n])];
        foreach (StackedRuns part in _parts)
        {
            Embedding[] own = [.. features.Skip(part.First).Take(part.Count)];
            int longest = own.Max(f => f.Points);
            int rows = _device.type == DeviceType.CPU ? TrainingStep.EmbedRows : Math.Max(1, EmbedRows / part.Count);
            for (int start = 0; start < longest; start += rows)
            {
                using DisposeScope scope = NewDisposeScope();
                int count = Math.Min(rows, longest - start);
                Tensor embedded = part.Embed(Stack(own, start, count)).to(ScalarType.Float64).cpu();
                double[] all = embedded.data<double>().ToArray();
                for (int r = 0; r < own.Length; r++)
                {
                    int kept = Math.Clamp(own[r].Points - start, 0, count);
                    all.AsSpan(r * count * n, kept * n).CopyTo(values[part.First + r].AsSpan(Math.Min(start, own[r].Points) * n));
                }
            }
        }
        return [.. values.Select(Finite)];
    }

    /// <summary>The embeddings of batches, null where a coordinate is not finite, with their size and order: see <see cref="StackedMiner.Figures"/>.</summary>
    public (Embedding?[] Points, double[][] Figures) Look(IReadOnlyList<Embedding> batches)
    {
        using IDisposable still = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor stacked = Stack(batches, 0, batches[0].Points);
        Tensor embedded = cat([.. _parts.Select(p => p.Embed(stacked.narrow(0, p.First, p.Count)))], 0);
        double[] all = embedded.to(ScalarType.Float64).cpu().data<double>().ToArray();
        return (
            [.. all.Chunk(all.Length / batches.Count).Select(Finite)],
            Miner((_options[0].ClassesPerBatch, _options[0].SamplesPerClass)).Figures(embedded)
        );
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _features.Dispose();
        _margins.Dispose();
        foreach (StackedMiner miner in _miners.Values)
        {
            miner.Dispose();
        }
        Array.ForEach(_parts, p => p.Dispose());
    }

    private Tensor Normalised(Tensor outputs) => _options[0].Network.Normalise ? nn.functional.normalize(outputs, 2, 2) : outputs;

    private Embedding? Finite(double[] values)
    {
        int n = _options[0].Network.Dimension;
        return Array.TrueForAll(values, double.IsFinite) ? Embedding.Create(values.Length / n, n, values) : null;
    }

    // Rows beyond the end of a shorter set repeat its last; nobody reads what becomes of them.
    private Tensor Stack(IReadOnlyList<Embedding> features, int start, int count) =>
        stack(
                [
                    .. features.Select(f =>
                    {
                        int from = Math.Min(start, f.Points - 1);
                        int own = Math.Min(count, f.Points - from);
                        Tensor rows = TrainingStep.Placed(f, from, own, _type);
                        return own == count ? rows : cat([rows, rows.narrow(0, own - 1, 1).expand(count - own, -1)], 0);
                    }),
                ],
                0
            )
            .to(_device);

    private StackedMiner Miner((int Classes, int Samples) batch)
    {
        if (!_miners.TryGetValue(batch, out StackedMiner? miner))
        {
            _miners[batch] = miner = new StackedMiner(batch.Classes, batch.Samples, _device);
        }
        return miner;
    }

    private Labels LabelsOf((int Classes, int Samples) batch)
    {
        if (!_labels.TryGetValue(batch, out Labels? labels))
        {
            int[] classOf = [.. Enumerable.Range(0, batch.Classes * batch.Samples).Select(i => i / batch.Samples)];
            _labels[batch] = labels = Labels.FromIntegers(classOf);
        }
        return labels;
    }

    private Tensor Losses(Tensor embedded, (int Classes, int Samples) batch)
    {
        (long runs, long points) = (embedded.shape[0], embedded.shape[1]);
        (Tensor positives, Tensor negatives) = Mine(embedded, batch);
        Tensor flat = TensorDistance.Rows(embedded, _distance).reshape(runs * points, -1);
        (Tensor near, Tensor far) = TensorDistance.Between(
            flat.view(flat.shape),
            TensorLoss.Pick(flat, positives),
            TensorLoss.Pick(flat, negatives),
            _distance
        );
        return TensorLoss.Each(near.view(runs, points), far.view(runs, points), _loss, _margins).mean([1]);
    }

    // Places in all batches together: those of the exact miner on a processor, where it is the quicker one too.
    private (Tensor Positives, Tensor Negatives) Mine(Tensor embedded, (int Classes, int Samples) batch)
    {
        (long runs, long points) = (embedded.shape[0], embedded.shape[1]);
        if (_device.type == DeviceType.CPU)
        {
            return TensorMiner.MineEach(embedded, LabelsOf(batch), _distance, _mining);
        }
        (Tensor positives, Tensor negatives) = Miner(batch).Mine(TensorDistance.Rows(embedded, _distance), _mining);
        Tensor first = tensor([.. Enumerable.Range(0, (int)runs).Select(r => r * points)], [runs, 1], device: _device);
        return (positives.Plus(first).view(-1), negatives.Plus(first).view(-1));
    }
}
