using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor matmul(Tensor input, Tensor target) => input.matmul(target);

    public static Tensor mm(Tensor input, Tensor target) => input.mm(target);

    public static Tensor bmm(Tensor input, Tensor batch2) => input.bmm(batch2);

    public static Tensor addmm(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) =>
        Tensor.Made(Shim.iso_addmm(input.Handle, mat1.Handle, mat2.Handle, beta, alpha), input, mat1, mat2);

    public static Tensor cdist(Tensor x1, Tensor x2, double p = 2) => Tensor.Made(Shim.iso_cdist(x1.Handle, x2.Handle, p), x1, x2);

    public static Tensor norm(Tensor input) => input.norm();

    public static Tensor norm(Tensor input, int dimension, bool keepdim = false, float p = 2) => input.norm(dimension, keepdim, p);

    public static Tensor where(Tensor condition, Tensor x, Tensor y) =>
        Tensor.Made(Shim.iso_where(condition.Handle, x.Handle, y.Handle), condition, x, y);

    public static Tensor max(Tensor input) => input.max();

    public static Tensor min(Tensor input) => input.min();

    public static (Tensor values, Tensor indexes) max(Tensor input, long dim, bool keepdim = false) => input.MaxOver(dim, keepdim);

    public static (Tensor values, Tensor indexes) min(Tensor input, long dim, bool keepdim = false) => input.MinOver(dim, keepdim);

    public static (Tensor values, Tensor indexes) topk(Tensor tensor, int k, int dim = -1, bool largest = true, bool sorted = true) =>
        tensor.topk(k, dim, largest, sorted);

    public static (Tensor values, Tensor indices) sort(Tensor input, long dim = -1, bool descending = false) =>
        input.SortOver(dim, descending);

    public static Tensor maximum(Tensor input, Tensor other) => input.maximum(other);

    public static Tensor minimum(Tensor input, Tensor other) => input.minimum(other);

    public static unsafe Tensor amax(Tensor input, long[] dims, bool keepdim = false)
    {
        fixed (long* values = dims)
        {
            return Tensor.Made(Shim.iso_amax(input.Handle, values, dims.Length, keepdim ? 1 : 0), input);
        }
    }

    public static unsafe Tensor amin(Tensor input, long[] dims, bool keepdim = false)
    {
        fixed (long* values = dims)
        {
            return Tensor.Made(Shim.iso_amin(input.Handle, values, dims.Length, keepdim ? 1 : 0), input);
        }
    }

    public static Tensor argmax(Tensor input) => input.argmax();

    public static Tensor argmax(Tensor input, long dim, bool keepdim = false) => input.argmax(dim, keepdim);

    public static Tensor argmin(Tensor input) => input.argmin();

    public static Tensor argmin(Tensor input, long dim, bool keepdim = false) => input.argmin(dim, keepdim);

    public static Tensor gather(Tensor input, long dim, Tensor index) => input.gather(dim, index);

    public static Tensor index_select(Tensor input, long dim, Tensor index) => input.index_select(dim, index);

    public static Tensor masked_select(Tensor input, Tensor mask) => input.masked_select(mask);

    public static Tensor sum(Tensor input) => input.sum();

    public static Tensor sum(Tensor input, long dim, bool keepdim = false) => input.sum([dim], keepdim);

    public static Tensor mean(Tensor input) => input.mean();

    public static Tensor mean(Tensor input, long[] dimensions, bool keepdim = false) => input.mean(dimensions, keepdim);

    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Join(tensors, dim, false);

    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Join([.. tensors], dim, true);

    public static Tensor unsqueeze(Tensor input, long dim) => input.unsqueeze(dim);

    public static Tensor squeeze(Tensor input, long? dim = null) => input.squeeze(dim);

    public static Tensor flatten(Tensor input, long start_dim = 0, long end_dim = -1) => input.flatten(start_dim, end_dim);

    public static Tensor exp(Tensor input) => input.exp();

    public static Tensor log(Tensor input) => input.log();

    public static Tensor sqrt(Tensor input) => input.sqrt();

    public static Tensor square(Tensor input) => input.square();

    public static Tensor abs(Tensor input) => input.abs();

    public static Tensor atan2(Tensor input, Tensor other) => input.atan2(other);

    public static Tensor pow(Tensor left, Scalar exponent) => left.pow(exponent);

    public static Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp(min, max);

    public static Tensor logical_and(Tensor left, Tensor right) => left.logical_and(right);

    public static Tensor logical_not(Tensor input) => input.logical_not();

    public static Tensor isnan(Tensor input) => input.isnan();

    public static Tensor isfinite(Tensor input) => input.isfinite();

    public static Tensor logsumexp(Tensor input, long dim, bool keepdim = false) =>
        Tensor.Made(Shim.iso_logsumexp(input.Handle, dim, keepdim ? 1 : 0), input);

    public static Tensor any(Tensor input) => input.any();

    public static Tensor nonzero(Tensor input) => input.nonzero();

    private static unsafe Tensor Join(IList<Tensor> tensors, long dim, bool stacked)
    {
        nint[] handles = [.. tensors.Select(t => t.Handle)];
        fixed (nint* list = handles)
        {
            nint joined = stacked ? Shim.iso_stack(list, handles.Length, dim) : Shim.iso_cat(list, handles.Length, dim);
            return Tensor.Made(joined, tensors);
        }
    }
}
