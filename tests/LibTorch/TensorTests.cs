using System.Reflection;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace IsoTriplet.Tests.LibTorch;

public sealed class TensorTests
{
    [Fact]
    public void Shim_EveryImport_IsExported()
    {
        Assert.NotEmpty(torch.__version__);
        Type shim = typeof(torch).Assembly.GetType("TorchSharp.Native.Shim")!;
        MethodInfo[] imports =
        [
            .. shim.GetMethods(BindingFlags.NonPublic | BindingFlags.Static)
                .Where(m => m.Name.StartsWith("iso_", StringComparison.Ordinal)),
        ];
        Assert.True(imports.Length > 150, $"{imports.Length} imports");
        Assert.All(imports, Marshal.Prelink);
    }

    [Fact]
    public void Data_RoundTrip_KeepsShapeTypeAndOrder()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor t = tensor([1f, 2, 3, 4, 5, 6], [2, 3]);
        Assert.Equal([2L, 3], t.shape);
        Assert.Equal([1f, 4, 2, 5, 3, 6], t.t().data<float>().ToArray());
        Assert.Equal(ScalarType.Float64, t.to(float64).dtype);
        Assert.Equal(6.0, t[1, 2].item<double>());
        Assert.Equal([true, false], tensor([true, false]).data<bool>().ToArray());
    }

    [Fact]
    public void Tensor_ShapeThatDoesNotFit_ThrowsWithTheReason() =>
        Assert.Contains("bytes", Assert.Throws<ExternalException>(() => tensor([1f, 2], [3])).Message, StringComparison.Ordinal);

    [Fact]
    public void Matmul_ShapesThatDoNotFit_ThrowsWithoutEndingTheProcess()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Contains("2x3", Assert.Throws<ExternalException>(() => ones([2, 3]).mm(ones([2, 3]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Use_AfterDispose_Throws()
    {
        Tensor t = ones([2]);
        t.Dispose();
        t.Dispose();
        Assert.Throws<ObjectDisposedException>(() => t.sum());
    }

    [Fact]
    public void Operators_OnScalarsAndTensors_FollowArithmetic()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor([1f, 2, 4], [3]);
        Assert.Equal([9f, 8, 6], (10 - x).data<float>().ToArray());
        Assert.Equal([8f, 4, 2], (8 / x).data<float>().ToArray());
        Assert.Equal([0f, 2, 12], (x * (x - 1)).data<float>().ToArray());
        Assert.Equal([-1f, -2, -4], (-x).data<float>().ToArray());
        Assert.Equal([false, true, true], (x >= 2).data<bool>().ToArray());
        Assert.Equal([false, true, false], ((x >= 2) & (x < 4)).data<bool>().ToArray());
    }

    [Fact]
    public void MaxOver_Ties_TakesTheFirst()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor values, Tensor indexes) = torch.max(tensor([3f, 7, 7, 1, 1, 1], [2, 3]), 1);
        Assert.Equal([7f, 1], values.data<float>().ToArray());
        Assert.Equal([1L, 0], indexes.data<long>().ToArray());
    }

    [Fact]
    public void Clamp_OneSideOrBoth_Limits()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor([-2f, 0, 2], [3]);
        Assert.Equal([-1f, 0, 1], x.clamp(-1, 1).data<float>().ToArray());
        Assert.Equal([-2f, 0, 1], x.clamp(null, 1).data<float>().ToArray());
    }
}
