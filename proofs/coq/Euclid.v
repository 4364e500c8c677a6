(* Euclidean space over an arbitrary real closed field: inner product, squared norm, distance, weighted means.
   Points are row vectors of any length n; nothing is assumed beyond the field. *)
From mathcomp Require Import all_ssreflect all_algebra ring.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Order.
Variable R : realFieldType.
Implicit Types a b c d e f g h k l : R.

(* a <= b from one, two or three known inequalities whose differences add up to b - a. *)
Lemma le1 a b c d : c <= d -> b - a = d - c -> a <= b.
Proof. by move=> h e; rewrite -subr_ge0 e subr_ge0. Qed.

Lemma lt1 a b c d : c < d -> b - a = d - c -> a < b.
Proof. by move=> h e; rewrite -subr_gt0 e subr_gt0. Qed.

Lemma le2 a b c d e f : c <= d -> e <= f -> b - a = (d - c) + (f - e) -> a <= b.
Proof. by move=> h k q; rewrite -subr_ge0 q; apply: addr_ge0; rewrite subr_ge0. Qed.

Lemma le3 a b c d e f g h :
  c <= d -> e <= f -> g <= h -> b - a = (d - c) + (f - e) + (h - g) -> a <= b.
Proof. by move=> h1 h2 h3 q; rewrite -subr_ge0 q; apply: addr_ge0; first apply: addr_ge0; rewrite subr_ge0. Qed.

Lemma le4 a b c d e f g h k l :
  c <= d -> e <= f -> g <= h -> k <= l -> b - a = (d - c) + (f - e) + (h - g) + (l - k) -> a <= b.
Proof. by move=> h1 h2 h3 h4 q; rewrite -subr_ge0 q; do 3! [apply: addr_ge0; last by rewrite subr_ge0]; rewrite subr_ge0. Qed.

Lemma sqr_le a b : 0 <= b -> - b <= a -> a <= b -> a ^+ 2 <= b ^+ 2.
Proof.
move=> b0 lo hi; apply: (@le1 _ _ 0 ((b - a) * (b + a))); last by ring.
by apply: mulr_ge0; rewrite ?subr_ge0 // addrC -[b]opprK subr_ge0.
Qed.

Lemma sqr_mono a b : 0 <= a -> a <= b -> a ^+ 2 <= b ^+ 2.
Proof.
move=> a0 ab; have b0 := le_trans a0 ab; apply: sqr_le => //.
by apply: le_trans a0; rewrite oppr_le0.
Qed.

Lemma sqr_mono_inv a b : 0 <= b -> a ^+ 2 <= b ^+ 2 -> a <= b.
Proof.
move=> b0 h; case: (leP a b) => // ab.
have a0 : 0 < a := le_lt_trans b0 ab.
by move: h; rewrite leNgt ltr_sqr ?qualifE ?(ltW a0) // ab.
Qed.

Lemma le_of_eq a b : a = b -> b <= a.
Proof. by move=> ->. Qed.

Lemma half_ge0 a : (0 <= a / 2%:R) = (0 <= a).
Proof. by rewrite pmulr_lge0 // invr_gt0 ltr0n. Qed.
End Order.

Section Space.
Variables (R : rcfType) (n : nat).
Implicit Types x y z u v : 'rV[R]_n.

(* <x, y> *)
Definition dot x y : R := \sum_k x 0 k * y 0 k.
(* |x|^2 *)
Definition sqn x : R := dot x x.
(* |x - y| *)
Definition dist x y : R := Num.sqrt (sqn (x - y)).

Lemma dotC x y : dot x y = dot y x.
Proof. by apply: eq_bigr => k _; rewrite mulrC. Qed.

Lemma dotDl x y z : dot (x + y) z = dot x z + dot y z.
Proof. by rewrite -big_split; apply: eq_bigr => k _; rewrite mxE mulrDl. Qed.

Lemma dotZl a x y : dot (a *: x) y = a * dot x y.
Proof. by rewrite big_distrr; apply: eq_bigr => k _; rewrite mxE /= mulrA. Qed.

Lemma dotDr x y z : dot z (x + y) = dot z x + dot z y.
Proof. by rewrite dotC dotDl !(dotC z). Qed.

Lemma dotZr a x y : dot y (a *: x) = a * dot y x.
Proof. by rewrite dotC dotZl dotC. Qed.

Lemma dotNl x y : dot (- x) y = - dot x y.
Proof. by rewrite -scaleN1r dotZl mulN1r. Qed.

Lemma dotNr x y : dot y (- x) = - dot y x.
Proof. by rewrite dotC dotNl dotC. Qed.

Lemma dot0l x : dot 0 x = 0.
Proof. by rewrite -(scale0r 0) dotZl mul0r. Qed.

Lemma dot_suml (I : finType) (P : pred I) (f : I -> 'rV[R]_n) x : dot (\sum_(i | P i) f i) x = \sum_(i | P i) dot (f i) x.
Proof. by elim/big_rec2: _ => [|i a b _ <-]; rewrite ?dot0l ?dotDl. Qed.

Definition dotE := (dotDl, dotDr, dotNl, dotNr, dotZl, dotZr).

Lemma sqn_ge0 x : 0 <= sqn x.
Proof. by apply: sumr_ge0 => k _; rewrite -expr2 sqr_ge0. Qed.

Lemma sqn0 : sqn 0 = 0.
Proof. exact: dot0l. Qed.

Lemma sqn_eq0 x : (sqn x == 0) = (x == 0).
Proof.
apply/eqP/eqP => [s0|->]; last exact: sqn0.
apply/rowP => k; rewrite mxE; apply/eqP; rewrite -sqrf_eq0 expr2; apply/eqP.
apply: le_anti; rewrite -expr2 sqr_ge0 andbT -s0 /sqn /dot (bigD1 k) //= -expr2.
by rewrite ler_addl sumr_ge0 // => j _; rewrite -expr2 sqr_ge0.
Qed.

Lemma sqnN x : sqn (- x) = sqn x.
Proof. by rewrite /sqn !dotE opprK. Qed.

Lemma sqnB x y : sqn (x - y) = sqn x - 2%:R * dot x y + sqn y.
Proof. by rewrite /sqn !dotE (dotC y x); ring. Qed.

Lemma sqnD x y : sqn (x + y) = sqn x + 2%:R * dot x y + sqn y.
Proof. by rewrite /sqn !dotE (dotC y x); ring. Qed.

Lemma sqnZ a x : sqn (a *: x) = a ^+ 2 * sqn x.
Proof. by rewrite /sqn !dotE; ring. Qed.

Lemma dist_ge0 x y : 0 <= dist x y.
Proof. exact: sqrtr_ge0. Qed.

Lemma sqr_dist x y : dist x y ^+ 2 = sqn (x - y).
Proof. exact/sqr_sqrtr/sqn_ge0. Qed.

Lemma distC x y : dist x y = dist y x.
Proof. by rewrite /dist -sqnN opprB. Qed.

Lemma dist_xx x : dist x x = 0.
Proof. by rewrite /dist subrr sqn0 sqrtr0. Qed.

Lemma dist_eq0 x y : (dist x y == 0) = (x == y).
Proof. by rewrite -sqrf_eq0 sqr_dist sqn_eq0 subr_eq0. Qed.

Lemma dist_le_sqn x y u v : (dist x y <= dist u v) = (sqn (x - y) <= sqn (u - v)).
Proof.
apply/idP/idP => [h|]; last exact: ler_wsqrtr.
by rewrite -!sqr_dist; apply: sqr_mono h; apply: sqrtr_ge0.
Qed.

(* Cauchy and Schwarz *)
Lemma cauchy_schwarz x y : dot x y ^+ 2 <= sqn x * sqn y.
Proof.
case: (eqVneq (sqn y) 0) => [s0|s1].
  have /eqP -> : y == 0 by rewrite -sqn_eq0 s0.
  by rewrite dotC dot0l expr0n sqn0 mulr0.
have sy : 0 < sqn y by rewrite lt_neqAle eq_sym s1 sqn_ge0.
rewrite -subr_ge0 -(pmulr_rge0 _ sy).
have -> : sqn y * (sqn x * sqn y - dot x y ^+ 2) = sqn (sqn y *: x - dot x y *: y).
  by rewrite sqnB !sqnZ dotZl dotZr; ring.
exact: sqn_ge0.
Qed.

(* The triangle inequality *)
Lemma dist_triangle y x z : dist x z <= dist x y + dist y z.
Proof.
apply: sqr_mono_inv; first by rewrite addr_ge0 ?dist_ge0.
have -> : (dist x y + dist y z) ^+ 2 = sqn (x - y) + sqn (y - z) + 2%:R * (dist x y * dist y z).
  by rewrite -!sqr_dist; ring.
have -> : dist x z ^+ 2 = sqn (x - y) + sqn (y - z) + 2%:R * dot (x - y) (y - z).
  by rewrite sqr_dist -[x - z](subrKA y) sqnD; ring.
rewrite ler_add2l ler_pmul2l ?ltr0n //.
apply: sqr_mono_inv; first by rewrite mulr_ge0 ?dist_ge0.
by rewrite exprMn !sqr_dist cauchy_schwarz.
Qed.

(* Distances of four points: |x y| and |u v| differ by at most |x u| + |y v|. *)
Lemma dist_quad x y u v : `|dist x y - dist u v| <= dist x u + dist y v.
Proof.
have one (x1 y1 u1 v1 : 'rV[R]_n) : dist x1 y1 - dist u1 v1 <= dist x1 u1 + dist y1 v1.
  apply: (le2 (dist_triangle u1 x1 y1) (dist_triangle v1 u1 y1)); rewrite (distC v1 y1); ring.
rewrite ler_norml one andbT ler_oppl opprB.
by apply: le_trans (one u v x y) _; rewrite (distC u) (distC v).
Qed.

Section Weights.
Variables (I : finType) (P : pred I) (w : I -> R) (f : I -> 'rV[R]_n).

(* sum w_i f_i, a weighted mean where the weights add up to 1 *)
Definition centre : 'rV[R]_n := \sum_(i | P i) w i *: f i.

Lemma dot_centre x : dot x centre = \sum_(i | P i) w i * dot x (f i).
Proof. by rewrite dotC dot_suml; apply: eq_bigr => i _; rewrite dotZl dotC. Qed.

Hypothesis one : \sum_(i | P i) w i = 1.

Lemma mean_sqn x : \sum_(i | P i) w i * sqn (x - f i) = sqn x - 2%:R * dot x centre + \sum_(i | P i) w i * sqn (f i).
Proof.
under eq_bigr do rewrite sqnB mulrDr mulrBr.
rewrite big_split sumrB /= -mulr_suml one mul1r dot_centre mulr_sumr.
by congr (_ - _ + _); apply: eq_bigr => i _; ring.
Qed.

(* The mean of squared distances exceeds the squared distance of the mean by the variance. *)
Lemma sqn_centre x : \sum_(i | P i) w i * sqn (x - f i) = sqn (x - centre) + \sum_(i | P i) w i * sqn (centre - f i).
Proof.
rewrite !mean_sqn sqnB; set V := \sum_(i | P i) _.
by rewrite -/(sqn centre) /sqn; ring.
Qed.

Hypothesis pos : forall i, P i -> 0 <= w i.

Lemma sqn_centre_le x : sqn (x - centre) <= \sum_(i | P i) w i * sqn (x - f i).
Proof. by rewrite sqn_centre ler_addl sumr_ge0 // => i Pi; rewrite mulr_ge0 ?pos ?sqn_ge0. Qed.

Lemma mean_le (g : I -> R) c : (forall i, P i -> g i <= c) -> \sum_(i | P i) w i * g i <= c.
Proof.
move=> gc; rewrite -[c]mul1r -one mulr_suml; apply: ler_sum => i Pi.
by rewrite ler_wpmul2l ?pos ?gc.
Qed.

Lemma mean_ge (g : I -> R) c : (forall i, P i -> c <= g i) -> c <= \sum_(i | P i) w i * g i.
Proof.
move=> gc; rewrite -[c]mul1r -one mulr_suml; apply: ler_sum => i Pi.
by rewrite ler_wpmul2l ?pos ?gc.
Qed.
End Weights.
End Space.
