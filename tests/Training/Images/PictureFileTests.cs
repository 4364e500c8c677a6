using IsoTriplet.Training.Images;

namespace IsoTriplet.Tests.Training.Images;

public sealed class PictureFileTests
{
    // 32 x 32, quality 95, halved chroma (libjpeg): quarters red, green, blue, grey.
    private const string QuartersJpeg =
        ""
        + "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoKCgoKBggLDAsKDAkKCgr/"
        + "2wBDAQICAgICAgUDAwUKBwYHCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgr/wAARCAAgACADASIAAhEBAxEB/8QA"
        + "HwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkK"
        + "FhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXG"
        + "x8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC"
        + "AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOE"
        + "hYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwD4vooor+Uz"
        + "/fw/Siiiiv5bP+Fc/Buiiiv+0w/1YP2Mooor/AM/VD//2Q==";

    // The same, progressive (jpegtran -progressive).
    private const string ProgressiveJpeg =
        ""
        + "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoKCgoKBggLDAsKDAkKCgr/2wBD"
        + "AQICAgICAgUDAwUKBwYHCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgr/wgARCAAgACADASIAAhEBAxEB/8QAFgABAQEA"
        + "AAAAAAAAAAAAAAAAAAgH/8QAFwEAAwEAAAAAAAAAAAAAAAAABwgJBv/aAAwDAQACEAMQAAABxcCl/qUAthXBotM1ljBAdV//xAAUEAEAAAAAAAAAAAAAAAAAAABA"
        + "/9oACAEBAAEFAgf/xAAUEQEAAAAAAAAAAAAAAAAAAAAg/9oACAEDAQE/AR//xAAUEQEAAAAAAAAAAAAAAAAAAAAg/9oACAECAQE/AR//xAAUEAEAAAAAAAAAAAAA"
        + "AAAAAABA/9oACAEBAAY/Agf/xAAUEAEAAAAAAAAAAAAAAAAAAABA/9oACAEBAAE/IQf/2gAMAwEAAgADAAAAEAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAACD/2gAI"
        + "AQMBAT8QH//EABQRAQAAAAAAAAAAAAAAAAAAACD/2gAIAQIBAT8QH//EABQQAQAAAAAAAAAAAAAAAAAAAED/2gAIAQEAAT8QB//Z";

    public static TheoryData<int, int> KindsAndDepths() =>
        new((0, 1), (0, 2), (0, 4), (0, 8), (0, 16), (2, 8), (2, 16), (3, 1), (3, 2), (3, 4), (3, 8), (4, 8), (6, 8), (6, 16));

    [Theory]
    [MemberData(nameof(KindsAndDepths))]
    public void Decode_PngOfEveryKindAndFilter_RestoresThePixels(int colour, int depth)
    {
        (byte[] file, byte[] expected, int channels) = PngWriter.Write(colour, depth, width: 13, height: 11);
        Picture picture = PictureFile.Decode(file, "test.png");
        Assert.Equal((13, 11, channels), (picture.Width, picture.Height, picture.Channels));
        Assert.Equal(expected, picture.Samples);
    }

    [Fact]
    public void Decode_InterlacedPng_RestoresThePixels()
    {
        (byte[] file, byte[] expected) = PngWriter.Interlaced(width: 11, height: 6);
        Assert.Equal(expected, PictureFile.Decode(file, "interlaced.png").Samples);
    }

    [Fact]
    public void Decode_TruncatedEmptyOrForeign_NamesTheReason()
    {
        byte[] whole = PngWriter.Write(0, 8, 5, 5).File;
        Assert.Contains("damaged", Refusal(whole[..^12]), StringComparison.Ordinal);
        Assert.Contains("damaged", Refusal(whole[..20]), StringComparison.Ordinal);
        Assert.Contains("damaged", Refusal(PngWriter.Write(0, 8, 5, 5, rows: 3).File), StringComparison.Ordinal);
        Assert.Contains("GIF", Refusal("GIF89a"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("PBM", Refusal("P4 1 1 0"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("no picture", Refusal([]), StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_MorePixelsThanAllowed_IsRefusedBeforeItIsDecoded()
    {
        byte[] file = PngWriter.Write(0, 8, 5, 5).File;
        (file[18], file[22]) = (0x40, 0x40);
        Assert.Contains("at most 100000000 pixels", Refusal(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_RandomDamage_IsAPictureOrARefusal()
    {
        Random random = new(1);
        byte[][] files = [PngWriter.Write(3, 4, 13, 11).File, PngWriter.Interlaced(11, 6).File, Jpeg(QuartersJpeg), Jpeg(ProgressiveJpeg)];
        for (int k = 0; k < 400; k++)
        {
            byte[] file = [.. files[k % files.Length]];
            for (int hit = 0; hit <= k % 5; hit++)
            {
                file[random.Next(8, file.Length)] = (byte)random.Next(256);
            }
            try
            {
                Picture picture = PictureFile.Decode(file, "damaged");
                Assert.Equal(picture.Width * picture.Height * picture.Channels, picture.Samples.Length);
            }
            catch (InputException)
            {
                // Refused, which is as good.
            }
        }
    }

    [Fact]
    public void Decode_Pnm_ReadsTextBytesAndComments()
    {
        Assert.Equal([0, 127, 255], PictureFile.Decode("P2 # levels\n3 1\n2\n0 1 2"u8.ToArray(), "a").Samples);
        Assert.Equal([(byte)'a', (byte)'b'], PictureFile.Decode("P5 2 1 255\nab"u8.ToArray(), "a").Samples);
        Assert.Equal(3, PictureFile.Decode("P6 1 1 255\nabc"u8.ToArray(), "a").Channels);
        Assert.Contains("damaged", Refusal("P5 2 2 255\nab"u8.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(QuartersJpeg)]
    [InlineData(ProgressiveJpeg)]
    public void Decode_JpegBaselineAndProgressive_IsWithinItsLosses(string text)
    {
        Picture picture = PictureFile.Decode(Jpeg(text), "quarters.jpg");
        Assert.Equal((32, 32, 3), (picture.Width, picture.Height, picture.Channels));
        AssertColour(picture, 7, 7, 255, 0, 0);
        AssertColour(picture, 24, 7, 0, 255, 0);
        AssertColour(picture, 7, 24, 0, 0, 255);
        AssertColour(picture, 24, 24, 128, 128, 128);
    }

    [Fact]
    public void Decode_CutJpeg_IsRefused()
    {
        byte[] bytes = Jpeg(QuartersJpeg);
        Assert.Contains("damaged", Refusal(bytes[..^10]), StringComparison.Ordinal);
        Assert.Contains("damaged", Refusal([.. bytes[..100], .. bytes[^2..]]), StringComparison.Ordinal);
    }

    [Fact]
    public void ToSquare_FromAnySize_AveragesAreas()
    {
        Picture picture = new(4, 2, 1, [0, 255, 255, 255, 255, 0, 0, 0]);
        Assert.Equal([0.75, 0.25], picture.ToSquare(2, 1).Chunk(2).Select(row => row.Average()));
        Assert.Equal(0.5, picture.ToSquare(1, 1)[0], 12);
        Assert.Equal(12, picture.ToSquare(2, 3).Length);
        Assert.All(new Picture(3, 3, 1, [.. Enumerable.Repeat((byte)255, 9)]).ToSquare(2, 3), v => Assert.Equal(1, v, 12));
    }

    private static byte[] Jpeg(string text) => Convert.FromBase64String(text);

    private static string Refusal(byte[] bytes) => Assert.Throws<InputException>(() => PictureFile.Decode(bytes, "test")).Message;

    private static void AssertColour(Picture picture, int x, int y, int red, int green, int blue)
    {
        int at = 3 * ((y * picture.Width) + x);
        int[] expected = [red, green, blue];
        for (int c = 0; c < 3; c++)
        {
            Assert.InRange(picture.Samples[at + c], expected[c] - 12, expected[c] + 12);
        }
    }
}
