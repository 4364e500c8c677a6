using System.IO.Compression;
using System.Text;

namespace IsoTriplet.Tests.Training.Data;

/// <summary>Writes the annotations of Cars-196 as a MATLAB file of level 5.</summary>
internal static class MatWriter
{
    public static void WriteAnnotations(string path, (string Path, int Class)[] cars, bool compressed)
    {
        List<byte> fields = [];
        foreach ((string name, int number) in cars)
        {
            fields.AddRange(Matrix(4, [1, name.Length], Element(4, [.. name.SelectMany(c => BitConverter.GetBytes((ushort)c))])));
            fields.AddRange(Matrix(9, [1, 1], [2, 0, 1, 0, (byte)number, 0, 0, 0]));
        }
        byte[] names = new byte[64];
        "relative_im_path"u8.CopyTo(names);
        "class"u8.CopyTo(names.AsSpan(32));
        byte[] body = [5, 0, 4, 0, 32, 0, 0, 0, .. Element(1, names), .. fields];
        byte[] matrix = Matrix(2, [1, cars.Length], body, "annotations");
        byte[] header = [.. Encoding.ASCII.GetBytes("MATLAB 5.0 MAT-file".PadRight(124)), 0, 1, (byte)'I', (byte)'M'];
        File.WriteAllBytes(path, [.. header, .. compressed ? Packed(matrix) : matrix]);
    }

    private static byte[] Matrix(int kind, int[] sizes, byte[] body, string name = "") =>
        Element(
            14,
            [
                .. Element(6, [(byte)kind, 0, 0, 0, 0, 0, 0, 0]),
                .. Element(5, [.. sizes.SelectMany(BitConverter.GetBytes)]),
                .. Element(1, Encoding.ASCII.GetBytes(name)),
                .. body,
            ]
        );

    private static byte[] Element(int type, byte[] data) =>
        [.. BitConverter.GetBytes(type), .. BitConverter.GetBytes(data.Length), .. data, .. new byte[(8 - (data.Length % 8)) % 8]];

    private static byte[] Packed(byte[] matrix)
    {
        using MemoryStream packed = new();
        using (ZLibStream stream = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            stream.Write(matrix);
        }
        return [.. BitConverter.GetBytes(15), .. BitConverter.GetBytes((int)packed.Length), .. packed.ToArray()];
    }
}
