namespace IsoTriplet.Training.Data;

/// <summary>The four data sets that deep metric learning is measured on, in the layouts in which they are published.</summary>
public static class PublishedLayouts
{
    /// <summary>CUB-200-2011 (Wah et al. 2011): images.txt, image_class_labels.txt, images/. The first half of the classes trains, the second tests.</summary>
    /// <param name="folder">The folder CUB_200_2011.</param>
    /// <param name="options">Size, colour, how many of each class.</param>
    /// <returns>The two parts.</returns>
    /// <exception cref="InputException">A list or picture is missing or damaged; the file and line are named.</exception>
    public static DataSplit Cub200(string folder, ImageOptions? options = null)
    {
        Dictionary<string, int> classOf = ListFile
            .Read(Path.Combine(folder, "image_class_labels.txt"), 0, 2)
            .ToDictionary(row => row[0], row => Integer(row[1], folder, "image_class_labels.txt"), StringComparer.Ordinal);
        IEnumerable<(string, int)> pictures = ListFile
            .Read(Path.Combine(folder, "images.txt"), 0, 2)
            .Select(row =>
                (
                    Path.Combine(folder, "images", row[1]),
                    classOf.TryGetValue(row[0], out int k) ? k : throw new InputException(folder, $"image {row[0]} has no class")
                )
            );
        return Halves("cub-200", folder, [.. pictures], options);
    }

    /// <summary>Cars-196 (Krause et al. 2013): cars_annos.mat and the pictures it names. The first half of the classes trains, the second tests.</summary>
    /// <param name="folder">The folder of cars_annos.mat.</param>
    /// <param name="options">Size, colour, how many of each class.</param>
    /// <returns>The two parts.</returns>
    /// <exception cref="InputException">The annotations or a picture are missing or damaged.</exception>
    public static DataSplit Cars196(string folder, ImageOptions? options = null)
    {
        string path = Path.Combine(folder, "cars_annos.mat");
        IReadOnlyDictionary<string, MatArray> variables = MatFile.Read(path);
        if (!variables.TryGetValue("annotations", out MatArray? annotations))
        {
            throw new InputException(path, "has no variable 'annotations'");
        }
        (string, int)[] pictures =
        [
            .. Enumerable
                .Range(0, annotations.Count)
                .Select(k =>
                    (Path.Combine(folder, annotations.Field(k, "relative_im_path").Text), (int)annotations.Field(k, "class").Number)
                ),
        ];
        return Halves("cars-196", folder, pictures, options);
    }

    /// <summary>Stanford Online Products (Oh Song et al. 2016): Ebay_train.txt and Ebay_test.txt name the two parts.</summary>
    /// <param name="folder">The folder Stanford_Online_Products.</param>
    /// <param name="options">Size, colour, how many of each class.</param>
    /// <returns>The two parts.</returns>
    /// <exception cref="InputException">A list or picture is missing or damaged; the file and line are named.</exception>
    public static DataSplit OnlineProducts(string folder, ImageOptions? options = null)
    {
        DataSet Part(string list) =>
            PictureEntry.ToDataSet(
                "sop",
                ListFile.Read(Path.Combine(folder, list), 1, 4).Select(row => PictureEntry.Of(row[1], Path.Combine(folder, row[3]))),
                options ?? new ImageOptions()
            );
        return new DataSplit(Part("Ebay_train.txt"), Part("Ebay_test.txt"));
    }

    /// <summary>In-Shop Clothes (Liu et al. 2016): Eval/list_eval_partition.txt marks each picture as train, query or gallery; pictures are under Img/.</summary>
    /// <param name="folder">The folder with Eval/ and Img/.</param>
    /// <param name="options">Size, colour, how many of each class.</param>
    /// <returns>The training part, the queries and the gallery they are looked up in.</returns>
    /// <exception cref="InputException">The list or a picture is missing or damaged; the file and line are named.</exception>
    public static DataSplit InShop(string folder, ImageOptions? options = null)
    {
        IReadOnlyList<string[]> rows = ListFile.Read(Path.Combine(folder, "Eval", "list_eval_partition.txt"), 2, 3);
        DataSet Part(string status) =>
            PictureEntry.ToDataSet(
                "in-shop",
                rows.Where(row => row[2] == status).Select(row => PictureEntry.Of(row[1], Path.Combine(folder, "Img", row[0]))),
                options ?? new ImageOptions()
            );
        return new DataSplit(Part("train"), Part("query"), Part("gallery"));
    }

    private static DataSplit Halves(string name, string folder, (string Path, int Class)[] pictures, ImageOptions? options)
    {
        int[] classes = [.. pictures.Select(p => p.Class).Distinct().Order()];
        if (classes.Length < 2)
        {
            throw new InputException(folder, $"has {Counted.Of(classes.Length, "class")}; at least 2 were expected");
        }
        int border = classes[classes.Length / 2];
        DataSet Part(bool train) =>
            PictureEntry.ToDataSet(
                name,
                pictures.Where(p => p.Class < border == train).Select(p => PictureEntry.Of(p.Class.ToString(), p.Path)),
                options ?? new ImageOptions()
            );
        return new DataSplit(Part(true), Part(false));
    }

    private static int Integer(string text, string folder, string list) =>
        int.TryParse(text, out int value) ? value : throw new InputException(Path.Combine(folder, list), $"'{text}' is not a class number");
}

/// <summary>The text lists of published data sets: columns between spaces.</summary>
internal static class ListFile
{
    /// <summary>The rows after so many header lines, each of exactly so many columns.</summary>
    /// <exception cref="InputException">The file is missing, or a line has another number of columns.</exception>
    public static IReadOnlyList<string[]> Read(string path, int headers, int columns)
    {
        List<string[]> rows = [];
        int number = 0;
        foreach (string line in InputFile.Text(path).Split('\n'))
        {
            number++;
            string[] cells = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (number <= headers || cells.Length == 0)
            {
                continue;
            }
            if (cells.Length != columns)
            {
                throw new InputException(path, $"line {number} has {Counted.Of(cells.Length, "column")}; {columns} were expected");
            }
            rows.Add(cells);
        }
        return rows;
    }
}
