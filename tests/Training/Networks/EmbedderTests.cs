using IsoTriplet.Training.Data;
using IsoTriplet.Training.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace IsoTriplet.Tests.Training.Networks;

[Collection(TensorThreads.Name)]
public sealed class EmbedderTests
{
    [Theory]
    [InlineData(NetworkKind.Mlp)]
    [InlineData(NetworkKind.Cnn)]
    public void Forward_Normalised_GivesUnitRowsThatTheSeedDecides(NetworkKind kind)
    {
        float[] first = Embed(kind, seed: 3);
        Assert.Equal(first, Embed(kind, seed: 3));
        Assert.NotEqual(first, Embed(kind, seed: 4));
        Assert.All(first.Chunk(5), row => Assert.Equal(1, row.Sum(v => v * v), 1e-5));
    }

    [Fact]
    public void Forward_Collapsed_BeginsAlmostInOnePlace()
    {
        Assert.True(Spread(InitialState.Collapsed) < 0.01 * Spread(InitialState.Random));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ChannelsLast_OfPictures_HoldsTheSameNumbersInThatLayout(int channels)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor pictures = tensor([.. Enumerable.Range(0, 2 * channels * 3 * 4).Select(k => (long)k)], [2L, channels, 3, 4]);
        foreach (Tensor given in new[] { pictures, pictures.flip(0), pictures[TensorIndex.Slice(1)], pictures.transpose(2, 3) })
        {
            Tensor laid = Embedder.ChannelsLast(given);
            Assert.Equal(given.reshape(-1).data<long>().ToArray(), laid.reshape(-1).data<long>().ToArray());
            Assert.Equal(1, laid.stride(1));
            Assert.Equal(channels, laid.stride(3));
        }
    }

    [Fact]
    public void Create_CnnWithoutImages_IsRefused() =>
        Assert.Contains(
            "choose mlp",
            Assert
                .Throws<ArgumentException>(() =>
                    Embedder.Create(new EmbedderOptions { Dimension = 2, Kind = NetworkKind.Cnn }, 16, null, 0)
                )
                .Message,
            StringComparison.Ordinal
        );

    private static float[] Embed(NetworkKind kind, int seed, bool normalise = true, InitialState initial = InitialState.Random)
    {
        using DisposeScope scope = NewDisposeScope();
        EmbedderOptions options = new()
        {
            Dimension = 5,
            Kind = kind,
            Hidden = 20,
            Normalise = normalise,
            Initial = initial,
        };
        using Embedder embedder = Embedder.Create(options, 64, new ImageShape(1, 8, 8), seed);
        Random random = new(1);
        float[] pixels = [.. Enumerable.Range(0, 6 * 64).Select(_ => random.NextSingle())];
        // The tensor lies over the array, wherever that is; its copy lies as the library aligns, and products hang on that.
        return embedder.call(tensor(pixels, [6, 64]).clone()).data<float>().ToArray();
    }

    private static double Spread(InitialState initial)
    {
        float[] values = Embed(NetworkKind.Mlp, 3, false, initial);
        return values.Chunk(5).Max(row => row.Zip(values).Max(pair => Math.Abs(pair.First - pair.Second)));
    }
}
