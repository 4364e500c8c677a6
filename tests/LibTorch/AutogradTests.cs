using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace IsoTriplet.Tests.LibTorch;

public sealed class AutogradTests
{
    [Fact]
    public void Backward_OfASumOfSquares_IsTwiceTheInput()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor([1f, -2, 3], [3], requires_grad: true);
        x.square().sum().backward();
        Assert.Equal([2f, -4, 6], x.grad!.data<float>().ToArray());
        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public void NoGrad_Inside_RecordsNothingAndEnds()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones([2], requires_grad: true);
        using (no_grad())
        {
            Assert.False(x.square().requires_grad);
        }
        Assert.True(x.square().requires_grad);
    }

    [Fact]
    public void Sequential_TwoLayers_NamesItsParametersAndDifferentiates()
    {
        using DisposeScope scope = NewDisposeScope();
        using Sequential net = nn.Sequential(("first", nn.Linear(3, 4)), ("relu", nn.ReLU()), ("second", nn.Linear(4, 2)));
        Assert.Equal("first.weight first.bias second.weight second.bias", string.Join(' ', net.named_parameters().Select(p => p.name)));
        net.call(ones([5, 3])).sum().backward();
        Assert.All(net.parameters(), p => Assert.NotNull(p.grad));
        net.zero_grad();
        Assert.All(net.parameters(), p => Assert.Null(p.grad));
    }

    [Fact]
    public void Conv2d_OfOnes_SumsItsWindow()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor image = ones([1, 1, 3, 3]);
        Tensor sums = nn.functional.conv2d(image, ones([1, 1, 3, 3]), null, [1, 1], [1, 1]);
        Assert.Equal([4f, 6, 4, 6, 9, 6, 4, 6, 4], sums.data<float>().ToArray());
        Assert.Equal([1L, 1, 1, 1], nn.functional.max_pool2d(image, 2).shape);
    }

    [Fact]
    public void Normalize_ZeroRow_StaysZero()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal([0.6f, 0.8f, 0, 0], nn.functional.normalize(tensor([3f, 4, 0, 0], [2, 2])).data<float>().ToArray());
    }
}
