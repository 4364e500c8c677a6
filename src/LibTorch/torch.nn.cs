using TorchSharp.Modules;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Networks: the modules' factories and their functional forms.</summary>
    public static partial class nn
    {
        public static Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);

        public static Linear Linear(
            long inputSize,
            long outputSize,
            bool hasBias = true,
            Device? device = null,
            ScalarType? dtype = null
        ) => new(inputSize, outputSize, hasBias, device, dtype);

        public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0) =>
            new(in_channels, out_channels, kernel_size, stride, padding);

        public static ReLU ReLU() => new();

        public static MaxPool2d MaxPool2d(long kernel_size, long? stride = null, long? padding = null) =>
            new(kernel_size, stride ?? kernel_size, padding ?? 0);

        public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long output_size) => new(output_size);

        public static Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);

        public static Identity Identity() => new();

        public static Sequential Sequential(params (string, Module<Tensor, Tensor>)[] modules) => new(modules);

        public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) =>
            new([.. modules.Select((module, k) => (k.ToString(), module))]);

        public static class functional
        {
            public static Tensor relu(Tensor x) => x.relu();

            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) =>
                Tensor.Made(Shim.iso_softplus(x.Handle, beta, threshold), x);

            /// <summary>x / max(|x|, eps) along one dimension.</summary>
            public static Tensor normalize(Tensor input, double p = 2, long dim = 1, double eps = 1e-12)
            {
                using Tensor norm = input.norm((int)dim, true, (float)p);
                using Tensor safe = norm.clamp_min(eps);
                return input.div(safe);
            }

            public static Tensor linear(Tensor input, Tensor weight, Tensor? bias = null) =>
                Tensor.Made(Shim.iso_linear(input.Handle, weight.Handle, bias?.Handle ?? 0), input, weight, bias);

            public static Tensor conv2d(
                Tensor input,
                Tensor weight,
                Tensor? bias = null,
                long[]? strides = null,
                long[]? padding = null,
                long[]? dilation = null,
                long groups = 1
            ) =>
                Tensor.Made(
                    Shim.iso_conv2d(
                        input.Handle,
                        weight.Handle,
                        bias?.Handle ?? 0,
                        Square(strides, 1),
                        Square(padding, 0),
                        Square(dilation, 1),
                        groups
                    ),
                    input,
                    weight,
                    bias
                );

            public static Tensor max_pool2d(Tensor input, long kernel_size, long? stride = null, long? padding = null) =>
                Tensor.Made(Shim.iso_max_pool2d(input.Handle, kernel_size, stride ?? kernel_size, padding ?? 0), input);

            private static long Square(long[]? sizes, long otherwise) =>
                sizes is null ? otherwise
                : sizes.All(s => s == sizes[0]) ? sizes[0]
                : throw new NotSupportedException("equal sizes in both directions were expected");
        }

        public static class utils
        {
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2)
            {
                using DisposeScope scope = NewDisposeScope();
                using IDisposable still = no_grad();
                Tensor[] gradients = [.. tensors.Select(p => p.grad).OfType<Tensor>()];
                double total =
                    gradients.Length == 0
                        ? 0
                        : stack(gradients.Select(g => g.norm((float)norm_type))).norm((float)norm_type).item<double>();
                if (total > max_norm)
                {
                    foreach (Tensor gradient in gradients)
                    {
                        gradient.mul_(max_norm / (total + 1e-6));
                    }
                }
                return total;
            }
        }
    }
}
