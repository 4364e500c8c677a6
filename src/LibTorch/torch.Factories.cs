using System.Runtime.InteropServices;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor tensor(
        float[] rawArray,
        ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false
    ) => FromHost<float>(rawArray, dimensions, ScalarType.Float32, dtype, device, requires_grad);

    public static Tensor tensor(
        double[] rawArray,
        ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false
    ) => FromHost<double>(rawArray, dimensions, ScalarType.Float64, dtype, device, requires_grad);

    public static Tensor tensor(
        long[] dataArray,
        ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false
    ) => FromHost<long>(dataArray, dimensions, ScalarType.Int64, dtype, device, requires_grad);

    public static Tensor tensor(
        bool[] dataArray,
        ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false
    ) => FromHost<bool>(dataArray, dimensions, ScalarType.Bool, dtype, device, requires_grad);

    public static Tensor tensor(IList<float> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        tensor([.. rawArray], [rawArray.Count], dtype, device, requires_grad);

    public static Tensor tensor(long[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        tensor(dataArray, [dataArray.Length], dtype, device, requires_grad);

    public static Tensor tensor(bool[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        tensor(dataArray, [dataArray.Length], dtype, device, requires_grad);

    public static Tensor tensor(float scalar, Device? device = null, bool requires_grad = false) =>
        tensor([scalar], ReadOnlySpan<long>.Empty, null, device, requires_grad);

    public static Tensor zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        full(size, 0, dtype, device, requires_grad);

    public static Tensor ones(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        full(size, 1, dtype, device, requires_grad);

    public static unsafe Tensor full(long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        fixed (long* shape = size)
        {
            (int type, int d, int k) = Options(dtype, device);
            return Tensor.Made(Shim.iso_full(shape, size.Length, value.Value, value.Kind, type, d, k)).requires_grad_(requires_grad);
        }
    }

    public static unsafe Tensor empty(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        fixed (long* shape = size)
        {
            (int type, int d, int k) = Options(dtype, device);
            return Tensor.Made(Shim.iso_empty(shape, size.Length, type, d, k)).requires_grad_(requires_grad);
        }
    }

    public static unsafe Tensor randn(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        fixed (long* shape = size)
        {
            (int type, int d, int k) = Options(dtype, device);
            return Tensor.Made(Shim.iso_randn(shape, size.Length, type, d, k)).requires_grad_(requires_grad);
        }
    }

    public static unsafe Tensor rand(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        fixed (long* shape = size)
        {
            (int type, int d, int k) = Options(dtype, device);
            return Tensor.Made(Shim.iso_rand(shape, size.Length, type, d, k)).requires_grad_(requires_grad);
        }
    }

    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null)
    {
        (int type, int d, int k) = Options(dtype ?? ScalarType.Int64, device);
        return Tensor.Made(Shim.iso_randperm(n, type, d, k));
    }

    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        (int type, int d, int k) = Options(dtype, device);
        return Tensor.Made(Shim.iso_eye(rows, columns < 0 ? rows : columns, type, d, k)).requires_grad_(requires_grad);
    }

    public static Tensor arange(
        Scalar start,
        Scalar stop,
        Scalar step,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false
    )
    {
        int kind = Math.Min(start.Kind, Math.Min(stop.Kind, step.Kind));
        (int type, int d, int k) = Options(dtype ?? (kind == 1 ? ScalarType.Int64 : ScalarType.Float32), device);
        return Tensor.Made(Shim.iso_arange(start.Value, stop.Value, step.Value, kind, type, d, k)).requires_grad_(requires_grad);
    }

    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        zeros(input.shape, dtype ?? input.dtype, device ?? input.device, requires_grad);

    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        ones(input.shape, dtype ?? input.dtype, device ?? input.device, requires_grad);

    private static (int Type, int Device, int Index) Options(ScalarType? dtype, Device? device) =>
        ((int)(dtype ?? ScalarType.Float32), (int)(device?.type ?? DeviceType.CPU), device?.index ?? -1);

    private static unsafe Tensor FromHost<T>(
        ReadOnlySpan<T> values,
        ReadOnlySpan<long> dimensions,
        ScalarType given,
        ScalarType? wanted,
        Device? device,
        bool requires_grad
    )
        where T : unmanaged
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(values);
        fixed (byte* data = bytes)
        fixed (long* shape = dimensions)
        {
            (int type, int d, int k) = Options(given, device);
            Tensor made = Tensor.Made(Shim.iso_from_host(data, bytes.Length, shape, dimensions.Length, type, d, k));
            if (wanted is { } other && other != given)
            {
                using Tensor first = made;
                made = first.to(other);
            }
            return made.requires_grad_(requires_grad);
        }
    }
}
