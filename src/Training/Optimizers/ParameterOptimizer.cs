using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace IsoTriplet.Training.Optimizers;

/// <summary>Changes parameters by their gradients. Its memory is named tensors, so that a checkpoint holds all of it.</summary>
public abstract class ParameterOptimizer : IDisposable
{
    private readonly (string Name, Parameter Parameter)[] _parameters;
    private readonly Dictionary<string, Tensor> _memory = new(StringComparer.Ordinal);

    private protected ParameterOptimizer(IEnumerable<(string Name, Parameter Parameter)> parameters) => _parameters = [.. parameters];

    /// <summary>Everything the optimizer remembers between steps, by name; beside it only the step count matters.</summary>
    public IReadOnlyDictionary<string, Tensor> Memory => _memory;

    /// <summary>One step.</summary>
    /// <param name="rate">The learning rate.</param>
    /// <param name="count">How many steps there were before this one.</param>
    public void Step(double rate, long count)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable still = no_grad();
        foreach ((string name, Parameter parameter) in _parameters)
        {
            if (parameter.grad is { } gradient)
            {
                Update(name, parameter, gradient, rate, count);
            }
        }
    }

    /// <summary>Clears the gradients.</summary>
    public void ZeroGradients()
    {
        foreach ((string _, Parameter parameter) in _parameters)
        {
            parameter.grad = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor tensor in _memory.Values)
        {
            tensor.Dispose();
        }
        GC.SuppressFinalize(this);
    }

    private protected abstract void Update(string name, Parameter parameter, Tensor gradient, double rate, long count);

    private protected abstract IEnumerable<string> Slots { get; }

    /// <summary>The remembered tensor of a parameter; zeros at first.</summary>
    private protected Tensor Remembered(string slot, string name, Tensor like)
    {
        string key = $"{slot}/{name}";
        if (!_memory.TryGetValue(key, out Tensor? tensor))
        {
            _memory[key] = tensor = zeros_like(like).DetachFromDisposeScope();
        }
        return tensor;
    }

    /// <summary>Makes the tensors that a checkpoint is read into.</summary>
    internal void PrepareMemory()
    {
        foreach ((string name, Parameter parameter) in _parameters)
        {
            foreach (string slot in Slots)
            {
                Remembered(slot, name, parameter);
            }
        }
    }
}
