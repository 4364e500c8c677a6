using IsoTriplet.Training.Data;

namespace IsoTriplet.Tests.Training.Data;

public sealed class FashionMnistTests
{
    [Fact]
    public void Load_FirstTwoThousand_HasTenClassesAndPixelsInZeroToOne()
    {
        DataSet data = FashionMnist.Load(first: 2000);
        Assert.Equal((2000, 784, 10), (data.Count, data.Features.Dimension, data.Labels.Classes));
        Assert.Equal("9", data.Labels.Names[data.Labels[0]]);
        Assert.Equal((0.0, 1.0), (Min(data), Max(data)));
    }

    [Fact]
    public void Load_MissingFolder_NamesThePackage() =>
        Assert.Contains(
            "dataset-fashion-mnist",
            Assert.Throws<FileNotFoundException>(() => FashionMnist.Load("/nowhere")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Load_TruncatedFile_IsRefused()
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder.File("train-images-idx3-ubyte"), [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 28, 0, 0, 0, 28, 1, 2, 3]);
        File.WriteAllBytes(folder.File("train-labels-idx1-ubyte"), [0, 0, 8, 1, 0, 0, 0, 1, 7]);
        Assert.Contains("truncated", Assert.Throws<InputException>(() => FashionMnist.Load(folder.Path)).Message, StringComparison.Ordinal);
    }

    private static double Min(DataSet data) => data.Features.Values.ToArray().Min();

    private static double Max(DataSet data) => data.Features.Values.ToArray().Max();
}
