using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x W' + b; weights and bias uniform in +-1/sqrt(inputs).</summary>
public sealed class Linear : nn.Module<Tensor, Tensor>
{
    internal Linear(long inputs, long outputs, bool hasBias, Device? device, ScalarType? dtype)
        : base(nameof(Linear))
    {
        double bound = 1 / Math.Sqrt(inputs);
        weight = nn.Parameter(empty([outputs, inputs], dtype, device).uniform_(-bound, bound));
        register_parameter("weight", weight);
        if (hasBias)
        {
            bias = nn.Parameter(empty([outputs], dtype, device).uniform_(-bound, bound));
            register_parameter("bias", bias);
        }
    }

    public Parameter weight { get; }

    public Parameter? bias { get; }

    public override Tensor forward(Tensor input) => nn.functional.linear(input, weight, bias);
}
