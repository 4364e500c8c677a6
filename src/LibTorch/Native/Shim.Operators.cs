using System.Runtime.InteropServices;

namespace TorchSharp.Native;

internal static partial class Shim
{
    [LibraryImport(Library)]
    internal static unsafe partial nint iso_rsub_scalar(nint a, double b, int kind);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_rdiv_scalar(nint a, double b, int kind);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_add_scaled(nint a, nint b, double alpha, int kind);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_add_scaled_(nint a, nint b, double alpha, int kind);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_addcmul_(nint a, nint b, nint c, double value);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_addcdiv_(nint a, nint b, nint c, double value);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_addmm(nint a, nint b, nint c, double beta, double alpha);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_masked_fill(nint a, nint mask, double value, int kind);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_masked_fill_(nint a, nint mask, double value, int kind);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_where(nint condition, nint x, nint y);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_normal_(nint a, double mean, double deviation);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_uniform_(nint a, double from, double to);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_sum_over(nint a, long* dims, int count, int keep);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_mean_over(nint a, long* dims, int count, int keep);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_amax(nint a, long* dims, int count, int keep);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_amin(nint a, long* dims, int count, int keep);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_any_over(nint a, long dim, int keep);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_all_over(nint a, long dim, int keep);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_argmax_over(nint a, long dim, int keep);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_argmin_over(nint a, long dim, int keep);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_norm(nint a, double p);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_norm_over(nint a, long dim, int keep, double p);

    [LibraryImport(Library)]
    internal static unsafe partial int iso_max_over(nint a, long dim, int keep, nint* values, nint* indexes);

    [LibraryImport(Library)]
    internal static unsafe partial int iso_min_over(nint a, long dim, int keep, nint* values, nint* indexes);

    [LibraryImport(Library)]
    internal static unsafe partial int iso_topk(nint a, long k, long dim, int largest, int sorted, nint* values, nint* indexes);

    [LibraryImport(Library)]
    internal static unsafe partial int iso_sort(nint a, long dim, int descending, nint* values, nint* indexes);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_view(nint a, long* shape, int rank);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_reshape(nint a, long* shape, int rank);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_expand(nint a, long* shape, int rank);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_permute(nint a, long* order, int rank);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_flatten(nint a, long start, long end);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_transpose(nint a, long first, long second);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_squeeze(nint a, long dim);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_squeeze_all(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_unsqueeze(nint a, long dim);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_narrow(nint a, long dim, long start, long length);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_slice(nint a, long dim, long start, long finish, long step);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_select(nint a, long dim, long index);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_index_select(nint a, long dim, nint index);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_gather(nint a, long dim, nint index);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_scatter_(nint a, long dim, nint index, nint source);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_cat(nint* tensors, int count, long dim);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_stack(nint* tensors, int count, long dim);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_linear(nint input, nint weight, nint bias);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_conv2d(
        nint input,
        nint weight,
        nint bias,
        long stride,
        long padding,
        long dilation,
        long groups
    );

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_max_pool2d(nint input, long kernel, long stride, long padding);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_adaptive_avg_pool2d(nint input, long height, long width);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_softplus(nint input, double beta, double threshold);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_logsumexp(nint input, long dim, int keep);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_cdist(nint x, nint y, double p);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_neg(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_exp(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_log(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_log1p(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_sqrt(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_square(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_abs(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_relu(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_sigmoid(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_tanh(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_sin(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_cos(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_alias(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_logical_not(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_isnan(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_isfinite(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_detach(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_clone(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_contiguous(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_t(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_nonzero(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_sum(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_mean(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_max(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_min(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_any(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_all(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_argmax(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_argmin(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_bitwise_not(nint a);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_add(nint a, nint b);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_sub(nint a, nint b);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_mul(nint a, nint b);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_div(nint a, nint b);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_pow(nint a, nint b);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_atan2(nint a, nint b);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_matmul(nint a, nint b);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_mm(nint a, nint b);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_bmm(nint a, nint b);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_maximum(nint a, nint b);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_minimum(nint a, nint b);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_eq(nint a, nint b);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_ne(nint a, nint b);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_lt(nint a, nint b);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_le(nint a, nint b);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_gt(nint a, nint b);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_ge(nint a, nint b);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_logical_and(nint a, nint b);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_logical_or(nint a, nint b);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_logical_xor(nint a, nint b);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_masked_select(nint a, nint b);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_add_(nint a, nint b);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_sub_(nint a, nint b);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_mul_(nint a, nint b);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_div_(nint a, nint b);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_add_scalar(nint a, double b, int kind);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_sub_scalar(nint a, double b, int kind);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_mul_scalar(nint a, double b, int kind);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_div_scalar(nint a, double b, int kind);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_pow_scalar(nint a, double b, int kind);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_eq_scalar(nint a, double b, int kind);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_ne_scalar(nint a, double b, int kind);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_lt_scalar(nint a, double b, int kind);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_le_scalar(nint a, double b, int kind);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_gt_scalar(nint a, double b, int kind);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_ge_scalar(nint a, double b, int kind);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_clamp_min_scalar(nint a, double b, int kind);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_clamp_max_scalar(nint a, double b, int kind);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_add__scalar(nint a, double b, int kind);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_sub__scalar(nint a, double b, int kind);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_mul__scalar(nint a, double b, int kind);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_div__scalar(nint a, double b, int kind);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_fill__scalar(nint a, double b, int kind);
}
