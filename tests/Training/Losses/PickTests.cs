using IsoTriplet.Training.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace IsoTriplet.Tests.Training.Losses;

[Collection(TensorThreads.Name)]
public sealed class PickTests
{
    private const int Rows = 128;
    private const int Width = 128;

    // Of a few rows many times, of all in turn, of all the other way round, and of more than the short way takes.
    public static TheoryData<string, bool> Lists =>
        new(new[] { "few", "turn", "back", "long" }.SelectMany(_ => new[] { false, true }, (name, twice) => (name, twice)));

    [Theory]
    [MemberData(nameof(Lists))]
    public void Pick_Rows_HaveTheGradientsOfTheirPlacesAddedInOrder(string name, bool byIndexSelect)
    {
        int[] list = name switch
        {
            "few" => [.. Enumerable.Range(0, Rows).Select(k => k * k % 7)],
            "turn" => [.. Enumerable.Range(0, Rows)],
            "back" => [.. Enumerable.Range(0, Rows).Reverse()],
            _ => [.. Enumerable.Range(0, 3 * Rows).Select(k => k * 5 % 64)],
        };
        float[] values = Numbers(Rows * Width, 1);
        float[] slopes = Numbers(list.Length * Width, 2);
        float[] expected = new float[values.Length];
        for (int k = 0; k < slopes.Length; k++)
        {
            expected[(list[k / Width] * Width) + (k % Width)] += slopes[k];
        }
        using DisposeScope scope = NewDisposeScope();
        Tensor rows = tensor(values, [Rows, Width], requires_grad: true);
        Tensor index = tensor([.. list.Select(r => (long)r)], [list.LongLength]);
        Tensor picked = byIndexSelect ? rows.index_select(0, index) : TensorLoss.Pick(rows, index);
        picked.backward([tensor(slopes, [list.LongLength, Width])]);
        Assert.Equal(list.SelectMany(r => values[(r * Width)..((r + 1) * Width)]), picked.detach().contiguous().data<float>().ToArray());
        Assert.Equal(expected, rows.grad!.contiguous().data<float>().ToArray());
    }

    // Sums of these depend on their order.
    private static float[] Numbers(int count, int seed) => [.. Draw.Uniform(count, seed).Select(x => (float)Math.Exp(9 * (x - 0.5)))];
}
