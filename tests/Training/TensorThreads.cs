namespace IsoTriplet.Tests.Training;

/// <summary>The number of threads of the tensor library is one for the whole process, and last digits hang on it: tests that train or compare tensors bit by bit run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class TensorThreads
{
    public const string Name = "tensor threads";
}
