// The operators, one entry a line; names are libtorch's own behind the prefix iso_.
#include "shim.h"

#define UNARY(name) \
  ISO_API Tensor* iso_##name(const Tensor* a) { return made([&] { return a->name(); }); }
UNARY(neg) UNARY(exp) UNARY(log) UNARY(log1p) UNARY(sqrt) UNARY(square) UNARY(abs) UNARY(relu) UNARY(sigmoid) UNARY(tanh) UNARY(sin) UNARY(cos)
UNARY(alias) UNARY(logical_not) UNARY(isnan) UNARY(isfinite) UNARY(detach) UNARY(clone) UNARY(contiguous) UNARY(t) UNARY(nonzero)
UNARY(sum) UNARY(mean) UNARY(max) UNARY(min) UNARY(any) UNARY(all) UNARY(argmax) UNARY(argmin) UNARY(bitwise_not)

#define BINARY(name) \
  ISO_API Tensor* iso_##name(const Tensor* a, const Tensor* b) { return made([&] { return a->name(*b); }); }
BINARY(add) BINARY(sub) BINARY(mul) BINARY(div) BINARY(pow) BINARY(atan2) BINARY(matmul) BINARY(mm) BINARY(bmm) BINARY(maximum) BINARY(minimum)
BINARY(eq) BINARY(ne) BINARY(lt) BINARY(le) BINARY(gt) BINARY(ge) BINARY(logical_and) BINARY(logical_or) BINARY(logical_xor) BINARY(masked_select)
BINARY(add_) BINARY(sub_) BINARY(mul_) BINARY(div_)

#define BY_SCALAR(name) \
  ISO_API Tensor* iso_##name##_scalar(const Tensor* a, double b, int kind) { return made([&] { return a->name(scalar(b, kind)); }); }
BY_SCALAR(add) BY_SCALAR(sub) BY_SCALAR(mul) BY_SCALAR(div) BY_SCALAR(pow) BY_SCALAR(eq) BY_SCALAR(ne) BY_SCALAR(lt) BY_SCALAR(le) BY_SCALAR(gt)
BY_SCALAR(ge) BY_SCALAR(clamp_min) BY_SCALAR(clamp_max) BY_SCALAR(add_) BY_SCALAR(sub_) BY_SCALAR(mul_) BY_SCALAR(div_) BY_SCALAR(fill_)

ISO_API Tensor* iso_rsub_scalar(const Tensor* a, double b, int kind) { return made([&] { return at::rsub(*a, scalar(b, kind)); }); }
ISO_API Tensor* iso_rdiv_scalar(const Tensor* a, double b, int kind) { return made([&] { return a->reciprocal().mul(scalar(b, kind)); }); }
ISO_API Tensor* iso_add_scaled(const Tensor* a, const Tensor* b, double alpha, int kind) { return made([&] { return a->add(*b, scalar(alpha, kind)); }); }
ISO_API Tensor* iso_add_scaled_(const Tensor* a, const Tensor* b, double alpha, int kind) { return made([&] { return a->add_(*b, scalar(alpha, kind)); }); }
ISO_API Tensor* iso_addcmul_(const Tensor* a, const Tensor* b, const Tensor* c, double value) { return made([&] { return a->addcmul_(*b, *c, value); }); }
ISO_API Tensor* iso_addcdiv_(const Tensor* a, const Tensor* b, const Tensor* c, double value) { return made([&] { return a->addcdiv_(*b, *c, value); }); }
ISO_API Tensor* iso_addmm(const Tensor* a, const Tensor* b, const Tensor* c, double beta, double alpha) { return made([&] { return a->addmm(*b, *c, beta, alpha); }); }
ISO_API Tensor* iso_masked_fill(const Tensor* a, const Tensor* mask, double value, int kind) { return made([&] { return a->masked_fill(*mask, scalar(value, kind)); }); }
ISO_API Tensor* iso_masked_fill_(const Tensor* a, const Tensor* mask, double value, int kind) { return made([&] { return a->masked_fill_(*mask, scalar(value, kind)); }); }
ISO_API Tensor* iso_where(const Tensor* condition, const Tensor* x, const Tensor* y) { return made([&] { return at::where(*condition, *x, *y); }); }
ISO_API Tensor* iso_normal_(const Tensor* a, double mean, double deviation) { return made([&] { return a->normal_(mean, deviation); }); }
ISO_API Tensor* iso_uniform_(const Tensor* a, double from, double to) { return made([&] { return a->uniform_(from, to); }); }

// Reductions over dimensions.
ISO_API Tensor* iso_sum_over(const Tensor* a, const int64_t* dims, int count, int keep) { return made([&] { return a->sum(sizes(dims, count), keep != 0); }); }
ISO_API Tensor* iso_mean_over(const Tensor* a, const int64_t* dims, int count, int keep) { return made([&] { return a->mean(sizes(dims, count), keep != 0); }); }
ISO_API Tensor* iso_amax(const Tensor* a, const int64_t* dims, int count, int keep) { return made([&] { return a->amax(sizes(dims, count), keep != 0); }); }
ISO_API Tensor* iso_amin(const Tensor* a, const int64_t* dims, int count, int keep) { return made([&] { return a->amin(sizes(dims, count), keep != 0); }); }
ISO_API Tensor* iso_any_over(const Tensor* a, int64_t dim, int keep) { return made([&] { return a->any(dim, keep != 0); }); }
ISO_API Tensor* iso_all_over(const Tensor* a, int64_t dim, int keep) { return made([&] { return a->all(dim, keep != 0); }); }
ISO_API Tensor* iso_argmax_over(const Tensor* a, int64_t dim, int keep) { return made([&] { return a->argmax(dim, keep != 0); }); }
ISO_API Tensor* iso_argmin_over(const Tensor* a, int64_t dim, int keep) { return made([&] { return a->argmin(dim, keep != 0); }); }
ISO_API Tensor* iso_norm(const Tensor* a, double p) { return made([&] { return a->norm(p); }); }
ISO_API Tensor* iso_norm_over(const Tensor* a, int64_t dim, int keep, double p) { return made([&] { return a->norm(at::Scalar(p), dim, keep != 0); }); }

template <class Body>
static int pair(Tensor** values, Tensor** indexes, Body body) {
  return done([&] {
    auto both = body();
    *values = new Tensor(std::get<0>(both));
    *indexes = new Tensor(std::get<1>(both));
  });
}
ISO_API int iso_max_over(const Tensor* a, int64_t dim, int keep, Tensor** values, Tensor** indexes) { return pair(values, indexes, [&] { return a->max(dim, keep != 0); }); }
ISO_API int iso_min_over(const Tensor* a, int64_t dim, int keep, Tensor** values, Tensor** indexes) { return pair(values, indexes, [&] { return a->min(dim, keep != 0); }); }
ISO_API int iso_topk(const Tensor* a, int64_t k, int64_t dim, int largest, int sorted, Tensor** values, Tensor** indexes) { return pair(values, indexes, [&] { return a->topk(k, dim, largest != 0, sorted != 0); }); }
ISO_API int iso_sort(const Tensor* a, int64_t dim, int descending, Tensor** values, Tensor** indexes) { return pair(values, indexes, [&] { return a->sort(dim, descending != 0); }); }

// Shapes and selections.
ISO_API Tensor* iso_view(const Tensor* a, const int64_t* shape, int rank) { return made([&] { return a->view(sizes(shape, rank)); }); }
ISO_API Tensor* iso_reshape(const Tensor* a, const int64_t* shape, int rank) { return made([&] { return a->reshape(sizes(shape, rank)); }); }
ISO_API Tensor* iso_expand(const Tensor* a, const int64_t* shape, int rank) { return made([&] { return a->expand(sizes(shape, rank)); }); }
ISO_API Tensor* iso_permute(const Tensor* a, const int64_t* order, int rank) { return made([&] { return a->permute(sizes(order, rank)); }); }
ISO_API Tensor* iso_flatten(const Tensor* a, int64_t start, int64_t end) { return made([&] { return a->flatten(start, end); }); }
ISO_API Tensor* iso_transpose(const Tensor* a, int64_t first, int64_t second) { return made([&] { return a->transpose(first, second); }); }
ISO_API Tensor* iso_squeeze(const Tensor* a, int64_t dim) { return made([&] { return a->squeeze(dim); }); }
ISO_API Tensor* iso_squeeze_all(const Tensor* a) { return made([&] { return a->squeeze(); }); }
ISO_API Tensor* iso_unsqueeze(const Tensor* a, int64_t dim) { return made([&] { return a->unsqueeze(dim); }); }
ISO_API Tensor* iso_narrow(const Tensor* a, int64_t dim, int64_t start, int64_t length) { return made([&] { return a->narrow(dim, start, length); }); }
ISO_API Tensor* iso_slice(const Tensor* a, int64_t dim, int64_t start, int64_t finish, int64_t step) { return made([&] { return a->slice(dim, start, finish, step); }); }
ISO_API Tensor* iso_select(const Tensor* a, int64_t dim, int64_t index) { return made([&] { return a->select(dim, index); }); }
ISO_API Tensor* iso_index_select(const Tensor* a, int64_t dim, const Tensor* index) { return made([&] { return a->index_select(dim, *index); }); }
ISO_API Tensor* iso_gather(const Tensor* a, int64_t dim, const Tensor* index) { return made([&] { return a->gather(dim, *index); }); }
ISO_API Tensor* iso_scatter_(const Tensor* a, int64_t dim, const Tensor* index, const Tensor* source) { return made([&] { return a->scatter_(dim, *index, *source); }); }

static std::vector<Tensor> listed(Tensor* const* tensors, int count) {
  std::vector<Tensor> list;
  list.reserve(static_cast<size_t>(count));
  for (int k = 0; k < count; k++) list.push_back(*tensors[k]);
  return list;
}
ISO_API Tensor* iso_cat(Tensor* const* tensors, int count, int64_t dim) { return made([&] { return at::cat(listed(tensors, count), dim); }); }
ISO_API Tensor* iso_stack(Tensor* const* tensors, int count, int64_t dim) { return made([&] { return at::stack(listed(tensors, count), dim); }); }

// Networks.
ISO_API Tensor* iso_linear(const Tensor* input, const Tensor* weight, const Tensor* bias) {
  return made([&] { return at::linear(*input, *weight, bias == nullptr ? Tensor() : *bias); });
}
ISO_API Tensor* iso_conv2d(const Tensor* input, const Tensor* weight, const Tensor* bias, int64_t stride, int64_t padding, int64_t dilation, int64_t groups) {
  return made([&] { return at::conv2d(*input, *weight, bias == nullptr ? Tensor() : *bias, {stride, stride}, {padding, padding}, {dilation, dilation}, groups); });
}
ISO_API Tensor* iso_max_pool2d(const Tensor* input, int64_t kernel, int64_t stride, int64_t padding) {
  return made([&] { return at::max_pool2d(*input, {kernel, kernel}, {stride, stride}, {padding, padding}); });
}
ISO_API Tensor* iso_adaptive_avg_pool2d(const Tensor* input, int64_t height, int64_t width) {
  return made([&] { return at::adaptive_avg_pool2d(*input, {height, width}); });
}
ISO_API Tensor* iso_softplus(const Tensor* input, double beta, double threshold) { return made([&] { return at::softplus(*input, beta, threshold); }); }
ISO_API Tensor* iso_logsumexp(const Tensor* input, int64_t dim, int keep) { return made([&] { return at::logsumexp(*input, at::IntArrayRef(dim), keep != 0); }); }
ISO_API Tensor* iso_cdist(const Tensor* x, const Tensor* y, double p) { return made([&] { return at::cdist(*x, *y, p); }); }
