using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>max(x, 0).</summary>
public sealed class ReLU() : nn.Module<Tensor, Tensor>(nameof(ReLU))
{
    public override Tensor forward(Tensor input) => input.relu();
}

/// <summary>The input itself.</summary>
public sealed class Identity() : nn.Module<Tensor, Tensor>(nameof(Identity))
{
    public override Tensor forward(Tensor input) => Tensor.Made(Shim.iso_alias(input.Handle), input);
}

/// <summary>Joins dimensions.</summary>
public sealed class Flatten(long start_dim, long end_dim) : nn.Module<Tensor, Tensor>(nameof(Flatten))
{
    public override Tensor forward(Tensor input) => input.flatten(start_dim, end_dim);
}

/// <summary>The largest of each window.</summary>
public sealed class MaxPool2d(long kernel_size, long stride, long padding) : nn.Module<Tensor, Tensor>(nameof(MaxPool2d))
{
    public override Tensor forward(Tensor input) => nn.functional.max_pool2d(input, kernel_size, stride, padding);
}

/// <summary>Averages down to a square of the given size.</summary>
public sealed class AdaptiveAvgPool2d(long output_size) : nn.Module<Tensor, Tensor>(nameof(AdaptiveAvgPool2d))
{
    public override Tensor forward(Tensor input) =>
        Tensor.Made(Shim.iso_adaptive_avg_pool2d(input.Handle, output_size, output_size), input);
}

/// <summary>Modules one after the other.</summary>
public sealed class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<nn.Module<Tensor, Tensor>> _chain = [];

    internal Sequential((string Name, nn.Module<Tensor, Tensor> Module)[] modules)
        : base(nameof(Sequential))
    {
        foreach ((string name, nn.Module<Tensor, Tensor> module) in modules)
        {
            _chain.Add(module);
            register_module(name, module);
        }
    }

    public int Count => _chain.Count;

    public override Tensor forward(Tensor input)
    {
        Tensor output = input;
        foreach (nn.Module<Tensor, Tensor> module in _chain)
        {
            Tensor next = module.forward(output);
            if (!ReferenceEquals(output, input))
            {
                output.Dispose();
            }
            output = next;
        }
        return output;
    }
}
