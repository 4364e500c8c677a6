using IsoTriplet.Training.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace IsoTriplet.Training.Ensembles;

/// <summary>Adam or stochastic gradient descent on the rows of a matrix, each row with its own rate, momentum and weight decay.</summary>
/// <remarks>
/// With g the gradient and w the decay, g' = g + w theta. Adam (Kingma, Ba, ICLR 2015), b1 = 0.9, b2 = 0.999, e = 1e-8: m = b1 m + (1 - b1) g', v = b2 v + (1 - b2) g'^2,
/// theta -= rate / (1 - b1^t) m / (sqrt(v) / sqrt(1 - b2^t) + e). Descent: u = mu u + g' (u = g' at first), theta -= rate u. No number is left to the collector while the library reads it.
/// </remarks>
internal sealed class StackedOptimizer : IDisposable
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;

    private static readonly Scalar Keep1 = Beta1;
    private static readonly Scalar Take1 = 1 - Beta1;
    private static readonly Scalar Keep2 = Beta2;
    private static readonly Scalar Take2 = 1 - Beta2;
    private static readonly Scalar Epsilon = 1e-8;

    private readonly OptimizerKind _kind;
    private readonly Tensor _parameters;
    private readonly Tensor? _momentum;
    private readonly Tensor? _decay;
    private readonly Tensor _first;
    private readonly Tensor? _second;
    private long _steps;

    /// <summary>Begins with no memory.</summary>
    /// <param name="parameters">R x P; changed by every step.</param>
    /// <param name="members">The options of each row; the kind is the same.</param>
    public StackedOptimizer(Tensor parameters, IReadOnlyList<TrainingOptions> members)
    {
        (_kind, _parameters) = (members[0].Optimizer, parameters);
        _first = zeros_like(parameters).DetachFromDisposeScope();
        if (_kind == OptimizerKind.Adam)
        {
            _second = zeros_like(parameters).DetachFromDisposeScope();
        }
        else
        {
            _momentum = Column(members.Select(m => m.Momentum)).DetachFromDisposeScope();
        }
        if (members.Any(m => m.WeightDecay != 0))
        {
            _decay = Column(members.Select(m => m.WeightDecay)).DetachFromDisposeScope();
        }
    }

    /// <summary>One step.</summary>
    /// <param name="gradient">R x P, finite.</param>
    /// <param name="rates">The learning rate of every row; one of 0 leaves its row as it is.</param>
    public void Step(Tensor gradient, IReadOnlyList<double> rates)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable still = no_grad();
        _steps++;
        Tensor g = _decay is null ? gradient : gradient + (_decay * _parameters);
        if (_kind == OptimizerKind.Sgd)
        {
            _first.mul_(_momentum!).add_(g);
            _parameters.sub_(_first * Column(rates));
            return;
        }
        _first.mul_(Keep1).add_(g * Take1);
        _second!.mul_(Keep2).addcmul_(g, g, Take2);
        (double bias1, double bias2) = (1 - Math.Pow(Beta1, _steps), 1 - Math.Pow(Beta2, _steps));
        using Scalar root = Math.Sqrt(bias2);
        Tensor scale = _second.sqrt().div_(root).add_(Epsilon);
        _parameters.sub_(_first.div(scale).mul_(Column(rates.Select(rate => rate / bias1))));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _first.Dispose();
        _second?.Dispose();
        _momentum?.Dispose();
        _decay?.Dispose();
    }

    private Tensor Column(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return tensor(all, [all.Length, 1]).to(_parameters.dtype).to(_parameters.device);
    }
}
