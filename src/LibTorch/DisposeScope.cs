namespace TorchSharp;

/// <summary>Disposes, at its end, every tensor made on this thread since its beginning and not moved out of it.</summary>
public sealed class DisposeScope : IDisposable
{
    [ThreadStatic]
    private static DisposeScope? s_current;

    private readonly HashSet<torch.Tensor> _tensors = new(ReferenceEqualityComparer.Instance);
    private readonly DisposeScope? _outer;
    private bool _ended;

    internal DisposeScope() => (_outer, s_current) = (s_current, this);

    /// <summary>Tensors that the scope would dispose now.</summary>
    public int DisposablesCount => _tensors.Count;

    internal static DisposeScope? Enter(torch.Tensor tensor)
    {
        s_current?._tensors.Add(tensor);
        return s_current;
    }

    internal void Leave(torch.Tensor tensor) => _tensors.Remove(tensor);

    internal DisposeScope? MoveOut(torch.Tensor tensor)
    {
        if (_tensors.Remove(tensor))
        {
            _outer?._tensors.Add(tensor);
        }
        return _outer;
    }

    /// <summary>Ends the scope and disposes what is left in it.</summary>
    /// <exception cref="InvalidOperationException">A scope begun later on this thread has not ended.</exception>
    public void Dispose()
    {
        if (_ended)
        {
            return;
        }
        if (!ReferenceEquals(s_current, this))
        {
            throw new InvalidOperationException(
                "dispose scopes end in the reverse order of their beginning, on the thread that began them"
            );
        }
        _ended = true;
        s_current = _outer;
        foreach (torch.Tensor tensor in _tensors)
        {
            tensor.Free();
        }
        _tensors.Clear();
    }
}
