using System.Diagnostics;
using System.IO.Compression;
using IsoTriplet.Tests.Training.Images;
using IsoTriplet.Training.Data;

namespace IsoTriplet.Tests.Training.Data;

public sealed class ImageSetTests
{
    private static readonly ImageOptions Small = new() { Side = 4 };

    [Fact]
    public void ImageFolder_ClassSlashFile_IsReadInOrderOfNames()
    {
        using TemporaryFolder folder = new();
        Grey(folder, 51, "b", "1.png");
        Grey(folder, 102, "a", "2.png");
        Grey(folder, 0, "a", "1.png");
        File.WriteAllText(folder.File("a", "notes.txt"), "not a picture");
        DataSet data = ImageFolder.Load(folder.Path, Small);
        Assert.Equal("ab", string.Concat(data.Labels.Names));
        Assert.Equal([0, 0.4, 0.2], data.Features.ToRows().Select(r => Math.Round(r[0], 6)));
        Assert.Equal(new ImageShape(3, 4, 4), data.Shape);
        Assert.Equal(2, ImageFolder.Load(folder.Path, Small with { PerClass = 1 }).Count);
    }

    [Fact]
    public void ImageFolder_EmptyMissingOrDamaged_IsRefusedByName()
    {
        using TemporaryFolder folder = new();
        Assert.Contains("no pictures", Refusal(() => ImageFolder.Load(folder.Path)), StringComparison.Ordinal);
        Assert.Contains("not a folder", Refusal(() => ImageFolder.Load("/nowhere")), StringComparison.Ordinal);
        File.WriteAllText(folder.File("a", "x.png"), "junk");
        Assert.Contains("x.png", Refusal(() => ImageFolder.Load(folder.Path)), StringComparison.Ordinal);
    }

    [Fact]
    public void Omniglot_TwoZips_TestsOnAlphabetsThatTrainingHasNot()
    {
        using TemporaryFolder folder = new();
        Zip(folder.File("images_1.zip"), "Greek", "Latin");
        Zip(folder.File("images_2.zip"), "Greek", "Tagalog");
        DataSplit split = Omniglot.Load(folder.Path);
        Assert.Equal("Greek/c1 Greek/c2 Latin/c1 Latin/c2", string.Join(' ', split.Train.Labels.Names));
        Assert.Equal("Tagalog/c1 Tagalog/c2", string.Join(' ', split.Test.Labels.Names));
        Assert.Equal((28 * 28, 0.0), (split.Train.Features.Dimension, split.Train.Features.Row(0)[0]));
        Assert.Equal(2, Omniglot.Load(folder.File("images_1.zip")).Train.Labels.Classes);
        Assert.Contains("no zip", Refusal(() => Omniglot.Load(folder.File("none", "x"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Cub200_ItsLayout_SplitsTheClassesInHalves()
    {
        using TemporaryFolder folder = new();
        string[] names = [.. Enumerable.Range(1, 8).Select(i => $"00{(i + 1) / 2}.Bird/B_{i}.png")];
        File.WriteAllLines(folder.File("images.txt"), names.Select((name, i) => $"{i + 1} {name}"));
        File.WriteAllLines(folder.File("image_class_labels.txt"), names.Select((_, i) => $"{i + 1} {(i / 2) + 1}"));
        Array.ForEach(names, name => Grey(folder, 9, "images", name));
        DataSplit split = PublishedLayouts.Cub200(folder.Path, Small);
        Assert.Equal(("1 2", "3 4"), (string.Join(' ', split.Train.Labels.Names), string.Join(' ', split.Test.Labels.Names)));
        File.Delete(folder.File("images", names[7]));
        Assert.Contains("B_8.png", Refusal(() => PublishedLayouts.Cub200(folder.Path, Small)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Cars196_ItsLayout_ReadsTheAnnotations(bool compressed)
    {
        using TemporaryFolder folder = new();
        (string, int)[] cars = [.. Enumerable.Range(1, 4).Select(i => ($"car_ims/{i:000000}.png", (i + 1) / 2))];
        MatWriter.WriteAnnotations(folder.File("cars_annos.mat"), cars, compressed);
        Array.ForEach(cars, car => Grey(folder, 9, car.Item1));
        DataSplit split = PublishedLayouts.Cars196(folder.Path, Small);
        Assert.Equal((2, 2, "1", "2"), (split.Train.Count, split.Test.Count, split.Train.Labels.Names[0], split.Test.Labels.Names[0]));
        File.WriteAllBytes(folder.File("cars_annos.mat"), File.ReadAllBytes(folder.File("cars_annos.mat"))[..200]);
        Assert.Contains("cars_annos.mat", Refusal(() => PublishedLayouts.Cars196(folder.Path, Small)), StringComparison.Ordinal);
    }

    [Fact]
    public void OnlineProducts_ItsLayout_ReadsTheTwoLists()
    {
        using TemporaryFolder folder = new();
        File.WriteAllLines(folder.File("Ebay_train.txt"), ["image_id class_id super_class_id path", "1 1 1 bicycle_final/1_0.png"]);
        File.WriteAllLines(folder.File("Ebay_test.txt"), ["image_id class_id super_class_id path", "2 7 1 bicycle_final/7_0.png"]);
        Grey(folder, 1, "bicycle_final", "1_0.png");
        Grey(folder, 2, "bicycle_final", "7_0.png");
        DataSplit split = PublishedLayouts.OnlineProducts(folder.Path, Small);
        Assert.Equal(("1", "7"), (split.Train.Labels.Names[0], split.Test.Labels.Names[0]));
        File.AppendAllText(folder.File("Ebay_test.txt"), "3 8 1\n");
        Assert.Contains("line 3 has 3 columns", Refusal(() => PublishedLayouts.OnlineProducts(folder.Path)), StringComparison.Ordinal);
    }

    [Fact]
    public void InShop_ItsLayout_HasAGalleryApart()
    {
        using TemporaryFolder folder = new();
        string[] parts = ["train", "query", "gallery"];
        File.WriteAllLines(
            folder.File("Eval", "list_eval_partition.txt"),
            ["3", "image_name item_id evaluation_status", .. parts.Select(p => $"img/WOMEN/{p}.png   id_{p.Length}   {p}")]
        );
        Array.ForEach(parts, p => Grey(folder, 3, "Img", "img", "WOMEN", p + ".png"));
        DataSplit split = PublishedLayouts.InShop(folder.Path, Small);
        Assert.Equal(("id_5", "id_5", "id_7"), (split.Train.Labels.Names[0], split.Test.Labels.Names[0], split.Gallery!.Labels.Names[0]));
    }

    [Fact]
    public void Digits_ItsTable_IsReadOrRefusedByLine()
    {
        using TemporaryFolder folder = new();
        string zeros = string.Concat(Enumerable.Repeat("16,", 64));
        File.WriteAllLines(folder.File("digits.csv"), [zeros + "3", zeros + "4"]);
        DataSet data = Digits.Load(folder.File("digits.csv"));
        Assert.Equal((2, 1.0, "3"), (data.Count, data.Features[0, 63], data.Labels.Names[0]));
        File.AppendAllText(folder.File("digits.csv"), "17,1\n");
        Assert.Contains("line 3", Refusal(() => Digits.Load(folder.File("digits.csv"))), StringComparison.Ordinal);
        foreach (string digit in (string[])["3.5", "10"])
        {
            File.WriteAllText(folder.File("digits.csv"), zeros + digit + "\n");
            Assert.Contains("line 1", Refusal(() => Digits.Load(folder.File("digits.csv"))), StringComparison.Ordinal);
        }
        Assert.Contains(
            "python3-sklearn",
            Assert.Throws<FileNotFoundException>(() => Digits.Load("/nowhere")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Load_APipeOrADamagedArchive_IsRefused()
    {
        using TemporaryFolder folder = new();
        foreach (string name in (string[])["x.csv", "x.csv.gz", "x.rda", "x.zip", "x.png", "cars_annos.mat", "train-images-idx3-ubyte"])
        {
            using Process process = Process.Start("mkfifo", [folder.File(name)]);
            process.WaitForExit();
        }
        Directory.CreateDirectory(folder.File("pictures", "class"));
        File.CreateSymbolicLink(folder.File("pictures", "class", "x.png"), folder.File("x.png"));
        Func<object>[] loads =
        [
            () => Digits.Load(folder.File("x.csv")),
            () => Digits.Load(folder.File("x.csv.gz")),
            () => LetterRecognition.Load(folder.File("x.csv")),
            () => LetterRecognition.Load(folder.File("x.rda")),
            () => Omniglot.LoadZip(folder.File("x.zip")),
            () => ImageFolder.Load(folder.File("pictures"), Small),
            () => PublishedLayouts.Cars196(folder.Path),
            () => FashionMnist.Load(folder.Path),
        ];
        Assert.All(loads, load => Assert.Contains("is not a regular file", Refusal(load), StringComparison.Ordinal));
        File.WriteAllText(folder.File("damaged.csv.gz"), "no gzip at all");
        Assert.Contains("damaged gzip", Refusal(() => Digits.Load(folder.File("damaged.csv.gz"))), StringComparison.Ordinal);
    }

    [Fact]
    public void SyntheticClasses_Overlap_WidensTheClasses()
    {
        Assert.Equal(SyntheticClasses.Create(3, 4, 5, 1, 7).Features.Values, SyntheticClasses.Create(3, 4, 5, 1, 7).Features.Values);
        DataSet points = SyntheticClasses.Create(3, 4, 5, 0, 7);
        Assert.Equal(points.Features.Row(0), points.Features.Row(3));
        Assert.Throws<ArgumentException>(() => SyntheticClasses.Create(3, 4, 5, -1, 7));
    }

    private static string Refusal(Func<object> load) => Assert.Throws<InputException>(load).Message;

    private static void Grey(TemporaryFolder folder, byte value, params string[] path) =>
        File.WriteAllBytes(folder.File(path), PngWriter.Grey(6, value));

    private static void Zip(string path, params string[] alphabets)
    {
        using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (string alphabet in alphabets)
        {
            for (int k = 0; k < 4; k++)
            {
                using Stream entry = archive.CreateEntry($"images/{alphabet}/c{(k / 2) + 1}/{k}.png").Open();
                entry.Write(PngWriter.Grey(105, 255));
            }
        }
    }
}
