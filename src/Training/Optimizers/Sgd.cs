using TorchSharp.Modules;
using static TorchSharp.torch;

namespace IsoTriplet.Training.Optimizers;

/// <summary>Stochastic gradient descent: v = momentum v + g + decay w, w -= rate v.</summary>
/// <param name="parameters">What is trained, by name.</param>
/// <param name="momentum">The share of the last step that goes on.</param>
/// <param name="decay">The weight decay.</param>
public sealed class Sgd(IEnumerable<(string Name, Parameter Parameter)> parameters, double momentum, double decay)
    : ParameterOptimizer(parameters)
{
    private protected override IEnumerable<string> Slots => momentum == 0 ? [] : ["velocity"];

    private protected override void Update(string name, Parameter parameter, Tensor gradient, double rate, long count)
    {
        Tensor direction = decay == 0 ? gradient : gradient.add(parameter, decay);
        if (momentum != 0)
        {
            Tensor velocity = Remembered("velocity", name, parameter);
            velocity.mul_(momentum).add_(direction);
            direction = velocity;
        }
        parameter.add_(direction, -rate);
    }
}
