using TorchSharp;
using static TorchSharp.torch;

namespace IsoTriplet.Tests.LibTorch;

public sealed class DisposeScopeTests
{
    [Fact]
    public void Dispose_AtTheEnd_FreesWhatWasNotMoved()
    {
        using DisposeScope outer = NewDisposeScope();
        Tensor kept,
            detached,
            left;
        using (NewDisposeScope())
        {
            (kept, detached, left) = (ones([1]).MoveToOuterDisposeScope(), ones([1]).DetachFromDisposeScope(), ones([1]));
        }
        Assert.Equal((false, false, true, 1), (kept.IsInvalid, detached.IsInvalid, left.IsInvalid, outer.DisposablesCount));
        detached.Dispose();
    }

    [Fact]
    public void Dispose_OutOfOrder_Throws()
    {
        DisposeScope outer = NewDisposeScope();
        DisposeScope inner = NewDisposeScope();
        Assert.Throws<InvalidOperationException>(outer.Dispose);
        inner.Dispose();
        outer.Dispose();
    }

    [Fact]
    public void Parameters_InAScope_OutliveIt()
    {
        TorchSharp.Modules.Linear layer;
        using (NewDisposeScope())
        {
            layer = nn.Linear(2, 2);
        }
        Assert.False(layer.weight.IsInvalid);
        layer.Dispose();
        Assert.True(layer.weight.IsInvalid);
    }
}
