namespace IsoTriplet.Tests.Training;

/// <summary>A fresh folder that goes away with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("isotriplet-").FullName;

    public string File(params string[] parts)
    {
        string path = System.IO.Path.Combine([Path, .. parts]);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>The number of threads of the tensor library is one for the whole process, and last digits hang on it: tests that train or compare tensors bit by bit run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class TensorThreads
{
    public const string Name = "tensor threads";
}
