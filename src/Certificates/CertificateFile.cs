using System.Text;
using System.Text.Json;

namespace IsoTriplet.Certificates;

/// <summary>Certificates as JSON, one object a file:
/// <code>{ "format": "isotriplet-certificate", "version": 1, "kind": KIND, "bound": HEX,
///   "problem": { "dimension": n, "points": [[HEX, ...], ...], "labels": [integer, ...] }, ... }</code>
/// with "margin": HEX in the problem for F_TS^alpha, "comparisons": [[i, j, k, l, HEX], ...] there in the place of triples (then lagrangian, gram and stress have
/// "comparisons": [[index, HEX, HEX], ...], weight and slope); a triple of a problem with a margin may end in a second HEX, its slope.
/// HEX is a string such as "0x1.8p+1" (<see cref="HexFloat"/>); indices are integers from 0. The other members by KIND:
/// separated-point: "distance" ("haus" or "iso"), "points" (as in problem);
/// lagrangian: "point_weights" [HEX, ...], "triples" [[a, p, q, HEX], ...];
/// gram: "stretched" and "shrunk" [[i, j, HEX], ...], "triples"; stress: "triples", "stress" [[i, j, HEX], ...];
/// branch: "distance", "frame" [], [i, j] or [i, j, k], "nodes" in preorder, each { "pair": [i, j], "cuts": [[HEX, HEX], ...] }, or
/// { "classes": [label, label], "cuts" }, or { "upper": [[i, j, HEX, ...]], "triples": [[a, p, q, HEX, ...]], "lower": [[i, j, HEX]], "left", "right" }
/// with n numbers in place of "HEX, ...";
/// hull: "classes": [label, label], "nodes" in preorder, each { "split": [HEX, ...] } with n + 1 numbers or { "first", "second": [[i, HEX], ...] };
/// stack: "direction": [HEX, HEX], "offset": HEX, "segments": [[p, q, [HEX, ...], [HEX, ...]], ...];
/// angle: "pairs": [[p, q], ...].</summary>
/// <remarks>The reader refuses unknown, missing and repeated members, other versions, numbers that are not exact, wrong lengths and indices; what
/// it allocates is bounded by a multiple of the text, and the text by <see cref="LargestFile"/>.</remarks>
public static class CertificateFile
{
    /// <summary>Largest text read, in bytes: 256 MiB.</summary>
    public const long LargestFile = 256L << 20;

    internal const string Format = "isotriplet-certificate";
    internal const int Version = 1;

    /// <summary>The JSON text in UTF-8.</summary>
    /// <param name="c">The certificate.</param>
    /// <returns>What <see cref="Write"/> writes.</returns>
    /// <exception cref="CertificateException">Malformed.</exception>
    public static byte[] ToBytes(Certificate c) => CertificateWriter.Write(c);

    /// <summary>Writes the certificate under another name, then moves it into place.</summary>
    /// <param name="path">The file.</param>
    /// <param name="c">The certificate.</param>
    /// <exception cref="CertificateException">Malformed, or the place cannot be written to.</exception>
    public static void Write(string path, Certificate c)
    {
        ArgumentNullException.ThrowIfNull(path);
        byte[] text = CertificateWriter.Write(c);
        string full = Path.GetFullPath(path);
        string draft = Path.Combine(Path.GetDirectoryName(full) ?? "/", $".{Path.GetFileName(full)}.{Environment.ProcessId}.partial");
        try
        {
            File.WriteAllBytes(draft, text);
            File.Move(draft, full, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(draft))
            {
                File.Delete(draft);
            }
            throw new CertificateException($"{path}: cannot be written ({e.Message})", e);
        }
    }

    /// <summary>Reads a certificate.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The certificate, well-formed but not yet judged.</returns>
    /// <exception cref="CertificateException">No such file, or not a certificate of this format; the file is named.</exception>
    public static Certificate Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            return CertificateReader.Read(Content(path));
        }
        catch (CertificateException e)
        {
            throw new CertificateException($"{path}: {e.Message}", e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CertificateException($"{path}: no such file", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CertificateException($"{path}: cannot be read ({e.Message})", e);
        }
    }

    /// <summary>Reads a certificate and judges it.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The certificate and the verdict on it.</returns>
    /// <exception cref="CertificateException">No such file, not a certificate of this format, or one too large to check; the file is named.</exception>
    public static (Certificate Certificate, CheckResult Result) Judge(string path)
    {
        Certificate certificate = Read(path);
        try
        {
            return (certificate, CertificateChecker.Check(certificate));
        }
        catch (CertificateException e)
        {
            throw new CertificateException($"{path}: {e.Message}", e);
        }
    }

    private static byte[] Content(string path)
    {
        if (Directory.Exists(path))
        {
            throw new CertificateException("is a directory; a file was expected");
        }
        using FileStream? stream = FileKind.MayBeRegular(path) ? File.OpenRead(path) : null;
        if (stream is not { CanSeek: true, Length: <= LargestFile })
        {
            throw new CertificateException(
                stream?.CanSeek == true ? $"{stream.Length} bytes; at most {LargestFile} are read." : "is not a regular file"
            );
        }
        byte[] text = new byte[stream.Length];
        stream.ReadExactly(text);
        return text;
    }

    /// <summary>The JSON text.</summary>
    /// <param name="c">The certificate.</param>
    /// <returns>One line.</returns>
    /// <exception cref="CertificateException">Malformed.</exception>
    public static string ToJson(Certificate c) => Encoding.UTF8.GetString(CertificateWriter.Write(c));

    /// <summary>Reads JSON text.</summary>
    /// <param name="json">The text.</param>
    /// <returns>The certificate, well-formed but not yet judged.</returns>
    /// <exception cref="CertificateException">Not a certificate of this format.</exception>
    public static Certificate FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > LargestFile)
        {
            throw new CertificateException($"{json.Length} characters; at most {LargestFile} are read.");
        }
        return CertificateReader.Read(Encoding.UTF8.GetBytes(json));
    }
}
