(* Where a small step of [ETL] moves a triple: the derivatives of the normalised similarities at rate 0 and their signs, Problems 1 and 2 among them.
   docs/mathematics/triplets.md, section 6. *)
From mathcomp Require Import all_ssreflect all_algebra ring.
From IsoTriplet Require Import Euclid Extreme.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(* f b = f0 + f1 b up to the square of b, near b = 0: f has the value f0 and the derivative f1 there. *)
Section Derivative.
Variable R : rcfType.
Definition derivative (f : R -> R) (f0 f1 : R) : Prop := exists c r, [/\ 0 <= c, 0 < r & forall b, `|b| <= r -> `|f b - f0 - f1 * b| <= c * b ^+ 2].

Lemma derivative_ext (f g : R -> R) f0 f1 g0 g1 : derivative f f0 f1 -> (forall b, g b = f b) -> g0 = f0 -> g1 = f1 -> derivative g g0 g1.
Proof. by move=> [c [r [c0 r0 h]]] e -> ->; exists c, r; split=> // b br; rewrite e; apply: h. Qed.

Lemma derivative_poly (f0 f1 f2 : R) : derivative (fun b => f0 + f1 * b + f2 * b ^+ 2) f0 f1.
Proof.
exists `|f2|, 1; split=> [||b _]; rewrite ?normr_ge0 ?ltr01 // (_ : _ - _ - _ = f2 * b ^+ 2); last by ring.
by rewrite normrM normrX real_normK ?num_real.
Qed.

(* Below some radius f stays within a multiple of |b| of f0. *)
Lemma derivative_lipschitz (f : R -> R) f0 f1 : derivative f f0 f1 -> exists k r, [/\ 0 <= k, 0 < r & forall b, `|b| <= r -> `|f b - f0| <= k * `|b|].
Proof.
move=> [c [r [c0 r0 h]]]; exists (`|f1| + c), (Num.min r 1); split=> [||b]; first exact: addr_ge0.
  by rewrite lt_minr r0 ltr01.
rewrite le_minr => /andP [br b1]; have k := h b br.
have -> : f b - f0 = (f b - f0 - f1 * b) + f1 * b by ring.
apply: le_trans (ler_norm_add _ _) _; rewrite normrM mulrDl addrC ler_add2l; apply: le_trans k _.
by apply: ler_wpmul2l => //; rewrite -(real_normK (num_real b)) expr2 ler_pimull.
Qed.

Lemma derivative_mul (f g : R -> R) f0 f1 g0 g1 : derivative f f0 f1 -> derivative g g0 g1 -> derivative (fun b => f b * g b) (f0 * g0) (f0 * g1 + f1 * g0).
Proof.
move=> df dg; have [k [rf [k0 rf0 hf]]] := derivative_lipschitz df; have [l [rg [l0 rg0 hg]]] := derivative_lipschitz dg.
have [c [s [c0 s0 h]]] := df; have [d [t [d0 t0 j]]] := dg.
exists (k * l + c * `|g0| + d * `|f0|), (Num.min (Num.min rf rg) (Num.min s t)); split=> [||b].
- by rewrite !addr_ge0 ?mulr_ge0.
- by rewrite !lt_minr rf0 rg0 s0 t0.
rewrite !le_minr => /andP [/andP [b1 b2] /andP [b3 b4]].
have -> : f b * g b - f0 * g0 - (f0 * g1 + f1 * g0) * b = (f b - f0) * (g b - g0) + (f b - f0 - f1 * b) * g0 + (g b - g0 - g1 * b) * f0 by ring.
have A : `|(f b - f0) * (g b - g0)| <= k * l * b ^+ 2.
  rewrite normrM -(real_normK (num_real b)); apply: le_trans (ler_pmul _ _ (hf b b1) (hg b b2)) _; rewrite ?normr_ge0 //.
  by rewrite expr2 mulrACA.
have B : `|(f b - f0 - f1 * b) * g0| <= c * `|g0| * b ^+ 2 by rewrite normrM [X in _ <= X]mulrAC; apply: ler_wpmul2r; rewrite ?normr_ge0 ?h.
have C : `|(g b - g0 - g1 * b) * f0| <= d * `|f0| * b ^+ 2 by rewrite normrM [X in _ <= X]mulrAC; apply: ler_wpmul2r; rewrite ?normr_ge0 ?j.
apply: le_trans (ler_norm_add _ _) _; rewrite [X in _ <= X]mulrDl; apply: ler_add C.
by apply: le_trans (ler_norm_add _ _) _; rewrite [X in _ <= X]mulrDl; apply: ler_add.
Qed.

(* 1 / sqrt f, where f is 1 at 0. *)
Lemma derivative_rsqrt (f : R -> R) f1 : derivative f 1 f1 -> derivative (fun b => (Num.sqrt (f b))^-1) 1 (- f1 / 2%:R).
Proof.
move=> df; have [k [rf [k0 rf0 hf]]] := derivative_lipschitz df; have [c [s [c0 s0 h]]] := df.
have k1 : 0 < k + 1 by rewrite ltr_spaddr ?ltr01.
exists (3%:R * k ^+ 2 + c), (Num.min (Num.min rf s) (2%:R^-1 / (k + 1))); split=> [||b].
- by rewrite addr_ge0 ?mulr_ge0 ?ler0n ?sqr_ge0.
- by rewrite !lt_minr rf0 s0 divr_gt0 ?invr_gt0 ?ltr0n.
rewrite !le_minr => /andP [/andP [b1 b2] b3]; have v := hf b b1; have w := h b b2.
set u := f b in v w *.
have small : `|u - 1| <= 2%:R^-1.
  apply: le_trans v _; move: b3; rewrite ler_pdivl_mulr // => b3; apply: le_trans b3.
  by rewrite mulrC ler_wpmul2l ?normr_ge0 // ler_addl ler01.
have u2 : 2%:R^-1 <= u.
  move: small; rewrite ler_norml => /andP [lo _]; apply: (le1 lo); by field.
have u0 : 0 <= u by apply: le_trans u2; rewrite invr_ge0 ler0n.
set q := Num.sqrt u; have q0 : 0 <= q := sqrtr_ge0 u; have eq : q ^+ 2 = u := sqr_sqrtr u0.
have q2 : 2%:R^-1 <= q.
  apply: sqr_mono_inv => //; rewrite eq; apply: le_trans u2; rewrite expr2 -subr_ge0.
  have -> : 2%:R^-1 - 2%:R^-1 * 2%:R^-1 = 4%:R^-1 :> R by field.
  by rewrite invr_ge0 ler0n.
have qp : 0 < q by apply: lt_le_trans q2; rewrite invr_gt0 ltr0n.
have e : q^-1 - 1 - - f1 / 2%:R * b = (q - 1) ^+ 2 * (q^-1 + 2%:R^-1) - (u - 1 - f1 * b) / 2%:R.
  by rewrite -eq; field; rewrite gt_eqF.
have near : (q - 1) ^+ 2 <= (u - 1) ^+ 2.
  have -> : u - 1 = (q - 1) * (q + 1) by rewrite -eq; ring.
  rewrite exprMn -[X in X <= _]mulr1; apply: ler_wpmul2l; first exact: sqr_ge0.
  by rewrite -[X in X <= _](expr1n _ 2); apply: sqr_mono; rewrite ?ler01 // ler_addr.
have inv : q^-1 + 2%:R^-1 <= 3%:R.
  have i : q^-1 <= 2%:R by rewrite -[q^-1]mul1r ler_pdivr_mulr //; apply: (le2 q2 q2); field.
  have h2 : (0 : R) <= 2%:R^-1 by rewrite invr_ge0 ler0n.
  by apply: (le2 i h2); field; rewrite gt_eqF.
have sq : (u - 1) ^+ 2 <= k ^+ 2 * b ^+ 2.
  by rewrite -exprMn -(real_normK (num_real (u - 1))) -[X in _ <= X](real_normK (num_real _)) normrM (ger0_norm k0); apply: sqr_mono.
have A : `|(q - 1) ^+ 2 * (q^-1 + 2%:R^-1)| <= 3%:R * k ^+ 2 * b ^+ 2.
  rewrite normrM (ger0_norm (sqr_ge0 _)) ger0_norm ?addr_ge0 ?invr_ge0 ?ler0n //.
  rewrite mulrC -mulrA; apply: ler_pmul inv (le_trans near sq); rewrite ?sqr_ge0 ?addr_ge0 ?invr_ge0 ?ler0n //.
have B : `|(u - 1 - f1 * b) / 2%:R| <= c * b ^+ 2.
  rewrite normrM [X in _ * X]ger0_norm ?invr_ge0 ?ler0n //.
  by apply: le_trans (ler_pimulr _ _) w; rewrite ?normr_ge0 // invf_le1 ?ler1n ?ltr0n.
by rewrite e; apply: le_trans (ler_norm_sub _ _) _; rewrite [X in _ <= X]mulrDl; apply: ler_add.
Qed.
End Derivative.

(* The changes of S_ap and S_an at weights w and v: s and t are the sines of the angles of the anchor to the positive and to the negative, gamma is that of (19). *)
Section Changes.
Variable R : rcfType.
Definition dSap (w v gamma s t : R) : R := 2%:R * w * s ^+ 2 - v * gamma * s * t.
Definition dSan (w v gamma s t : R) : R := w * gamma * s * t - 2%:R * v * t ^+ 2.
End Changes.

(* A step of rate b with weight w on the positive and v on the negative; k and m are factors on p and q themselves: 0 for the first and the second order,
   -1 and 1 for the vanilla step. New similarities are those of the points put back on the sphere. *)
Section SmallRate.
Variables (R : rcfType) (n : nat) (a p q : 'rV[R]_n) (w v k m : R).
Hypotheses (a1 : sqn a = 1) (p1 : sqn p = 1) (q1 : sqn q = 1).
Local Notation Sap := (dot a p).
Local Notation San := (dot a q).
Local Notation Spn := (dot p q).
Let p' b := (1 + k * b) *: p + (b * w) *: a.
Let q' b := (1 + m * b) *: q - (b * v) *: a.
Let a' b := a + b *: (w *: p - v *: q).
Definition similarity (x y : 'rV[R]_n) : R := dot x y * ((Num.sqrt (sqn x))^-1 * (Num.sqrt (sqn y))^-1).

Ltac expand := rewrite /sqn !dotE ?(dotC p a) ?(dotC q a) ?(dotC q p) -/(sqn a) -/(sqn p) -/(sqn q) ?a1 ?p1 ?q1; ring.

Lemma slopes :
  derivative (fun b => similarity (a' b) (p' b)) Sap (2%:R * w * (1 - Sap ^+ 2) - v * (Spn - Sap * San)) /\
  derivative (fun b => similarity (a' b) (q' b)) San (w * (Spn - Sap * San) - 2%:R * v * (1 - San ^+ 2)).
Proof.
have len (f : R -> R) c d : (forall b, f b = 1 + c * b + d * b ^+ 2) -> derivative (fun b => (Num.sqrt (f b))^-1) 1 (- c / 2%:R).
  by move=> e; apply: derivative_rsqrt; apply: derivative_ext (derivative_poly 1 c d) _ _ _.
have A : derivative (fun b => (Num.sqrt (sqn (a' b)))^-1) 1 (- (2%:R * (w * Sap - v * San)) / 2%:R).
  by apply: (len _ _ (sqn (w *: p - v *: q))) => b; rewrite /a'; expand.
have P : derivative (fun b => (Num.sqrt (sqn (p' b)))^-1) 1 (- (2%:R * k + 2%:R * w * Sap) / 2%:R).
  by apply: (len _ _ (k ^+ 2 + 2%:R * k * w * Sap + w ^+ 2)) => b; rewrite /p'; expand.
have Q : derivative (fun b => (Num.sqrt (sqn (q' b)))^-1) 1 (- (2%:R * m - 2%:R * v * San) / 2%:R).
  by apply: (len _ _ (m ^+ 2 - 2%:R * m * v * San + v ^+ 2)) => b; rewrite /q'; expand.
split.
  have N : derivative (fun b => dot (a' b) (p' b)) Sap (k * Sap + 2%:R * w - v * Spn).
    apply: derivative_ext (derivative_poly Sap (k * Sap + 2%:R * w - v * Spn) (w * k + w ^+ 2 * Sap - v * k * Spn - v * w * San)) _ _ _ => // b.
    by rewrite /p' /a'; expand.
  apply: derivative_ext (derivative_mul N (derivative_mul A P)) _ _ _ => //; first by rewrite !mulr1.
  by field.
have N : derivative (fun b => dot (a' b) (q' b)) San (m * San + w * Spn - 2%:R * v).
  apply: derivative_ext (derivative_poly San (m * San + w * Spn - 2%:R * v) (w * m * Spn - v * m - w * v * Sap + v ^+ 2 * San)) _ _ _ => // b.
  by rewrite /q' /a'; expand.
apply: derivative_ext (derivative_mul N (derivative_mul A Q)) _ _ _ => //; first by rewrite !mulr1.
by field.
Qed.

(* Proposition T.11: the derivatives of S_ap and S_an at rate 0, with gamma as in (19), whatever the factors k and m. *)
Theorem small_rate gamma : let s := Num.sqrt (1 - Sap ^+ 2) in let t := Num.sqrt (1 - San ^+ 2) in Spn = Sap * San + gamma * s * t ->
  derivative (fun b => similarity (a' b) (p' b)) Sap (dSap w v gamma s t) /\
  derivative (fun b => similarity (a' b) (q' b)) San (dSan w v gamma s t).
Proof.
move=> s t e; have [A B] := slopes.
have s2 : s ^+ 2 = 1 - Sap ^+ 2 by rewrite sqr_sqrtr // subr_ge0 cosine_bounds.
have t2 : t ^+ 2 = 1 - San ^+ 2 by rewrite sqr_sqrtr // subr_ge0 cosine_bounds.
have g : Spn - Sap * San = gamma * s * t by rewrite e; ring.
by split; [apply: derivative_ext A _ _ _|apply: derivative_ext B _ _ _] => //; rewrite /dSap /dSan ?s2 ?t2 g; ring.
Qed.
End SmallRate.

Section Signs.
Variable R : rcfType.
Implicit Types (s t gamma w v k x y : R).
(* Section 6.1: no movement to the top left, at weights that are not negative, with any entanglement k < 1. *)
Theorem no_top_left w v gamma s t k : 0 <= w -> 0 <= v -> 0 <= s -> 0 <= t -> gamma ^+ 2 <= 1 -> 0 <= k -> k < 1 ->
  let x := dSap w v gamma s t in let y := dSan w v gamma s t in ~ (x + k * y < 0 < y + k * x).
Proof.
move=> w0 v0 s0 t0 g1 k0 k1 x y; have [_ _ keep] := etl_entanglement x y k0 k1; apply/negP; apply: keep; apply/negP => /andP [].
rewrite /x /y /dSap /dSan subr_lt0 subr_gt0 => lo hi.
have A0 : 0 <= 2%:R * w * s ^+ 2 by rewrite !mulr_ge0 ?ler0n ?sqr_ge0.
have B0 : 0 <= 2%:R * v * t ^+ 2 by rewrite !mulr_ge0 ?ler0n ?sqr_ge0.
have Z0 : 0 <= w * v * s ^+ 2 * t ^+ 2 by rewrite !mulr_ge0 ?sqr_ge0.
have := ltr_pmul A0 B0 lo hi; rewrite ltNge => /negP; apply.
have g := ler_wpmul2r Z0 g1; apply: (le4 g Z0 Z0 Z0); ring.
Qed.

(* Appendix F: the regions where the first order pulls a negative in and pushes a positive away grow with the entanglement. *)
Theorem problem_regions_grow gamma s t k k' : 0 <= s -> 0 <= t -> gamma ^+ 2 <= 1 -> 0 <= k -> k <= k' ->
  let x := dSap 1 1 gamma s t in let y := dSan 1 1 gamma s t in (0 < y + k * x -> 0 < y + k' * x) /\ (x + k * y < 0 -> x + k' * y < 0).
Proof.
move=> s0 t0 g1 k0 kk x y; apply: etl_regions_grow => //; apply/negP.
have h := no_top_left (@ler01 R) (@ler01 R) s0 t0 g1 (lexx 0) (@ltr01 R); move=> bad; apply: h; by rewrite !mul0r !addr0.
Qed.

(* First order and vanilla, w = v = 1: the gap S_ap - S_an widens at every triple, by s^2 + t^2 at least; entanglement multiplies the change by 1 - k. *)
Theorem gap_widens gamma s t k : gamma ^+ 2 <= 1 -> 0 <= k -> k < 1 -> let x := dSap 1 1 gamma s t in let y := dSan 1 1 gamma s t in
  s ^+ 2 + t ^+ 2 <= x - y /\ (x + k * y) - (y + k * x) = (1 - k) * (x - y).
Proof.
move=> g1 k0 k1 x y; split; last by ring.
have h := sqr_ge0 (s - gamma * t); have g : 0 <= (1 - gamma ^+ 2) * t ^+ 2 by rewrite mulr_ge0 ?sqr_ge0 ?subr_ge0.
by rewrite /x /y /dSap /dSan; apply: (le2 h g); ring.
Qed.

(* Figure 2: first-order and vanilla steps push the positive away along the right edge, where s is small, and pull the negative in along the top edge. *)
Theorem figure_2_edges gamma s t : 0 < s -> 0 < t ->
  (dSap 1 1 gamma s t < 0) = (2%:R * s < gamma * t) /\ (0 < dSan 1 1 gamma s t) = (2%:R * t < gamma * s).
Proof.
move=> s0 t0; rewrite /dSap /dSan; split.
  have -> : 2%:R * 1 * s ^+ 2 - 1 * gamma * s * t = s * (2%:R * s - gamma * t) by ring.
  by rewrite pmulr_rlt0 // subr_lt0.
have -> : 1 * gamma * s * t - 2%:R * 1 * t ^+ 2 = t * (gamma * s - 2%:R * t) by ring.
by rewrite pmulr_rgt0 // subr_gt0.
Qed.

(* Section 5, where S_ap + S_an >= 1: what the second order pulls in the first order pulls in; what the first order pushes away the second order pushes away. *)
Theorem second_pulls_in_less gamma s t Sap San : Sap < 1 -> 1 <= Sap + San -> 0 < dSan (1 - Sap) San gamma s t -> 0 < dSan 1 1 gamma s t.
Proof.
move=> x1 xy; have w0 : 0 < 1 - Sap by rewrite subr_gt0.
rewrite /dSan => h; rewrite -(pmulr_rgt0 _ w0); apply: lt_le_trans h _.
have k : 0 <= (Sap + San - 1) * t ^+ 2 by rewrite mulr_ge0 ?sqr_ge0 ?subr_ge0.
by apply: (le2 k k); ring.
Qed.

(* The other half of it, for the positive. *)
Theorem second_pushes_away_more gamma s t Sap San : 0 < San -> Sap <= 1 -> 1 <= Sap + San ->
  dSap 1 1 gamma s t < 0 -> dSap (1 - Sap) San gamma s t < 0.
Proof.
move=> y0 x1 xy; rewrite /dSap => h; apply: (@le_lt_trans _ _ (San * (2%:R * 1 * s ^+ 2 - 1 * gamma * s * t))); last by rewrite pmulr_rlt0.
have k : 0 <= (Sap + San - 1) * s ^+ 2 by rewrite mulr_ge0 ?sqr_ge0 ?subr_ge0.
by apply: (le2 k k); ring.
Qed.

(* Problem 1: with entanglement k the first order pulls a negative in exactly where 2 t^2 < 2 k s^2 + (1 - k) gamma s t; for gamma >= 0 at least
   where t^2 < k s^2, so for every negative that is near enough to the anchor. *)
Theorem problem_1_region gamma s t k : 0 <= s -> 0 <= t -> k <= 1 ->
  let total := dSan 1 1 gamma s t + k * dSap 1 1 gamma s t in
  (0 < total) = (2%:R * t ^+ 2 < 2%:R * k * s ^+ 2 + (1 - k) * gamma * s * t) /\ (0 <= gamma -> t ^+ 2 < k * s ^+ 2 -> 0 < total).
Proof.
move=> s0 t0 k1 total; have e : total = 2%:R * k * s ^+ 2 + (1 - k) * gamma * s * t - 2%:R * t ^+ 2 by rewrite /total /dSan /dSap; ring.
split=> [|g0 near]; first by rewrite e subr_gt0.
rewrite e; have r : 0 <= (1 - k) * gamma * s * t by rewrite !mulr_ge0 ?subr_ge0.
have two : 0 < 2%:R * (k * s ^+ 2 - t ^+ 2) by rewrite mulr_gt0 ?ltr0n ?subr_gt0.
by apply: lt_le_trans two _; apply: (le1 r); ring.
Qed.

(* Problem 2: the first order moves a triple strongly downward, the total change of S_an below minus the total change of S_ap in size, exactly where
   s < t: where the positive is nearer to the anchor's line than the negative, 1 - S_ap^2 < 1 - S_an^2, whatever gamma and the entanglement. *)
Theorem problem_2_region gamma s t k : 0 <= s -> 0 <= t -> gamma ^+ 2 <= 1 -> 0 <= k -> k < 1 ->
  let x := dSap 1 1 gamma s t in let y := dSan 1 1 gamma s t in (y + k * x < - `|x + k * y|) = (s < t).
Proof.
move=> s0 t0 g1 k0 k1 x y.
have sum : - (y + k * x) - (x + k * y) = (1 + k) * (2%:R * (t ^+ 2 - s ^+ 2)) by rewrite /x /y /dSap /dSan; ring.
have dif : - (y + k * x) + (x + k * y) = (1 - k) * (x - y) by ring.
have kp : 0 < 1 + k by rewrite ltr_spaddl ?ltr01.
have st : (0 < t ^+ 2 - s ^+ 2) = (s < t) by rewrite subr_gt0 ltr_sqr.
rewrite ltr_oppr ltr_norml -st; apply/andP/idP => [[_ h]|pos].
  have : 0 < - (y + k * x) - (x + k * y) by rewrite subr_gt0.
  by rewrite sum pmulr_rgt0 // pmulr_rgt0 ?ltr0n.
have h1 : 0 < - (y + k * x) - (x + k * y) by rewrite sum !mulr_gt0 ?ltr0n.
split; last by rewrite -subr_gt0.
suff h2 : 0 < - (y + k * x) + (x + k * y) by rewrite opprK -subr_gt0 addrC.
rewrite dif mulr_gt0 ?subr_gt0 // -subr_gt0.
have [wide _] := gap_widens s t g1 k0 k1; apply: lt_le_trans wide.
by rewrite ltr_spaddr ?sqr_ge0 // (le_lt_trans (sqr_ge0 s)) // -subr_gt0.
Qed.

(* Problem 2 at its end, (1, 0): s = 0, t = 1. The first order moves S_an down at the rate 2; the second order, w = v = 0, stays. *)
Theorem problem_2_goal gamma : [/\ dSap 1 1 gamma 0 1 = 0, dSan 1 1 gamma 0 1 = - 2%:R, dSap (1 - 1) 0 gamma 0 1 = 0 & dSan (1 - 1) 0 gamma 0 1 = 0].
Proof. by rewrite /dSap /dSan; split; ring. Qed.
End Signs.
