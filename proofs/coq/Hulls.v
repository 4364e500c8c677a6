(* The convex hulls of two classes of a Triplet-Separated embedding are disjoint, with a quantitative gap.
   docs/mathematics.md, Theorem 6.1. *)
From mathcomp Require Import all_ssreflect all_algebra ring.
From IsoTriplet Require Import Euclid Triplets.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Variance.
Variables (R : rcfType) (n : nat) (I : finType) (F : I -> 'rV[R]_n).
Variables (P Q : pred I) (alpha beta : I -> R).
Hypothesis alpha_one : \sum_(i | P i) alpha i = 1.
Hypothesis beta_one : \sum_(j | Q j) beta j = 1.
Local Notation x := (centre P alpha F).
Local Notation y := (centre Q beta F).

Definition variance (A : pred I) (w : I -> R) : R := \sum_(i | A i) w i * sqn (centre A w F - F i).

(* The mean of |f_i - f_k|^2 over two independent draws is twice the variance. *)
Lemma mean_pairs : \sum_(i | P i) alpha i * (\sum_(k | P k) alpha k * sqn (F i - F k)) = 2%:R * variance P alpha.
Proof.
under eq_bigr do rewrite (sqn_centre F alpha_one) mulrDr.
rewrite big_split /= -mulr_suml alpha_one mul1r mulr2n mulrDl !mul1r; congr (_ + _).
by apply: eq_bigr => i _; rewrite -sqnN opprB.
Qed.

(* docs/mathematics.md, the identity of 6.1 *)
Lemma cross_variance :
  \sum_(i | P i) alpha i * (\sum_(j | Q j) beta j * sqn (F i - F j)) = sqn (x - y) + variance P alpha + variance Q beta.
Proof.
under eq_bigr do rewrite (sqn_centre F beta_one) mulrDr.
rewrite big_split /= -mulr_suml alpha_one mul1r; congr (_ + _).
under eq_bigr do rewrite -sqnN opprB.
by rewrite (sqn_centre F alpha_one) -sqnN opprB.
Qed.
End Variance.

Section Hulls.
Variables (R : rcfType) (I : finType) (L : eqType) (label : I -> L) (n : nat).
Variable F : I -> 'rV[R]_n.
Hypothesis sep : separated label F.
Local Notation class k := (fun i => label i == k).

Lemma own_below_cross k (alpha : I -> R) i j :
  (forall i, 0 <= alpha i) -> \sum_(i | class k i) alpha i = 1 -> label i = k -> label j != k ->
  \sum_(h | class k h) alpha h * sqn (F i - F h) <= (1 - alpha i) * sqn (F i - F j).
Proof.
move=> pos one li lj; rewrite (bigD1 i) /= ?li ?eqxx // subrr sqn0 mulr0 add0r.
have -> : 1 - alpha i = \sum_(h | (label h == k) && (h != i)) alpha h.
  by rewrite -one (bigD1 i) /= ?li ?eqxx // addrAC subrr add0r.
rewrite mulr_suml; apply: ler_sum => h /andP [/eqP lh hi].
apply: ler_wpmul2l; first exact: pos.
by rewrite -dist_le_sqn; have := @sep i h j; rewrite addr0; apply; rewrite /triple hi lh li eqxx lj.
Qed.

Lemma twice_variance k l (alpha beta : I -> R) : k != l ->
  (forall i, 0 <= alpha i) -> (forall i, 0 <= beta i) -> \sum_(i | class k i) alpha i = 1 -> \sum_(j | class l j) beta j = 1 ->
  2%:R * variance F (class k) alpha <=
  \sum_(i | class k i) alpha i * ((1 - alpha i) * (\sum_(j | class l j) beta j * sqn (F i - F j))).
Proof.
move=> kl a0 b0 a1 b1; rewrite -mean_pairs //; apply: ler_sum => i /eqP li.
apply: ler_wpmul2l; first exact: a0.
set T := (X in X <= _); have -> : T = \sum_(j | class l j) beta j * T by rewrite -mulr_suml b1 mul1r.
rewrite mulr_sumr; apply: ler_sum => j /eqP lj.
rewrite mulrCA; apply: ler_wpmul2l; first exact: b0.
by apply: own_below_cross => //; rewrite lj eq_sym.
Qed.

(* Theorem 6.1: for x and y in the hulls, |x - y|^2 >= 1/2 sum alpha_i beta_j (alpha_i + beta_j) |a_i - b_j|^2. *)
Theorem hulls_gap k l (alpha beta : I -> R) : k != l ->
  (forall i, 0 <= alpha i) -> (forall i, 0 <= beta i) -> \sum_(i | class k i) alpha i = 1 -> \sum_(j | class l j) beta j = 1 ->
  \sum_(i | class k i) \sum_(j | class l j) alpha i * beta j * (alpha i + beta j) * sqn (F i - F j)
  <= 2%:R * sqn (centre (class k) alpha F - centre (class l) beta F).
Proof.
move=> kl a0 b0 a1 b1.
have va := twice_variance kl a0 b0 a1 b1.
have lk : l != k by rewrite eq_sym.
have vb := twice_variance lk b0 a0 b1 a1.
have cross := cross_variance F a1 b1.
set S := \sum_(i | class k i) alpha i * (\sum_(j | class l j) beta j * sqn (F i - F j)) in cross.
set A := \sum_(i | class k i) \sum_(j | class l j) alpha i ^+ 2 * beta j * sqn (F i - F j).
set B := \sum_(i | class k i) \sum_(j | class l j) alpha i * beta j ^+ 2 * sqn (F i - F j).
have ea : \sum_(i | class k i) alpha i * ((1 - alpha i) * (\sum_(j | class l j) beta j * sqn (F i - F j))) = S - A.
  rewrite /S /A -sumrB; apply: eq_bigr => i _.
  rewrite mulrBl mul1r mulrBr; congr (_ - _); rewrite mulrA mulr_sumr.
  by apply: eq_bigr => j _; ring.
have eb : \sum_(j | class l j) beta j * ((1 - beta j) * (\sum_(i | class k i) alpha i * sqn (F j - F i))) = S - B.
  have -> : S = \sum_(j | class l j) beta j * (\sum_(i | class k i) alpha i * sqn (F j - F i)).
    rewrite /S; under eq_bigr do rewrite mulr_sumr; rewrite exchange_big /=.
    by apply: eq_bigr => j _; rewrite mulr_sumr; apply: eq_bigr => i _; rewrite -[in RHS]sqnN opprB; ring.
  have -> : B = \sum_(j | class l j) beta j * (beta j * (\sum_(i | class k i) alpha i * sqn (F j - F i))).
    rewrite /B exchange_big /=; apply: eq_bigr => j _; rewrite !mulr_sumr.
    by apply: eq_bigr => i _; rewrite -[in RHS]sqnN opprB; ring.
  by rewrite -sumrB; apply: eq_bigr => j _; ring.
have -> : \sum_(i | class k i) \sum_(j | class l j) alpha i * beta j * (alpha i + beta j) * sqn (F i - F j) = A + B.
  rewrite /A /B -big_split; apply: eq_bigr => i _; rewrite -big_split; apply: eq_bigr => j _ /=; ring.
rewrite ea in va; rewrite eb in vb.
by apply: (le2 va vb); rewrite cross; ring.
Qed.

(* Theorem 6.1: the hulls meet only where both classes are one and the same point. *)
Theorem hulls_disjoint k l (alpha beta : I -> R) : k != l ->
  (forall i, 0 <= alpha i) -> (forall i, 0 <= beta i) -> \sum_(i | class k i) alpha i = 1 -> \sum_(j | class l j) beta j = 1 ->
  centre (class k) alpha F = centre (class l) beta F -> forall i j, label i = k -> label j = l -> F i = F j.
Proof.
move=> kl a0 b0 a1 b1 meet.
have gap := hulls_gap kl a0 b0 a1 b1; rewrite meet subrr sqn0 mulr0 in gap.
have support (w : I -> R) (A : pred I) : (forall i, 0 <= w i) -> \sum_(i | A i) w i = 1 -> exists2 i, A i & 0 < w i.
  move=> w0 w1; case: (pickP (fun i => A i && (0 < w i))) => [i /andP [Ai wi]|none]; first by exists i.
  have : \sum_(i | A i) w i = 0.
    apply: big1 => i Ai; apply: le_anti; rewrite w0 andbT leNgt; apply/negP => wi.
    by have := none i; rewrite Ai wi.
  by rewrite w1 => /eqP; rewrite oner_eq0.
have [i0 /eqP li0 ai0] := support _ _ a0 a1; have [j0 /eqP lj0 bj0] := support _ _ b0 b1.
have term0 i j : 0 <= alpha i * beta j * (alpha i + beta j) * sqn (F i - F j).
  by rewrite !mulr_ge0 ?addr_ge0 ?sqn_ge0.
have point : F i0 = F j0.
  apply/eqP; rewrite -subr_eq0 -sqn_eq0; apply/eqP/le_anti; rewrite sqn_ge0 andbT.
  have c0 : 0 < alpha i0 * beta j0 * (alpha i0 + beta j0) by rewrite !mulr_gt0 ?addr_gt0.
  rewrite -(pmulr_rle0 _ c0); apply: le_trans gap.
  rewrite (bigD1 i0) /= ?li0 ?eqxx // (bigD1 j0) /= ?lj0 ?eqxx // -addrA ler_addl.
  by apply: addr_ge0; apply: sumr_ge0 => // i _; apply: sumr_ge0.
have one_class i : label i = k -> F i = F i0.
  move=> li; case: (eqVneq i i0) => [->//|ne].
  apply/esym/eqP; rewrite -dist_eq0; apply/eqP/le_anti; rewrite dist_ge0 andbT.
  have := @sep i0 i j0; rewrite addr0 point dist_xx; apply.
  by rewrite /triple ne li li0 lj0 eqxx eq_sym.
have other_class j : label j = l -> F j = F j0.
  move=> lj; case: (eqVneq j j0) => [->//|ne].
  apply/esym/eqP; rewrite -dist_eq0; apply/eqP/le_anti; rewrite dist_ge0 andbT.
  have := @sep j0 j i0; rewrite addr0 -point dist_xx; apply.
  by rewrite /triple ne lj lj0 li0 eqxx.
by move=> i j li lj; rewrite (one_class i li) (other_class j lj) point.
Qed.

(* Theorem 6.1 in one: the gap, and disjoint hulls unless both classes are one and the same point. *)
Theorem class_hulls k l (alpha beta : I -> R) : k != l ->
  (forall i, 0 <= alpha i) -> (forall i, 0 <= beta i) -> \sum_(i | class k i) alpha i = 1 -> \sum_(j | class l j) beta j = 1 ->
  let x := centre (class k) alpha F in let y := centre (class l) beta F in
  (\sum_(i | class k i) \sum_(j | class l j) alpha i * beta j * (alpha i + beta j) * sqn (F i - F j)) / 2%:R <= sqn (x - y) /\
  (x = y -> forall i j, label i = k -> label j = l -> F i = F j).
Proof.
move=> kl a0 b0 a1 b1 x y; split; last exact: hulls_disjoint.
by rewrite ler_pdivr_mulr ?ltr0n // mulrC; apply: hulls_gap.
Qed.
End Hulls.
