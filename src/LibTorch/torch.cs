using System.Runtime.InteropServices;
using TorchSharp.Native;

namespace TorchSharp;

/// <summary>The tensor library in TorchSharp's shape: devices, threads, seeds, gradient mode, scopes.</summary>
public static partial class torch
{
    public static readonly Device CPU = new(DeviceType.CPU);

    public static Device CUDA => new(DeviceType.CUDA, 0);

    public static string __version__ => Marshal.PtrToStringUTF8(Shim.iso_version())!;

    public static ScalarType float32 => ScalarType.Float32;

    public static ScalarType float64 => ScalarType.Float64;

    public static ScalarType int64 => ScalarType.Int64;

    public static ScalarType @bool => ScalarType.Bool;

    /// <summary>Element types; the numbers are libtorch's.</summary>
    public enum ScalarType
    {
        Byte = 0,
        Int8 = 1,
        Int16 = 2,
        Int32 = 3,
        Int64 = 4,
        Float16 = 5,
        Float32 = 6,
        Float64 = 7,
        Bool = 11,
    }

    /// <summary>A device: its type and, for CUDA, its number.</summary>
    public sealed class Device(DeviceType type, int index = -1)
    {
        public DeviceType type { get; } = type;

        public int index { get; } = index;

        public override string ToString() => index < 0 ? Name(type) : $"{Name(type)}:{index}";

        private static string Name(DeviceType type) => type == DeviceType.CPU ? "cpu" : "cuda";
    }

    /// <summary>The generator of a seeded library; the toolkit draws from it only right after seeding.</summary>
    public sealed class Generator
    {
        internal Generator(long seed) => InitialSeed = seed;

        internal long InitialSeed { get; }

        public long initial_seed() => InitialSeed;
    }

    public static Device device(string description)
    {
        ArgumentNullException.ThrowIfNull(description);
        string[] parts = description.Split(':');
        DeviceType type = parts[0] switch
        {
            "cpu" => DeviceType.CPU,
            "cuda" => DeviceType.CUDA,
            _ => throw new ArgumentException($"device '{description}'; cpu, cuda or cuda:NUMBER was expected", nameof(description)),
        };
        return parts.Length == 1 ? new Device(type, type == DeviceType.CUDA ? 0 : -1)
            : parts.Length == 2 && int.TryParse(parts[1], out int index) && index >= 0 ? new Device(type, index)
            : throw new ArgumentException($"device '{description}'; cpu, cuda or cuda:NUMBER was expected", nameof(description));
    }

    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    public static Generator manual_seed(long seed)
    {
        Shim.Check(Shim.iso_manual_seed(seed));
        return new Generator(seed);
    }

    public static void set_num_threads(int num)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(num, 1);
        Shim.Check(Shim.iso_set_num_threads(num));
    }

    public static int get_num_threads() => Shim.iso_get_num_threads();

    public static bool is_grad_enabled() => Shim.iso_grad_enabled() != 0;

    public static IDisposable no_grad() => new GradMode(false);

    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    public static DisposeScope NewDisposeScope() => new();

    public static class random
    {
        public static Generator manual_seed(long seed) => torch.manual_seed(seed);
    }

    public static class cuda
    {
        public static bool is_available() => Shim.iso_cuda_available() != 0;

        public static int device_count() => Shim.iso_cuda_device_count();

        public static void synchronize(Device? device = null) => Shim.Check(Shim.iso_cuda_synchronize(device?.index ?? -1));
    }

    private sealed class GradMode : IDisposable
    {
        private readonly bool _before = is_grad_enabled();

        public GradMode(bool enabled) => Shim.iso_set_grad_enabled(enabled ? 1 : 0);

        public void Dispose() => Shim.iso_set_grad_enabled(_before ? 1 : 0);
    }
}
