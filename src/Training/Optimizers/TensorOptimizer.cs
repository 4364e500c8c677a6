using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using IsoTriplet.Training.Losses;
using IsoTriplet.Training.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace IsoTriplet.Training.Optimizers;

/// <summary>Adam or stochastic gradient descent on the weights of one network, or of several whose weights are the rows of a matrix.</summary>
/// <remarks>
/// With the gradient g + w x of step t from 1 (w: weight decay, x: weights) Adam keeps m = 0.9 m + 0.1 g and v = 0.999 v + 0.001 g^2 and goes along
/// -(m / (1 - 0.9^t)) / (sqrt(v / (1 - 0.999^t)) + 1e-8) (Kingma and Ba 2015, Algorithm 1); descent keeps b = momentum b + g and goes along -b.
/// On a processor two passes over the numbers do it (<see cref="UpdateKernel"/>, with the roundings of the tensor library's own dozen); elsewhere the tensor library does.
/// torch.optim makes Scalars that the garbage collector may finalise while they are read.
/// </remarks>
public sealed class TensorOptimizer : IDisposable
{
    private const double MeanDecay = 0.9;
    private const double SquareDecay = 0.999;

    // Below this many numbers a second thread costs more than it brings.
    private const long SerialWork = 1 << 19;

    // So many numbers go through both passes together, in the second-level cache.
    private const int Block = 1 << 14;

    private static readonly Scalar HeldMeanDecay = MeanDecay;
    private static readonly Scalar HeldMeanShare = 1 - MeanDecay;
    private static readonly Scalar HeldSquareDecay = SquareDecay;
    private static readonly Scalar HeldSquareShare = 1 - SquareDecay;
    private static readonly Scalar Least = UpdateKernel.Least;

    private readonly OptimizerKind _kind;
    private readonly double[] _momenta;
    private readonly double[] _weightDecays;
    private readonly Tensor[] _weights;

    // Of Adam the mean and the mean square of the gradients, of descent the sum: a tensor for each of the weights.
    private readonly Tensor[][] _memory;
    private readonly Part[][] _blocks;
    private readonly bool _serial;
    private readonly Tensor _room;
    private long _steps;

    /// <summary>An optimizer at its beginning.</summary>
    /// <param name="kind">The rule.</param>
    /// <param name="momenta">Of descent, one a run.</param>
    /// <param name="weightDecays">w, one a run.</param>
    /// <param name="weights">The weights, contiguous, of one type and device: of one run tensors of any shape, of R runs such whose first dimension is R. They stay the caller's.</param>
    public TensorOptimizer(
        OptimizerKind kind,
        IReadOnlyList<double> momenta,
        IReadOnlyList<double> weightDecays,
        params IEnumerable<Tensor> weights
    )
    {
        Guard.SameSize(momenta.Count, weightDecays.Count, "momenta and weight decays");
        (_kind, _momenta, _weightDecays, _weights) = (kind, [.. momenta], [.. weightDecays], [.. weights]);
        _memory =
        [
            .. Enumerable
                .Range(0, kind == OptimizerKind.Adam ? 2 : 1)
                .Select(_ => Array.ConvertAll(_weights, w => zeros(w.shape, w.dtype, w.device).DetachFromDisposeScope())),
        ];
        _blocks = Blocks();
        _serial = _weights.Sum(w => w.numel()) < SerialWork;
        _room = Room();
    }

    /// <summary>Moves the weights by one step.</summary>
    /// <param name="gradients">Of the loss, one for each of the weights and of its shape.</param>
    /// <param name="rates">The learning rate of every run; the weights of a run with rate 0 stay as they are, whatever its gradient.</param>
    public void Step(IReadOnlyList<Tensor> gradients, IReadOnlyList<double> rates) => Step(gradients, rates, byTensors: false);

    internal void Step(IReadOnlyList<Tensor> gradients, IReadOnlyList<double> rates, bool byTensors)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        ArgumentNullException.ThrowIfNull(rates);
        _steps++;
        using DisposeScope scope = NewDisposeScope();
        using IDisposable still = no_grad();
        Tensor[] slopes = [.. gradients.Select(g => g.contiguous())];
        if (byTensors || _weights[0].device_type != DeviceType.CPU)
        {
            for (int k = 0; k < _weights.Length; k++)
            {
                ByTensors(k, slopes[k], rates);
            }
        }
        else if (_weights[0].dtype == ScalarType.Float64)
        {
            InPlace<double>(slopes, rates);
        }
        else
        {
            InPlace<float>(slopes, rates);
        }
    }

    /// <summary>Writes the memory, bit for bit.</summary>
    /// <param name="writer">Where to; stays open.</param>
    public void Save(BinaryWriter writer)
    {
        writer.Write(_steps);
        foreach (Tensor tensor in _memory.SelectMany(m => m))
        {
            using DisposeScope scope = NewDisposeScope();
            writer.Write(tensor.cpu().contiguous().bytes);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote of the same rule and shape.</summary>
    /// <param name="reader">Where from; stays open.</param>
    public void Load(BinaryReader reader)
    {
        _steps = reader.ReadInt64();
        foreach (Tensor tensor in _memory.SelectMany(m => m))
        {
            Read(reader, tensor);
        }
    }

    // Fills a tensor from its bytes.
    internal static void Read(BinaryReader reader, Tensor target)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable still = no_grad();
        Tensor values = zeros(target.shape, target.dtype);
        reader.BaseStream.ReadExactly(values.bytes);
        target.copy_(values);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor tensor in _memory.SelectMany(m => m))
        {
            tensor.Dispose();
        }
        _room.Dispose();
    }

    private void InPlace<T>(Tensor[] gradients, IReadOnlyList<double> rates)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] rate = [.. rates.Select(T.CreateChecked)];
        T[] decay = [.. _weightDecays.Select(T.CreateChecked)];
        T[] momentum = [.. _momenta.Select(T.CreateChecked)];
        Numbers<T>[] memory = Array.ConvertAll(_memory, m => new Numbers<T>(m));
        (Numbers<T> x, Numbers<T> g, Numbers<T> mean, Numbers<T> square) = (new(_weights), new(gradients), memory[0], memory[^1]);
        UpdateKernel.Adam<T> adam = new(MeanDecay, SquareDecay, _steps);
        int workers = _serial ? 1 : Parallelism.Threads;
        int threads = get_num_threads();
        try
        {
            Tensor[] rooms = Parallelism.Run(_blocks.Length, workers, () => Room(workers > 1), Move);
            foreach (Tensor room in rooms.Where(r => !ReferenceEquals(r, _room)))
            {
                room.Dispose();
            }
        }
        finally
        {
            set_num_threads(threads);
        }

        void Move(Tensor room, int unit)
        {
            Part[] block = Array.FindAll(_blocks[unit], p => rates[p.Run] != 0);
            if (_kind == OptimizerKind.Sgd)
            {
                foreach (Part p in block)
                {
                    UpdateKernel.Descend(x.At(p), g.At(p), mean.At(p), momentum[p.Run], rate[p.Run], decay[p.Run]);
                }
                return;
            }
            Span<T> root = Numbers<T>.Of(room);
            foreach (Part p in block)
            {
                adam.Remember(x.At(p), g.At(p), mean.At(p), square.At(p), root.Slice(p.Place, p.Length), decay[p.Run]);
            }
            _ = room.sqrt_();
            foreach (Part p in block)
            {
                adam.Move(x.At(p), mean.At(p), root.Slice(p.Place, p.Length), rate[p.Run]);
            }
        }
    }

    // What a worker owns. The library wakes its threads for however few roots: the worker takes them alone.
    private Tensor Room(bool own)
    {
        set_num_threads(1);
        return own ? Room() : _room;
    }

    // For the mean squares of a block and then their roots.
    private Tensor Room() => zeros([Block], _weights[0].dtype).DetachFromDisposeScope();

    // All numbers, those of one run and one of the weights in parts, parts side by side in blocks.
    private Part[][] Blocks()
    {
        List<Part[]> blocks = [];
        List<Part> block = [];
        int filled = 0;
        for (int weight = 0; weight < _weights.Length; weight++)
        {
            int row = (int)(_weights[weight].numel() / _momenta.Length);
            for (int run = 0; run < _momenta.Length; run++)
            {
                for (int start = 0; start < row; )
                {
                    int length = Math.Min(row - start, Block - filled);
                    block.Add(new Part(weight, run, (run * row) + start, length, filled));
                    (start, filled) = (start + length, filled + length);
                    if (filled == Block)
                    {
                        blocks.Add([.. block]);
                        block.Clear();
                        filled = 0;
                    }
                }
            }
        }
        return block.Count > 0 ? [.. blocks, [.. block]] : [.. blocks];
    }

    // Numbers of one run and one of the weights, and their place in the block.
    private readonly record struct Part(int Weight, int Run, int Start, int Length, int Place);

    // Where tensors on a processor have their numbers; they do not move.
    private readonly unsafe struct Numbers<T>(Tensor[] tensors)
        where T : unmanaged
    {
        private readonly nint[] _places = Array.ConvertAll(tensors, t => (nint)Unsafe.AsPointer(ref Of(t)[0]));

        public Span<T> At(Part part) => new((T*)_places[part.Weight] + part.Start, part.Length);

        public static Span<T> Of(Tensor tensor) => MemoryMarshal.Cast<byte, T>(tensor.bytes);
    }

    private void ByTensors(int k, Tensor gradient, IReadOnlyList<double> rates)
    {
        Tensor x = _weights[k].view(_momenta.Length, -1);
        Tensor Column(IReadOnlyList<double> values) => tensor([.. values], [values.Count, 1]).to(x.dtype).to(x.device);
        Tensor rate = Column(rates);
        // Rate 0 times a number that is not finite is none.
        Tensor g = gradient.view(_momenta.Length, -1).masked_fill(rate.eq(Held.Zero), Held.Zero);
        if (Array.Exists(_weightDecays, w => w != 0))
        {
            g = g.Plus(x * Column(_weightDecays));
        }
        Tensor mean = _memory[0][k].view(_momenta.Length, -1);
        if (_kind == OptimizerKind.Sgd)
        {
            x.sub_(mean.mul_(Column(_momenta)).add_(g, Held.One) * rate);
            return;
        }
        mean.mul_(HeldMeanDecay).add_(g, HeldMeanShare);
        Tensor square = _memory[1][k].view(_momenta.Length, -1).mul_(HeldSquareDecay).addcmul_(g, g, HeldSquareShare);
        using Scalar meanSum = 1 - Math.Pow(MeanDecay, _steps);
        using Scalar root = Math.Sqrt(1 - Math.Pow(SquareDecay, _steps));
        x.sub_(mean.div(meanSum).div_(square.sqrt().div_(root).add_(Least, Held.One)).mul_(rate));
    }
}
