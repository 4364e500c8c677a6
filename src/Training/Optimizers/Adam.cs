using TorchSharp.Modules;
using static TorchSharp.torch;

namespace IsoTriplet.Training.Optimizers;

/// <summary>Adam (Kingma and Ba 2015, algorithm 1) with beta 0.9 and 0.999, epsilon 1e-8, and weight decay added to the gradient.</summary>
/// <param name="parameters">What is trained, by name.</param>
/// <param name="decay">The weight decay.</param>
public sealed class Adam(IEnumerable<(string Name, Parameter Parameter)> parameters, double decay) : ParameterOptimizer(parameters)
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const double Epsilon = 1e-8;

    private protected override IEnumerable<string> Slots => ["mean", "square"];

    private protected override void Update(string name, Parameter parameter, Tensor gradient, double rate, long count)
    {
        Tensor direction = decay == 0 ? gradient : gradient.add(parameter, decay);
        Tensor mean = Remembered("mean", name, parameter);
        Tensor square = Remembered("square", name, parameter);
        mean.mul_(Beta1).add_(direction, 1 - Beta1);
        square.mul_(Beta2).addcmul_(direction, direction, 1 - Beta2);
        double first = 1 - Math.Pow(Beta1, count + 1);
        double second = 1 - Math.Pow(Beta2, count + 1);
        Tensor length = square.sqrt().mul_(1 / Math.Sqrt(second)).add_(Epsilon);
        parameter.addcdiv_(mean, length, -rate / first);
    }
}
