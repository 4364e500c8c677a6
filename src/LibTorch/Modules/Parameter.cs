using TorchSharp.Native;

namespace TorchSharp.Modules;

/// <summary>A leaf tensor that an optimiser changes.</summary>
public sealed class Parameter : torch.Tensor
{
    internal Parameter(torch.Tensor data, bool requires_grad)
        : base(Detached(data)) => this.requires_grad = requires_grad;

    internal void MoveTo(torch.Device device)
    {
        bool gradient = requires_grad;
        using torch.Tensor moved = to(device);
        using torch.Tensor leaf = moved.detach();
        Exchange(leaf);
        requires_grad = gradient;
    }

    private static nint Detached(torch.Tensor data)
    {
        nint handle = Shim.iso_detach(data.Handle);
        GC.KeepAlive(data);
        return handle;
    }
}
