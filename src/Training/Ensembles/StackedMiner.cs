using IsoTriplet.Training.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace IsoTriplet.Training.Ensembles;

/// <summary>Mines the batches of all runs at once, one triple an anchor, on the device that holds them; on processors it measures them alone, and the exact miner mines.</summary>
/// <remarks>
/// Anchors rank the others by |y|^2 - 2 x.y in double precision, about the batch's first point: the order of the distances, up to rounding by a few 2^-53 of the squared size of the batch. So the triples are those of
/// <see cref="TripletMiner"/> but for ties and what is nearer to one than that; ties go to the lowest row.
/// </remarks>
public sealed class StackedMiner : IDisposable
{
    private static readonly Scalar MinusTwo = -2.0;

    private readonly Tensor _same;
    private readonly Tensor _notPositive;
    private readonly int _samples;

    /// <summary>Prepares batches of P classes with K examples each, class after class.</summary>
    /// <param name="classes">P, at least 2.</param>
    /// <param name="samples">K, at least 2.</param>
    /// <param name="device">Where the batches are.</param>
    public StackedMiner(int classes, int samples, Device device)
    {
        using DisposeScope scope = NewDisposeScope();
        _samples = samples;
        long points = (long)classes * samples;
        long[] classOf = [.. Enumerable.Range(0, (int)points).Select(i => (long)(i / samples))];
        Tensor own = tensor(classOf, [points, 1], device: device);
        _same = own.eq(own.transpose(0, 1)).DetachFromDisposeScope();
        _notPositive = _same.logical_not().logical_or(eye(points, dtype: ScalarType.Bool, device: device)).DetachFromDisposeScope();
    }

    /// <summary>The positive and the negative of every anchor.</summary>
    /// <param name="rows">R x N x n: the rows that the distance looks at.</param>
    /// <param name="strategy">The strategy, of neither all positives nor all negatives.</param>
    /// <returns>Two R x N tensors of rows.</returns>
    public (Tensor Positives, Tensor Negatives) Mine(Tensor rows, MiningStrategy strategy)
    {
        ArgumentNullException.ThrowIfNull(rows);
        (Tensor keys, _) = Keys(rows);
        Tensor positives =
            strategy.Positive == PositiveRule.Hard
                ? keys.masked_fill(_notPositive, Held.MinusInfinity).argmax(2)
                : keys.masked_fill(_notPositive, Held.Infinity).argmin(2);
        Tensor farthest() => keys.masked_fill(_same, Held.MinusInfinity).argmax(2);
        switch (strategy.Negative)
        {
            case NegativeRule.Hard:
                return (positives, keys.masked_fill(_same, Held.Infinity).argmin(2));
            case NegativeRule.Easy:
                return (positives, farthest());
            default:
                Tensor limit = keys.gather(2, positives.unsqueeze(2));
                Tensor farther = keys.masked_fill(_same.logical_or(keys.le(limit)), Held.Infinity);
                Tensor nearest = farther.argmin(2);
                Tensor found = farther.gather(2, nearest.unsqueeze(2)).squeeze(2).lt(Held.Infinity);
                return (positives, where(found, nearest, farthest()));
        }
    }

    /// <summary>Size and order of every batch, in double precision.</summary>
    /// <param name="points">R x N x n.</param>
    /// <returns>Spread, hardness H, mean over the anchors of farthest positive less nearest negative, rms distance from the class means, rms distance of the class means: R numbers each.</returns>
    public double[][] Figures(Tensor points)
    {
        ArgumentNullException.ThrowIfNull(points);
        using DisposeScope scope = NewDisposeScope();
        (Tensor keys, Tensor offsets) = Keys(points);
        Tensor squares = offsets.Squared().sum(2, keepdim: true);
        Tensor distances = keys.Plus(squares).clamp_min(Held.Zero).sqrt();
        Tensor far = distances.masked_fill(_notPositive, Held.MinusInfinity).amax([2]);
        Tensor hard = far - distances.masked_fill(_same, Held.Infinity).amin([2]);
        Tensor centred = offsets - offsets.mean([1], keepdim: true);
        long runs = points.shape[0];
        Tensor classes = centred.view(runs, -1, _samples, points.shape[2]);
        Tensor means = classes.mean([2], keepdim: true);
        Tensor apart = (means - means.mean([1], keepdim: true)).Squared().sum([1, 2, 3]);
        using Scalar others = (means.shape[1] - 1) / 2.0;
        Tensor all = stack(
            [
                centred.Squared().sum(2).mean([1]).sqrt(),
                hard.amax([1]),
                hard.mean([1]),
                (classes - means).Squared().sum(3).mean([1, 2]).sqrt(),
                (apart / others).sqrt(),
            ],
            0
        );
        double[] values = all.cpu().data<double>().ToArray();
        return [.. values.Chunk((int)runs)];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _same.Dispose();
        _notPositive.Dispose();
    }

    // Equal points have offsets of exactly 0.
    private static (Tensor Keys, Tensor Offsets) Keys(Tensor rows)
    {
        Tensor given = rows.detach().to(ScalarType.Float64);
        Tensor offsets = given - given.narrow(1, 0, 1);
        Tensor squares = offsets.Squared().sum(2).unsqueeze(1);
        return (offsets.bmm((offsets * MinusTwo).transpose(1, 2)).add_(squares, Held.One), offsets);
    }
}
