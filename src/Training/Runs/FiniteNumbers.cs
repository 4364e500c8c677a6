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
    public static bool AreAll(IReadOnlyList<Tensor> tensors)
    {
        if (tensors[0].device_type != DeviceType.CPU)
        {
            // A sum over numbers with a NaN or an infinity is not finite itself.
            Tensor sums = stack([.. tensors.Select(t => t.sum())]);
            return Array.TrueForAll(sums.to(ScalarType.Float64).cpu().data<double>().ToArray(), double.IsFinite);
        }
        foreach (Tensor tensor in tensors)
        {
            Span<byte> bytes = tensor.contiguous().bytes;
            if (
                tensor.dtype == ScalarType.Float64
                    ? !TensorPrimitives.IsFiniteAll<double>(MemoryMarshal.Cast<byte, double>(bytes))
                    : !TensorPrimitives.IsFiniteAll<float>(MemoryMarshal.Cast<byte, float>(bytes))
            )
            {
                return false;
            }
        }
        return true;
    }
}
