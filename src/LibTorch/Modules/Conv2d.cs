using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Square two-dimensional convolution; weights and bias uniform in +-1/sqrt(channels * kernel^2).</summary>
public sealed class Conv2d : nn.Module<Tensor, Tensor>
{
    private readonly long[] _stride;
    private readonly long[] _padding;

    internal Conv2d(long channels, long outputs, long kernel, long stride, long padding)
        : base(nameof(Conv2d))
    {
        (_stride, _padding) = ([stride, stride], [padding, padding]);
        double bound = 1 / Math.Sqrt(channels * kernel * kernel);
        weight = nn.Parameter(empty([outputs, channels, kernel, kernel]).uniform_(-bound, bound));
        bias = nn.Parameter(empty([outputs]).uniform_(-bound, bound));
        register_parameter("weight", weight);
        register_parameter("bias", bias);
    }

    public Parameter weight { get; }

    public Parameter bias { get; }

    public override Tensor forward(Tensor input) => nn.functional.conv2d(input, weight, bias, _stride, _padding);
}
