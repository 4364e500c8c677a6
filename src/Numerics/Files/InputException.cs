namespace IsoTriplet.Numerics;

/// <summary>A file that cannot be used as it stands; the message is one line that names the file and the fault.</summary>
public sealed class InputException : Exception
{
    /// <summary>Names a file and its fault.</summary>
    /// <param name="path">The file as the caller named it.</param>
    /// <param name="fault">What is wrong, where, and what was expected.</param>
    public InputException(string path, string fault)
        : base($"{path}: {fault}") => Path = path;

    /// <summary>Names a file and its fault, with the failure behind it.</summary>
    /// <param name="path">The file as the caller named it.</param>
    /// <param name="fault">What is wrong, where, and what was expected.</param>
    /// <param name="inner">The failure behind it.</param>
    public InputException(string path, string fault, Exception inner)
        : base($"{path}: {fault}", inner) => Path = path;

    /// <summary>The file as the caller named it.</summary>
    public string Path { get; }
}
