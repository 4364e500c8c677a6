using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);

        public static Tensor operator +(Tensor left, Scalar right) => left.add(right);

        public static Tensor operator +(Scalar left, Tensor right) => right.add(left);

        public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);

        public static Tensor operator -(Tensor left, Scalar right) => left.sub(right);

        public static Tensor operator -(Scalar left, Tensor right) =>
            Made(Shim.iso_rsub_scalar(right.Handle, left.Value, left.Kind), right);

        public static Tensor operator -(Tensor value) => value.neg();

        public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);

        public static Tensor operator *(Tensor left, Scalar right) => left.mul(right);

        public static Tensor operator *(Scalar left, Tensor right) => right.mul(left);

        public static Tensor operator /(Tensor left, Tensor right) => left.div(right);

        public static Tensor operator /(Tensor left, Scalar right) => left.div(right);

        public static Tensor operator /(Scalar left, Tensor right) =>
            Made(Shim.iso_rdiv_scalar(right.Handle, left.Value, left.Kind), right);

        public static Tensor operator &(Tensor left, Tensor right) => left.logical_and(right);

        public static Tensor operator |(Tensor left, Tensor right) => left.logical_or(right);

        public static Tensor operator ~(Tensor value) => Made(Shim.iso_bitwise_not(value.Handle), value);

        public static Tensor operator <(Tensor left, Tensor right) => left.lt(right);

        public static Tensor operator >(Tensor left, Tensor right) => left.gt(right);

        public static Tensor operator <=(Tensor left, Tensor right) => left.le(right);

        public static Tensor operator >=(Tensor left, Tensor right) => left.ge(right);

        public static Tensor operator <(Tensor left, Scalar right) => left.lt(right);

        public static Tensor operator >(Tensor left, Scalar right) => left.gt(right);

        public static Tensor operator <=(Tensor left, Scalar right) => left.le(right);

        public static Tensor operator >=(Tensor left, Scalar right) => left.ge(right);

        public Tensor neg() => Made(Shim.iso_neg(Handle), this);

        public Tensor exp() => Made(Shim.iso_exp(Handle), this);

        public Tensor log() => Made(Shim.iso_log(Handle), this);

        public Tensor log1p() => Made(Shim.iso_log1p(Handle), this);

        public Tensor sqrt() => Made(Shim.iso_sqrt(Handle), this);

        public Tensor square() => Made(Shim.iso_square(Handle), this);

        public Tensor abs() => Made(Shim.iso_abs(Handle), this);

        public Tensor relu() => Made(Shim.iso_relu(Handle), this);

        public Tensor sigmoid() => Made(Shim.iso_sigmoid(Handle), this);

        public Tensor tanh() => Made(Shim.iso_tanh(Handle), this);

        public Tensor sin() => Made(Shim.iso_sin(Handle), this);

        public Tensor cos() => Made(Shim.iso_cos(Handle), this);

        public Tensor logical_not() => Made(Shim.iso_logical_not(Handle), this);

        public Tensor isnan() => Made(Shim.iso_isnan(Handle), this);

        public Tensor isfinite() => Made(Shim.iso_isfinite(Handle), this);

        public Tensor detach() => Made(Shim.iso_detach(Handle), this);

        public Tensor clone() => Made(Shim.iso_clone(Handle), this);

        public Tensor contiguous() => Made(Shim.iso_contiguous(Handle), this);

        public Tensor t() => Made(Shim.iso_t(Handle), this);

        public Tensor nonzero() => Made(Shim.iso_nonzero(Handle), this);

        public Tensor sum() => Made(Shim.iso_sum(Handle), this);

        public Tensor mean() => Made(Shim.iso_mean(Handle), this);

        public Tensor max() => Made(Shim.iso_max(Handle), this);

        public Tensor min() => Made(Shim.iso_min(Handle), this);

        public Tensor any() => Made(Shim.iso_any(Handle), this);

        public Tensor all() => Made(Shim.iso_all(Handle), this);

        public Tensor argmax() => Made(Shim.iso_argmax(Handle), this);

        public Tensor argmin() => Made(Shim.iso_argmin(Handle), this);

        public Tensor add(Tensor target) => Made(Shim.iso_add(Handle, target.Handle), this, target);

        public Tensor sub(Tensor target) => Made(Shim.iso_sub(Handle, target.Handle), this, target);

        public Tensor mul(Tensor target) => Made(Shim.iso_mul(Handle, target.Handle), this, target);

        public Tensor div(Tensor target) => Made(Shim.iso_div(Handle, target.Handle), this, target);

        public Tensor pow(Tensor target) => Made(Shim.iso_pow(Handle, target.Handle), this, target);

        public Tensor atan2(Tensor target) => Made(Shim.iso_atan2(Handle, target.Handle), this, target);

        public Tensor matmul(Tensor target) => Made(Shim.iso_matmul(Handle, target.Handle), this, target);

        public Tensor mm(Tensor target) => Made(Shim.iso_mm(Handle, target.Handle), this, target);

        public Tensor bmm(Tensor target) => Made(Shim.iso_bmm(Handle, target.Handle), this, target);

        public Tensor maximum(Tensor target) => Made(Shim.iso_maximum(Handle, target.Handle), this, target);

        public Tensor minimum(Tensor target) => Made(Shim.iso_minimum(Handle, target.Handle), this, target);

        public Tensor eq(Tensor target) => Made(Shim.iso_eq(Handle, target.Handle), this, target);

        public Tensor ne(Tensor target) => Made(Shim.iso_ne(Handle, target.Handle), this, target);

        public Tensor lt(Tensor target) => Made(Shim.iso_lt(Handle, target.Handle), this, target);

        public Tensor le(Tensor target) => Made(Shim.iso_le(Handle, target.Handle), this, target);

        public Tensor gt(Tensor target) => Made(Shim.iso_gt(Handle, target.Handle), this, target);

        public Tensor ge(Tensor target) => Made(Shim.iso_ge(Handle, target.Handle), this, target);

        public Tensor logical_and(Tensor target) => Made(Shim.iso_logical_and(Handle, target.Handle), this, target);

        public Tensor logical_or(Tensor target) => Made(Shim.iso_logical_or(Handle, target.Handle), this, target);

        public Tensor logical_xor(Tensor target) => Made(Shim.iso_logical_xor(Handle, target.Handle), this, target);

        public Tensor masked_select(Tensor target) => Made(Shim.iso_masked_select(Handle, target.Handle), this, target);

        public Tensor add_(Tensor target) => Made(Shim.iso_add_(Handle, target.Handle), this, target);

        public Tensor sub_(Tensor target) => Made(Shim.iso_sub_(Handle, target.Handle), this, target);

        public Tensor mul_(Tensor target) => Made(Shim.iso_mul_(Handle, target.Handle), this, target);

        public Tensor div_(Tensor target) => Made(Shim.iso_div_(Handle, target.Handle), this, target);

        public Tensor add(Scalar target) => Made(Shim.iso_add_scalar(Handle, target.Value, target.Kind), this);

        public Tensor sub(Scalar target) => Made(Shim.iso_sub_scalar(Handle, target.Value, target.Kind), this);

        public Tensor mul(Scalar target) => Made(Shim.iso_mul_scalar(Handle, target.Value, target.Kind), this);

        public Tensor div(Scalar target) => Made(Shim.iso_div_scalar(Handle, target.Value, target.Kind), this);

        public Tensor pow(Scalar target) => Made(Shim.iso_pow_scalar(Handle, target.Value, target.Kind), this);

        public Tensor eq(Scalar target) => Made(Shim.iso_eq_scalar(Handle, target.Value, target.Kind), this);

        public Tensor ne(Scalar target) => Made(Shim.iso_ne_scalar(Handle, target.Value, target.Kind), this);

        public Tensor lt(Scalar target) => Made(Shim.iso_lt_scalar(Handle, target.Value, target.Kind), this);

        public Tensor le(Scalar target) => Made(Shim.iso_le_scalar(Handle, target.Value, target.Kind), this);

        public Tensor gt(Scalar target) => Made(Shim.iso_gt_scalar(Handle, target.Value, target.Kind), this);

        public Tensor ge(Scalar target) => Made(Shim.iso_ge_scalar(Handle, target.Value, target.Kind), this);

        public Tensor clamp_min(Scalar target) => Made(Shim.iso_clamp_min_scalar(Handle, target.Value, target.Kind), this);

        public Tensor clamp_max(Scalar target) => Made(Shim.iso_clamp_max_scalar(Handle, target.Value, target.Kind), this);

        public Tensor add_(Scalar target) => Made(Shim.iso_add__scalar(Handle, target.Value, target.Kind), this);

        public Tensor sub_(Scalar target) => Made(Shim.iso_sub__scalar(Handle, target.Value, target.Kind), this);

        public Tensor mul_(Scalar target) => Made(Shim.iso_mul__scalar(Handle, target.Value, target.Kind), this);

        public Tensor div_(Scalar target) => Made(Shim.iso_div__scalar(Handle, target.Value, target.Kind), this);

        public Tensor fill_(Scalar target) => Made(Shim.iso_fill__scalar(Handle, target.Value, target.Kind), this);
    }
}
