(* Theorem 3 and Corollary 1 of [IAT], repaired: H/4 <= d_haus(F, F_TS) <= 4 H / kappa and H/2 <= d_iso(F, F_TS) <= 8 H / kappa, where every class has
   weights whose mean of squared distances from each of its points stays a share kappa below the largest. Equal weights give kappa = 1/m, m the size of
   the largest class. No thickness, no ratio of diameters; any number of classes and points, any dimension. docs/mathematics.md, Theorem 13.4. *)
From mathcomp Require Import all_ssreflect all_algebra ring.
From IsoTriplet Require Import Euclid Triplets Hulls.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Shrink.
Variables (R : rcfType) (I : finType) (L : eqType) (label : I -> L) (n : nat).
Variable F : I -> 'rV[R]_n.
Local Notation triple := (triple label).
Local Notation separated := (separated label).
Local Notation class k := (fun i => label i == k).
Local Notation D i j := (dist (F i) (F j)).

Variable H : R.
Hypothesis H_ge0 : 0 <= H.
Hypothesis hard : hardness_le label F H.

(* r_a: the largest distance of a from its class, and a point where it is reached. *)
Definition farthest a : I := [arg max_(p > a | label p == label a) D a p]%O.
Definition reach a : R := D a (farthest a).

Lemma farthestP a : label (farthest a) = label a /\ (forall p, label p = label a -> D a p <= reach a).
Proof.
rewrite /reach /farthest; case: Order.TotalTheory.arg_maxP => [|b /eqP lb top]; first exact: eqxx.
by split=> // p lp; apply: top; apply/eqP.
Qed.

Lemma reach_ge0 a : 0 <= reach a.
Proof. exact: dist_ge0. Qed.

Lemma reach_twice a b : label b = label a -> reach b <= 2%:R * reach a.
Proof.
move=> lb; have [lf _] := farthestP b; have [_ top] := farthestP a.
apply: le_trans (dist_triangle (F a) _ _) _; rewrite distC.
have lfa : label (farthest b) = label a by rewrite lf.
by apply: (le2 (top b lb) (top _ lfa)); ring.
Qed.

(* A point of another class is at least r_a - H away, so its squared distance is at least r_a^2 - 2 H r_a. *)
Lemma far_sqn a q : label q != label a -> reach a ^+ 2 - 2%:R * H * reach a <= sqn (F a - F q).
Proof.
move=> lq; rewrite -sqr_dist; have [lf top] := farthestP a.
case: (eqVneq (farthest a) a) => [fa|fa].
  have -> : reach a = 0 by rewrite /reach fa dist_xx.
  by rewrite expr0n mulr0 subr0 sqr_ge0.
have t : triple a (farthest a) q by rewrite /Triplets.triple fa lf eqxx lq.
have near : reach a <= D a q + H by apply: (le1 (hard t)); rewrite /reach; ring.
case: (leP (reach a) H) => [less|more].
  apply: (@le2 _ _ _ 0 (D a q ^+ 2) 0 (reach a * (2%:R * H - reach a))); [exact: sqr_ge0| |by ring].
  by apply: mulr_ge0; [exact: reach_ge0|apply: (le2 H_ge0 less); ring].
have low : 0 <= reach a - H by rewrite subr_ge0 ltW.
have up : reach a - H <= D a q by rewrite ler_subl_addr.
by apply: (le2 (sqr_mono low up) (sqr_ge0 H)); ring.
Qed.

(* Weights on each class: w k i is the weight of i in class k. *)
Variable w : L -> I -> R.
Variable kappa : R.
Hypothesis w_ge0 : forall k i, 0 <= w k i.
Hypothesis w_one : forall a, \sum_(i | class (label a) i) w (label a) i = 1.
Hypothesis kappa_gt0 : 0 < kappa.
Hypothesis w_kappa : forall a, \sum_(i | class (label a) i) w (label a) i * sqn (F a - F i) <= (1 - kappa) * reach a ^+ 2.

(* z_k; S a k (S_a for the class of a, T_a for another); 2 V_k; tau_k *)
Definition mean k : 'rV[R]_n := centre (class k) (w k) F.
Definition S a k : R := \sum_(i | class k i) w k i * sqn (F a - F i).
Definition V k : R := variance F (class k) (w k).
Definition tau k : R := Num.sqrt (\sum_(i | class k i) w k i * reach i ^+ 2).
Definition W k l : R := \sum_(i | class k i) w k i * S i l.

Lemma tau_ge0 k : 0 <= tau k.
Proof. exact: sqrtr_ge0. Qed.

Lemma tau_sqr k : tau k ^+ 2 = \sum_(i | class k i) w k i * reach i ^+ 2.
Proof. by apply: sqr_sqrtr; apply: sumr_ge0 => i _; rewrite mulr_ge0 ?sqr_ge0. Qed.

Lemma S_ge0 a k : 0 <= S a k.
Proof. by apply: sumr_ge0 => i _; rewrite mulr_ge0 ?sqn_ge0. Qed.

(* Lemma 13.2 *)
Lemma S_le_tau a : S a (label a) <= tau (label a) ^+ 2.
Proof.
rewrite tau_sqr; apply: ler_sum => i /eqP li; apply: ler_wpmul2l; first exact: w_ge0.
rewrite -sqr_dist distC; apply: sqr_mono; first exact: dist_ge0.
by have [_ top] := farthestP i; apply: top; rewrite li.
Qed.

Lemma S_le_reach a : S a (label a) <= (1 - kappa) * reach a ^+ 2.
Proof. exact: w_kappa. Qed.

Lemma V_ge0 k : 0 <= V k.
Proof. by apply: sumr_ge0 => i _; rewrite mulr_ge0 ?sqn_ge0. Qed.

Lemma V_le_tau a : V (label a) <= (1 - kappa) * tau (label a) ^+ 2 / 2%:R.
Proof.
rewrite ler_pdivl_mulr ?ltr0n // mulrC.
rewrite /V -mean_pairs ?w_one // tau_sqr mulr_sumr; apply: ler_sum => i /eqP li.
rewrite mulrCA; apply: ler_wpmul2l; first exact: w_ge0.
by have := S_le_reach i; rewrite /S li.
Qed.

Lemma tau_le_reach a : tau (label a) <= 2%:R * reach a.
Proof.
apply: sqr_mono_inv; first by rewrite mulr_ge0 ?ler0n ?reach_ge0.
rewrite tau_sqr; apply: (mean_le (w_one a)) => [i _|i /eqP li]; first exact: w_ge0.
by apply: sqr_mono; [exact: reach_ge0|exact: reach_twice].
Qed.

(* The mean of the reaches is at most tau. *)
Lemma mean_reach a : \sum_(i | class (label a) i) w (label a) i * reach i <= tau (label a).
Proof.
set M := \sum_(i | _) _; have M0 : 0 <= M by apply: sumr_ge0 => i _; rewrite mulr_ge0 ?reach_ge0.
apply: sqr_mono_inv; first exact: tau_ge0.
have e : \sum_(i | class (label a) i) w (label a) i * (reach i - M) ^+ 2 = tau (label a) ^+ 2 - M ^+ 2.
  rewrite tau_sqr (eq_bigr (fun i => w (label a) i * reach i ^+ 2 - 2%:R * M * (w (label a) i * reach i) + M ^+ 2 * w (label a) i)) => [|i _]; last by ring.
  by rewrite big_split sumrB /= -!mulr_sumr (w_one a) -/M; ring.
rewrite -subr_ge0 -e; apply: sumr_ge0 => i _; by rewrite mulr_ge0 ?sqr_ge0.
Qed.

Lemma T_ge_own a q : label q != label a -> reach a ^+ 2 - 2%:R * H * reach a <= S a (label q).
Proof. by move=> lq; apply: (mean_ge (w_one q)) => [i _|i /eqP li]; [exact: w_ge0|apply: far_sqn; rewrite li]. Qed.

Lemma T_ge_tau a q : label a != label q -> tau (label q) ^+ 2 - 2%:R * H * tau (label q) <= S a (label q).
Proof.
move=> la; apply: (@le_trans _ _ (\sum_(i | class (label q) i) w (label q) i * (reach i ^+ 2 - 2%:R * H * reach i))).
  have -> : \sum_(i | class (label q) i) w (label q) i * (reach i ^+ 2 - 2%:R * H * reach i) =
      tau (label q) ^+ 2 - 2%:R * H * (\sum_(i | class (label q) i) w (label q) i * reach i).
    by rewrite tau_sqr mulr_sumr -sumrB; apply: eq_bigr => i _; ring.
  have h : 0 <= 2%:R * H by rewrite mulr_ge0 ?ler0n.
  by apply: (le1 (ler_wpmul2l h (mean_reach q))); ring.
apply: ler_sum => i /eqP li; apply: ler_wpmul2l; first exact: w_ge0.
by rewrite -sqnN opprB; apply: far_sqn; rewrite li.
Qed.

Lemma W_ge k l : (exists2 a, label a = k & exists2 q, label q = l & k != l) -> tau l ^+ 2 - 2%:R * H * tau l <= W k l.
Proof.
move=> [a <- [q <- kl]]; apply: (mean_ge (w_one a)) => [i _|i /eqP li]; first exact: w_ge0.
by apply: T_ge_tau; rewrite li.
Qed.

Lemma W_sym a q : W (label a) (label q) = W (label q) (label a).
Proof.
rewrite /W /S; under eq_bigr do rewrite mulr_sumr.
rewrite exchange_big /=; apply: eq_bigr => j _; rewrite mulr_sumr.
by apply: eq_bigr => i _; rewrite -[in RHS]sqnN opprB; ring.
Qed.

(* Each class k is moved towards its mean by the share x_k. *)
Variable x : L -> R.
Definition shrunk i : 'rV[R]_n := (1 - x (label i)) *: F i + x (label i) *: mean (label i).

Lemma shrunk_positive a p : label p = label a -> shrunk a - shrunk p = (1 - x (label a)) *: (F a - F p).
Proof. by move=> lp; rewrite /shrunk lp opprD addrACA subrr addr0 scalerBr. Qed.

(* Lemma 13.3 *)
Lemma S_expand a q : S a (label q) = sqn (F a - mean (label q)) + V (label q).
Proof. by rewrite /S (sqn_centre F (w_one q)). Qed.

Lemma W_expand a q : W (label a) (label q) = sqn (mean (label a) - mean (label q)) + V (label a) + V (label q).
Proof. by rewrite /W /S (cross_variance F (w_one a) (w_one q)). Qed.

Lemma shrunk_negative a q :
  sqn (shrunk a - shrunk q) =
    (1 - x (label a)) * (1 - x (label q)) * sqn (F a - F q) + x (label a) * (1 - x (label q)) * S q (label a)
    + (1 - x (label a)) * x (label q) * S a (label q) + x (label a) * x (label q) * W (label a) (label q)
    - x (label a) * (1 - x (label a)) * S a (label a) - x (label a) ^+ 2 * V (label a)
    - x (label q) * (1 - x (label q)) * S q (label q) - x (label q) ^+ 2 * V (label q).
Proof.
rewrite !S_expand W_expand /shrunk.
set s := x (label a); set t := x (label q); set z := mean (label a); set u := mean (label q).
rewrite /sqn !dotE (dotC z) (dotC u) (dotC (F q) (F a)) !(dotC z) !(dotC u).
by ring.
Qed.

Lemma near_mean a : sqn (F a - mean (label a)) <= tau (label a) ^+ 2.
Proof.
apply: le_trans (S_le_tau a); rewrite S_expand ler_addl; exact: V_ge0.
Qed.

(* The shares: x_k = min(1, C / tau_k) with C = 4 H / kappa, and 1 where tau_k = 0. Only these three facts are used. *)
Variable C : R.
Hypothesis C_eq : C * kappa = 4%:R * H.
Hypothesis x_ge0 : forall k, 0 <= x k.
Hypothesis x_le1 : forall k, x k <= 1.
Hypothesis x_part : forall k, x k < 1 -> x k * tau k = C.
Hypothesis x_whole : forall k, x k = 1 -> tau k <= C.

Lemma C_ge0 : 0 <= C.
Proof. by rewrite -(pmulr_lge0 _ kappa_gt0) C_eq mulr_ge0 ?ler0n. Qed.

Lemma x_tau k : x k * tau k <= C.
Proof.
case: (ltrP (x k) 1) => [lt|ge]; first by rewrite x_part.
have e : x k = 1 by apply: le_anti; rewrite x_le1 ge.
by rewrite e mul1r; apply: x_whole.
Qed.

Lemma shrunk_displacement : displacement_le F shrunk C.
Proof.
move=> i; have -> : dist (F i) (shrunk i) = x (label i) * dist (F i) (mean (label i)).
  rewrite /dist (_ : F i - shrunk i = x (label i) *: (F i - mean (label i))).
    by rewrite sqnZ sqrtrM ?sqr_ge0 // sqrtr_sqr ger0_norm.
  by rewrite /shrunk scalerBl scale1r scalerBr opprD opprB addrA [F i + _]addrC subrK.
apply: le_trans (x_tau (label i)); apply: ler_wpmul2l; first exact: x_ge0.
apply: sqr_mono_inv; first exact: tau_ge0.
by rewrite sqr_dist near_mean.
Qed.

(* The part of Lemma 13.3 that does not see |a - q|: the case tau_l <= tau_k and the case tau_l > tau_k. *)
Lemma rest_near a q : label q != label a -> x (label a) < 1 -> tau (label q) <= tau (label a) ->
  0 <= x (label a) * (1 - x (label q)) * S q (label a) + x (label a) * x (label q) * W (label a) (label q)
    - x (label a) ^+ 2 * V (label a) - x (label q) * (1 - x (label q)) * S q (label q) - x (label q) ^+ 2 * V (label q).
Proof.
move=> lq part le; have lq' : label a != label q by rewrite eq_sym.
set s := x (label a) in part *; set t := x (label q); set ta := tau (label a) in le *; set tq := tau (label q) in le *.
have s0 : 0 <= s := x_ge0 _; have t0 : 0 <= t := x_ge0 _; have t1 : 0 <= 1 - t by rewrite subr_ge0 x_le1.
have sC : s * ta = C := x_part part.
have c0 := C_ge0.
have h1 := ler_wpmul2l (mulr_ge0 s0 t1) (T_ge_tau lq).
have h2 : s * t * (ta ^+ 2 - 2%:R * H * ta) <= s * t * W (label a) (label q).
  apply: ler_wpmul2l; first exact: mulr_ge0.
  by rewrite W_sym; apply: W_ge; exists q => //; exists a.
have h3 := ler_wpmul2l (mulr_ge0 s0 s0) (V_le_tau a).
have h4 := ler_wpmul2l (mulr_ge0 t0 t1) (S_le_tau q).
have h5 := ler_wpmul2l (mulr_ge0 t0 t0) (V_le_tau q).
have h6 : t * (1 - t) * tq ^+ 2 + t ^+ 2 * tq ^+ 2 / 2%:R <= C * ta - C ^+ 2 / 2%:R.
  case: (ltrP t 1) => [lt|ge].
    have tC : t * tq = C := x_part lt.
    have -> : t * (1 - t) * tq ^+ 2 + t ^+ 2 * tq ^+ 2 / 2%:R = (t * tq) * tq - (t * tq) ^+ 2 / 2%:R by field.
    by rewrite tC; apply: (le1 (ler_wpmul2l c0 le)); ring.
  have e : t = 1 by apply: le_anti; rewrite ge x_le1.
  have tqC : tq <= C by apply: x_whole.
  have taC : C <= ta by rewrite -sC ler_pimull ?tau_ge0 // ltW.
  rewrite e; have k := sqr_mono (tau_ge0 _) tqC; rewrite -/tq in k.
  have k2 := ler_wpmul2l c0 taC.
  have k' : tq ^+ 2 / 2%:R <= C ^+ 2 / 2%:R by rewrite ler_pmul2r ?invr_gt0 ?ltr0n.
  by apply: (le2 k' k2); field.
have z : kappa * C ^+ 2 / 2%:R - 2%:R * H * C = 0.
  have -> : kappa * C ^+ 2 / 2%:R - 2%:R * H * C = (C * kappa - 4%:R * H) * C / 2%:R by field.
  by rewrite C_eq subrr !mul0r.
have h7 : 0 <= kappa * t ^+ 2 * tq ^+ 2 / 2%:R.
  by rewrite divr_ge0 ?ler0n // mulr_ge0 ?sqr_ge0 // mulr_ge0 ?sqr_ge0 // ltW.
rewrite -sC in h6 z; rewrite -/ta in h1 h3; rewrite -/tq in h4 h5.
by apply: (le4 (ler_add h1 h2) (ler_add h3 h4) (ler_add h5 h6) (ler_add h7 (le_of_eq z))); field.
Qed.

Lemma rest_far a q : label q != label a -> x (label a) < 1 -> tau (label a) < tau (label q) ->
  0 <= x (label a) * (1 - x (label q)) * S q (label a) + x (label a) * x (label q) * W (label a) (label q)
    - x (label a) ^+ 2 * V (label a) - x (label q) * (1 - x (label q)) * S q (label q) - x (label q) ^+ 2 * V (label q).
Proof.
move=> lq part lt; have lq' : label a != label q by rewrite eq_sym.
set s := x (label a) in part *; set t := x (label q); set ta := tau (label a) in lt *; set tq := tau (label q) in lt *.
have s0 : 0 <= s := x_ge0 _; have t0 : 0 <= t := x_ge0 _; have t1 : 0 <= 1 - t by rewrite subr_ge0 x_le1.
have sC : s * ta = C := x_part part.
have c0 := C_ge0.
have taC : C <= ta by rewrite -sC ler_pimull ?tau_ge0 // ltW.
have tq0 : 0 < tq := le_lt_trans (tau_ge0 _) lt.
have partq : t < 1.
  rewrite lt_neqAle x_le1 andbT; apply/eqP => e.
  have := x_whole e; rewrite leNgt => /negP; apply; exact: le_lt_trans taC lt.
have tC : t * tq = C := x_part partq.
have ts : t <= s.
  rewrite -(ler_pmul2r tq0) tC -sC; apply: ler_wpmul2l => //; exact: ltW.
set r := reach q; have r0 : 0 <= r := reach_ge0 q.
have room : 0 <= kappa * r - 2%:R * H.
  have k : C <= 2%:R * r by apply: le_trans (tau_le_reach q); apply: le_trans taC (ltW lt).
  have k2 := ler_wpmul2l (ltW kappa_gt0) k; rewrite (mulrC kappa C) C_eq in k2.
  rewrite -(pmulr_rge0 _ (ltr0n R 2)); by apply: (le1 k2); ring.
have h1 := ler_wpmul2l (mulr_ge0 s0 t1) (T_ge_own lq').
have h2 : s * t * (tq ^+ 2 - 2%:R * H * tq) <= s * t * W (label a) (label q).
  by apply: ler_wpmul2l; [exact: mulr_ge0|apply: W_ge; exists a => //; exists q].
have h3 := ler_wpmul2l (mulr_ge0 s0 s0) (V_le_tau a).
have h4 : t * (1 - t) * S q (label q) <= s * (1 - t) * ((1 - kappa) * r ^+ 2).
  apply: le_trans (_ : s * (1 - t) * S q (label q) <= _).
    by apply: ler_wpmul2r; [exact: S_ge0|exact: ler_wpmul2r].
  by apply: ler_wpmul2l; [exact: mulr_ge0|exact: S_le_reach].
have h5 := ler_wpmul2l (mulr_ge0 t0 t0) (V_le_tau q).
have h6 := mulr_ge0 (mulr_ge0 s0 t1) (mulr_ge0 r0 room).
have h7 : C * (s * ta) <= C * (s * tq) by apply: ler_wpmul2l => //; apply: ler_wpmul2l => //; exact: ltW.
have h8 : 0 <= 2%:R * H * C * (1 - s) by rewrite !mulr_ge0 ?ler0n // subr_ge0 x_le1.
have h9 : 0 <= 2%:R * H * C by rewrite !mulr_ge0 ?ler0n.
rewrite -/r in h1; rewrite -/ta in h3; rewrite -/tq in h5.
have X1 : t * tq - C = 0 by rewrite tC subrr.
have X2 : s * ta - C = 0 by rewrite sC subrr.
have X3 : C * kappa - 4%:R * H = 0 by rewrite C_eq subrr.
have -> : s * (1 - t) * S q (label a) + s * t * W (label a) (label q) - s ^+ 2 * V (label a) - t * (1 - t) * S q (label q) - t ^+ 2 * V (label q) =
  (s * (1 - t) * S q (label a) - s * (1 - t) * (r ^+ 2 - 2%:R * H * r)) + (s * t * W (label a) (label q) - s * t * (tq ^+ 2 - 2%:R * H * tq))
  + (s * s * ((1 - kappa) * ta ^+ 2 / 2%:R) - s * s * V (label a)) + (s * (1 - t) * ((1 - kappa) * r ^+ 2) - t * (1 - t) * S q (label q))
  + (t * t * ((1 - kappa) * tq ^+ 2 / 2%:R) - t * t * V (label q)) + s * (1 - t) * (r * (kappa * r - 2%:R * H))
  + (C * (s * tq) - C * (s * ta)) + 2%:R * H * C * (1 - s) + 2%:R * H * C
  + (t * tq - C) * (s * tq - 2%:R * H * s - (1 - kappa) / 2%:R * (t * tq + C)) + (s * ta - C) * (C - (1 - kappa) / 2%:R * (s * ta + C))
  + (C * kappa - 4%:R * H) * C by field.
rewrite X1 X2 X3 !mul0r !addr0.
by do 8! (apply: addr_ge0; last by rewrite ?subr_ge0); rewrite subr_ge0.
Qed.

Lemma shrunk_separated : separated shrunk.
Proof.
move=> a p q /and3P [_ /eqP lp lq]; rewrite addr0 dist_le_sqn (shrunk_positive lp) sqnZ.
case: (ltrP (x (label a)) 1) => [part|whole]; last first.
  have -> : x (label a) = 1 by apply: le_anti; rewrite whole x_le1.
  by rewrite subrr expr0n mul0r sqn_ge0.
rewrite shrunk_negative.
have rest : 0 <= x (label a) * (1 - x (label q)) * S q (label a) + x (label a) * x (label q) * W (label a) (label q)
    - x (label a) ^+ 2 * V (label a) - x (label q) * (1 - x (label q)) * S q (label q) - x (label q) ^+ 2 * V (label q).
  by case: (leP (tau (label q)) (tau (label a))) => [le|lt]; [apply: rest_near|apply: rest_far].
set s := x (label a) in part rest *; set t := x (label q) in rest *; set r := reach a.
have s0 : 0 <= s := x_ge0 _; have t0 : 0 <= t := x_ge0 _; have t1 : 0 <= 1 - t by rewrite subr_ge0 x_le1.
have s1 : 0 <= 1 - s by rewrite subr_ge0 ltW.
have r0 : 0 <= r := reach_ge0 a.
have gain : 0 <= s * kappa * r - 2%:R * H.
  have k := ler_wpmul2l (mulr_ge0 (ltW kappa_gt0) s0) (tau_le_reach a).
  have e : kappa * s * tau (label a) = 4%:R * H by rewrite -C_eq -(x_part part) -/s; ring.
  rewrite e -/r in k; rewrite -(pmulr_rge0 _ (ltr0n R 2)); by apply: (le1 k); ring.
have Dp : sqn (F a - F p) <= r ^+ 2.
  have [_ top] := farthestP a; rewrite -sqr_dist; apply: sqr_mono; [exact: dist_ge0|exact: top].
have h1 := ler_wpmul2l (mulr_ge0 s1 s1) Dp.
have h2 := ler_wpmul2l (mulr_ge0 s1 t1) (far_sqn lq).
have h3 := ler_wpmul2l (mulr_ge0 s1 t0) (T_ge_own lq).
have h4 := ler_wpmul2l (mulr_ge0 s0 s1) (S_le_reach a).
have h5 := mulr_ge0 (mulr_ge0 s1 r0) gain.
by rewrite -/r in h2 h3 h4; apply: (le4 (ler_add h1 h2) (ler_add h3 h4) h5 rest); ring.
Qed.
End Shrink.

Section AnyWeights.
Variables (R : rcfType) (I : finType) (L : eqType) (label : I -> L) (n : nat).
Variable F : I -> 'rV[R]_n.
Local Notation class k := (fun i => label i == k).
Local Notation reach := (reach label F).
Variable H : R.
Hypothesis H_ge0 : 0 <= H.
Hypothesis hard : hardness_le label F H.

(* Theorem 13.4 for any weights that keep the share kappa. *)
Theorem repaired (w : L -> I -> R) (kappa : R) :
  (forall k i, 0 <= w k i) -> (forall a, \sum_(i | class (label a) i) w (label a) i = 1) -> 0 < kappa ->
  (forall a, \sum_(i | class (label a) i) w (label a) i * sqn (F a - F i) <= (1 - kappa) * reach a ^+ 2) ->
  exists G, [/\ separated label G, displacement_le F G (4%:R * H / kappa) & iso_le F G (8%:R * H / kappa)].
Proof.
move=> w0 w1 k0 wk; set C := 4%:R * H / kappa.
have Ck : C * kappa = 4%:R * H by rewrite /C divfK ?gt_eqF.
have C0 : 0 <= C by rewrite divr_ge0 ?mulr_ge0 ?ler0n // ltW.
pose x k := if tau label F w k <= C then 1 else C / tau label F w k.
have big k : (tau label F w k <= C) = false -> 0 < tau label F w k by move=> /negbT; rewrite -ltNge; apply: le_lt_trans.
have x0 k : 0 <= x k by rewrite /x; case: ifP => [_|e]; [exact: ler01|apply: divr_ge0 => //; exact: tau_ge0].
have x1 k : x k <= 1.
  rewrite /x; case: ifP => // e; rewrite ler_pdivr_mulr ?big // mul1r ltW // ltNge e //.
have xp k : x k < 1 -> x k * tau label F w k = C.
  by rewrite /x; case: ifP => [_|e _]; rewrite ?ltxx // divfK // gt_eqF ?big.
have xw k : x k = 1 -> tau label F w k <= C.
  rewrite /x; case: ifP => [//|e] q.
  have q' : C = tau label F w k by rewrite -[LHS](@divfK _ (tau label F w k)) ?gt_eqF ?big // q mul1r.
  by have := le_of_eq q'; rewrite e.
have d : displacement_le F (shrunk label F w x) C := shrunk_displacement w0 w1 x0 x1 xp xw.
exists (shrunk label F w x); split=> //; first exact: (shrunk_separated H_ge0 hard w0 w1 k0 wk Ck x0 x1 xp xw).
have -> : 8%:R * H / kappa = 2%:R * C by rewrite /C; ring.
exact: iso_le_twice_displacement.
Qed.
End AnyWeights.

(* kappa = 1/m by equal weights, m at least the size of every class. *)
Section EqualWeights.
Variables (R : rcfType) (I : finType) (L : eqType) (label : I -> L) (n : nat).
Variable F : I -> 'rV[R]_n.
Variables (H : R) (m : nat).
Hypothesis H_ge0 : 0 <= H.
Hypothesis hard : hardness_le label F H.
Hypothesis sizes : forall i, (#|[pred j | label j == label i]| <= m)%N.

Definition equal (k : L) (_ : I) : R := (#|[pred j | label j == k]|)%:R^-1.

Lemma size_gt0 a : (0 < #|[pred j | label j == label a]|)%N.
Proof. by apply/card_gt0P; exists a; rewrite inE. Qed.

Lemma equal_one a : \sum_(i | label i == label a) equal (label a) i = 1.
Proof.
rewrite /equal sumr_const -[LHS]mulr_natl; apply: mulfV; rewrite pnatr_eq0 -lt0n; exact: size_gt0.
Qed.

Lemma equal_kappa a : \sum_(i | label i == label a) equal (label a) i * sqn (F a - F i) <= (1 - m%:R^-1) * reach label F a ^+ 2.
Proof.
set M := #|[pred j | label j == label a]|; have M0 : (0 : R) < M%:R by rewrite ltr0n; exact: size_gt0.
have mM : (M%:R : R) <= m%:R by rewrite ler_nat; exact: sizes.
have m0 : (0 : R) < m%:R by apply: lt_le_trans mM.
have [_ top] := farthestP label F a.
rewrite -mulr_sumr (bigD1 a) //= subrr sqn0 add0r.
have -> : (1 - m%:R^-1 : R) = 1 - M%:R^-1 + (M%:R^-1 - m%:R^-1) by ring.
have rest : \sum_(i | (label i == label a) && (i != a)) sqn (F a - F i) <= (M%:R - 1) * reach label F a ^+ 2.
  have -> : (M%:R - 1) * reach label F a ^+ 2 = \sum_(i | (label i == label a) && (i != a)) reach label F a ^+ 2.
    rewrite sumr_const -[RHS]mulr_natl; congr (_ * _).
    have -> : M = (1 + #|[predD1 [pred j | label j == label a] & a]|)%N by rewrite /M (cardD1 a) inE /= eqxx.
    rewrite natrD addrAC subrr add0r; congr (_%:R).
    by apply: eq_card => i; rewrite !inE andbC.
  by apply: ler_sum => i /andP [/eqP li _]; rewrite -sqr_dist; apply: sqr_mono; [exact: dist_ge0|exact: top].
rewrite /equal -/M mulrDl; apply: le_trans (ler_wpmul2l _ rest) _; first by rewrite invr_ge0 ltW.
rewrite -[X in X <= _]addr0; apply: ler_add.
  by rewrite mulrA mulrBr mulVf ?gt_eqF // mulr1.
apply: mulr_ge0; last exact: sqr_ge0.
by rewrite subr_ge0 lef_pinv ?posrE.
Qed.

(* [IAT] Theorem 3 and Corollary 1 with the factors that hold, 8 m and 4 m, for every n, N and number of classes, without thickness. *)
Theorem repaired_equal_weights : exists G, [/\ separated label G,
  displacement_le F G (4%:R * m%:R * H) & iso_le F G (8%:R * m%:R * H)].
Proof.
case: (posnP m) => [m0|m0].
  have none (i : I) : False by have := leq_trans (size_gt0 i) (sizes i); rewrite m0.
  by exists F; split=> [a|i|i]; case: none.
have m1 : (0 : R) < m%:R^-1 by rewrite invr_gt0 ltr0n.
have w0 k i : 0 <= equal k i by rewrite invr_ge0 ler0n.
have [G [s d e]] := repaired H_ge0 hard w0 equal_one m1 equal_kappa.
rewrite invrK -mulrA (mulrC H) mulrA in d; rewrite invrK -mulrA (mulrC H) mulrA in e.
by exists G.
Qed.

(* d_iso(F, F_TS) <= 8 m H, m the size of the largest class: Theorem 3 of [IAT] with a factor that holds. *)
Theorem theorem_3_repaired d : d_iso label 0 F d -> d <= 8%:R * m%:R * H.
Proof. by move=> [lo _]; have [G [s _ e]] := repaired_equal_weights; apply: (lo G _ s e). Qed.

(* d_haus(F, F_TS) <= 4 m H: Corollary 1 of [IAT] without thickness. *)
Theorem corollary_1_repaired d : d_haus label 0 F d -> d <= 4%:R * m%:R * H.
Proof. by move=> [lo _]; have [G [s e _]] := repaired_equal_weights; apply: (lo G _ s); apply: haus_of_displacement. Qed.
End EqualWeights.
