using System.Collections;

namespace TorchSharp.Utils;

/// <summary>The elements of a tensor in row-major order.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class TensorAccessor<T> : IEnumerable<T>
    where T : unmanaged
{
    private readonly T[] _values;

    internal TensorAccessor(T[] values) => _values = values;

    public long Count => _values.LongLength;

    public T this[long index] => _values[index];

    public T[] ToArray() => [.. _values];

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
