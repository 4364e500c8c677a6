namespace TorchSharp;

/// <summary>Where tensors live; the numbers are libtorch's.</summary>
public enum DeviceType
{
    CPU = 0,
    CUDA = 1,
}
