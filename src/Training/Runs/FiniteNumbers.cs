using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace IsoTriplet.Training.Runs;

/// <summary>Whether tensors hold finite numbers, single or double. On a processor their memory is read; elsewhere sums tell.</summary>
internal static class FiniteNumbers
{
    /// <summary>The number of a tensor of one.</summary>
    public static double Of(Tensor one) => one.detach().to(ScalarType.Float64).cpu().data<double>()[0];

    /// <summary>Whether no tensor holds a NaN or an infinity. Elsewhere than on a processor also false where the sum of a tensor is infinite.</summary>
    /// <param name="tensors">Of one device.</param>
    public static bool AreAll(IReadOnlyList<Tensor> tensors) => OfRuns([.. tensors.Select(t => t.unsqueeze(0))])[0];

    /// <summary>The same of every run apart.</summary>
    /// <param name="tensors">Of one device; the first dimension of each is the run.</param>
    /// <returns>One answer a run.</returns>
    public static bool[] OfRuns(IReadOnlyList<Tensor> tensors)
    {
        int runs = (int)tensors[0].shape[0];
        if (tensors[0].device_type != DeviceType.CPU)
        {
            // A sum over numbers with a NaN or an infinity is not finite itself.
            Tensor sums = stack([.. tensors.Select(t => t.reshape(runs, -1).sum([1]))]);
            double[] values = sums.to(ScalarType.Float64).cpu().data<double>().ToArray();
            return
            [
                .. Enumerable
                    .Range(0, runs)
                    .Select(r => Enumerable.Range(0, tensors.Count).All(k => double.IsFinite(values[(k * runs) + r]))),
            ];
        }
        bool[] finite = new bool[runs];
        Array.Fill(finite, true);
        foreach (Tensor tensor in tensors)
        {
            Span<byte> bytes = tensor.contiguous().bytes;
            int row = bytes.Length / runs;
            for (int r = 0; r < runs; r++)
            {
                finite[r] = finite[r] && IsFinite(bytes.Slice(r * row, row), tensor.dtype);
            }
        }
        return finite;
    }

    private static bool IsFinite(Span<byte> numbers, ScalarType type) =>
        type == ScalarType.Float64
            ? TensorPrimitives.IsFiniteAll<double>(MemoryMarshal.Cast<byte, double>(numbers))
            : TensorPrimitives.IsFiniteAll<float>(MemoryMarshal.Cast<byte, float>(numbers));
}
