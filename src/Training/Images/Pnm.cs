namespace IsoTriplet.Training.Images;

/// <summary>Netpbm's PGM (P2, P5) and PPM (P3, P6) with at most 255 levels; bit maps are refused.</summary>
internal static class Pnm
{
    public static Picture Decode(byte[] file, string name)
    {
        char kind = (char)file[1];
        if (kind == '4')
        {
            throw new InputException(name, "is a PBM bit map, which is not read here; PGM or PPM was expected");
        }
        int at = 2;
        (int width, int height, int levels) = (Number(file, ref at), Number(file, ref at), Number(file, ref at));
        if (width < 1 || height < 1 || (long)width * height > Picture.MostPixels || levels is < 1 or > 255)
        {
            throw new InputException(name, $"is {width} x {height} with {levels} levels; at least 1 x 1 and 1 to 255 levels were expected");
        }
        int channels = kind is '3' or '6' ? 3 : 1;
        byte[] samples = new byte[width * height * channels];
        if (kind is '5' or '6')
        {
            file.AsSpan(at + 1, samples.Length).CopyTo(samples);
        }
        for (int k = 0; k < samples.Length; k++)
        {
            int value = kind is '5' or '6' ? samples[k] : Number(file, ref at);
            samples[k] = (byte)Math.Min(255, value * 255 / levels);
        }
        return new Picture(width, height, channels, samples);
    }

    // The next number; comments run from # to the end of the line.
    private static int Number(byte[] file, ref int at)
    {
        while (!char.IsAsciiDigit((char)file[at]))
        {
            if (file[at] == '#')
            {
                while (file[at] != '\n')
                {
                    at++;
                }
            }
            at++;
        }
        int value = 0;
        while (at < file.Length && char.IsAsciiDigit((char)file[at]))
        {
            value = checked((10 * value) + file[at++] - '0');
        }
        return value;
    }
}
