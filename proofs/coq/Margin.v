(* With a margin alpha >= 0, docs/mathematics.md, section 14: what carries over; comparisons, section 15; and the rule by which a Gram certificate is accepted,
   Theorem 9.1. *)
From mathcomp Require Import all_ssreflect all_algebra ring.
From IsoTriplet Require Import Euclid Triplets.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Margin.
Variables (R : rcfType) (I : finType) (L : eqType) (label : I -> L) (n : nat).
Implicit Types (F G : I -> 'rV[R]_n).
Variable alpha : R.
Hypothesis alpha_ge0 : 0 <= alpha.
Local Notation separated := (separated_by label alpha).

(* Lemma 2.2 with a margin: where two points of a class are sent to one, the class has another point, which keeps the negatives alpha away. *)
Theorem margin_separation_inherited G (s : I -> I) : (forall i, label (s i) = label i) -> separated G -> separated (G \o s).
Proof.
move=> keep sep a p q /and3P [pa /eqP lp lq] /=; case: (eqVneq (s p) (s a)) => [e|ne].
  rewrite e dist_xx add0r.
  have [b lb nb] : exists2 b, label b = label a & b != s a.
    by case: (eqVneq a (s a)) => [ea|na]; [exists p; rewrite -?ea|exists a].
  have t : triple label (s a) b (s q) by rewrite /triple nb !keep lb eqxx lq.
  by apply: le_trans (sep _ _ _ t); rewrite ler_addr dist_ge0.
by apply: sep; rewrite /triple ne !keep lp eqxx lq.
Qed.

(* Proposition 14.1.1: d_haus to the embeddings with the margin is the least largest displacement. *)
Theorem margin_haus_is_displacement F d : d_haus label alpha F d <-> d_displacement label alpha F d.
Proof.
have back G t : separated G -> haus_le label F G t -> exists2 G', separated G' & displacement_le F G' t.
  move=> sep [near _].
  have pick i : {j | (label j == label i) && (dist (F i) (G j) <= t)}.
    by apply: sigW; case: (near i) => j lj dj; exists j; rewrite lj eqxx.
  exists (G \o (fun i => sval (pick i))).
    by apply: margin_separation_inherited => // i; case: (pick i) => j /= /andP [/eqP].
  by move=> i /=; case: (pick i) => j /= /andP [].
split=> -[lo hi]; split.
- by move=> G e s h; apply: (lo G e s); apply: haus_of_displacement.
- by move=> eps e0; have [G s h] := hi eps e0; apply: back s h.
- by move=> G e s h; have [G' s' h'] := back _ _ s h; apply: (lo G' e s').
- by move=> eps e0; have [G s h] := hi eps e0; exists G => //; apply: haus_of_displacement.
Qed.

(* Proposition 14.1.2 *)
Theorem margin_iso_le_twice_haus F d t : d_iso label alpha F d -> d_haus label alpha F t -> d <= 2%:R * t.
Proof.
move=> [lo _] /margin_haus_is_displacement [_ hi]; apply: (@le_of_slack _ _ _ 2%:R); first by rewrite ler0n.
move=> eps e0; have [G s h] := hi eps e0; rewrite -mulrDr.
exact: (lo G _ s (iso_le_twice_displacement h)).
Qed.

(* Proposition 14.1.3: d_haus is at least (H + alpha)/4. *)
Theorem margin_haus_ge_quarter F h d : hardness label F h -> d_haus label alpha F d -> (h + alpha) / 4%:R <= d.
Proof. by move=> H /margin_haus_is_displacement; apply: displacement_ge_quarter. Qed.

(* Proposition 14.1.4: what bounds the distance to F_TS from below bounds that to the embeddings with the margin. *)
Theorem margin_is_farther F (near : (I -> 'rV[R]_n) -> (I -> 'rV[R]_n) -> R -> Prop) d e :
  infimum label near 0 F d -> infimum label near alpha F e -> d <= e.
Proof.
move=> [lo _] [_ hi]; apply: (@le_of_slack _ _ _ 1); first exact: ler01.
move=> eps e0; rewrite mul1r; have [G s h] := hi eps e0; apply: (lo G _ _ h) => a p q t; rewrite addr0.
by apply: le_trans (s a p q t); rewrite ler_addl.
Qed.
End Margin.

(* Comparisons G_ij + s <= G_kl in the place of triples: Theorem 15.1. *)
Section Comparisons.
Variables (R : rcfType) (I T : finType) (n : nat) (i j k l : T -> I) (s : T -> R).
Definition respects (G : I -> 'rV[R]_n) : Prop := forall t, dist (G (i t)) (G (j t)) + s t <= dist (G (k t)) (G (l t)).

Lemma comparison_le (F G : I -> 'rV[R]_n) t e : respects G -> iso_le F G e ->
  dist (F (i t)) (F (j t)) + s t - dist (F (k t)) (F (l t)) <= (if (i t == j t) || (k t == l t) then 1 else 2%:R) * e.
Proof.
move=> g near; have := near (i t) (j t); rewrite ler_norml => /andP [_ up]; have := near (k t) (l t); rewrite ler_norml => /andP [down _].
case: ifP => [/orP [/eqP x|/eqP x]|_]; have h := g t; last by apply: (le3 h up down); ring.
  by rewrite x !dist_xx in h *; apply: (le2 h down); ring.
by rewrite x !dist_xx in h *; apply: (le2 h up); ring.
Qed.

(* d_iso to the embeddings that respect the comparisons is at least half of every H_t = D_ij + s - D_kl, and all of it where one pair is a point with
   itself; the largest displacement is at least half of that. *)
Theorem comparisons_half (F : I -> 'rV[R]_n) t : let H := dist (F (i t)) (F (j t)) + s t - dist (F (k t)) (F (l t)) in
  let c : R := if (i t == j t) || (k t == l t) then 1 else 2%:R in
  (forall d, (forall eps, 0 < eps -> exists2 G, respects G & iso_le F G (d + eps)) -> H <= c * d) /\
  (forall d, (forall eps, 0 < eps -> exists2 G, respects G & displacement_le F G (d + eps)) -> H <= c * (2%:R * d)).
Proof.
move=> H c; have c0 : 0 <= c by rewrite /c; case: ifP; rewrite ?ler01 ?ler0n.
split=> d hi.
  by apply: (@le_of_slack _ _ _ c) => // eps e0; have [G g near] := hi eps e0; rewrite -mulrDr; exact: comparison_le g near.
apply: (@le_of_slack _ _ _ (c * 2%:R)) => [|eps e0]; first by rewrite mulr_ge0 ?ler0n.
have [G g near] := hi eps e0; have h : H <= c * (2%:R * (d + eps)) := comparison_le t g (iso_le_twice_displacement near).
by apply: (le1 h); ring.
Qed.
End Comparisons.

(* The Gram relaxation of one triple: with d_ap <= d_aq, (D_ap - eps)_+^2 <= d_ap and d_aq <= (D_aq + eps)^2 it is feasible only if D_ap - D_aq <= 2 eps. *)
Theorem gram_triple (R : rcfType) (Dap Daq eps dap daq : R) : 0 <= Daq -> 0 <= eps ->
  dap <= daq -> Num.max 0 (Dap - eps) ^+ 2 <= dap -> daq <= (Daq + eps) ^+ 2 -> Dap - Daq <= 2%:R * eps.
Proof.
move=> q0 e0 h lo hi; have q1 : 0 <= Daq + eps by rewrite addr_ge0.
have le : Num.max 0 (Dap - eps) <= Daq + eps by apply: sqr_mono_inv => //; apply: le_trans (le_trans lo h) hi.
have : Dap - eps <= Daq + eps by apply: le_trans le; rewrite le_maxr lexx orbT.
by move=> h1; apply: (le1 h1); ring.
Qed.

(* Theorem 9.1. Pairs with weights w+ (long) and w- (short), triples with weights lambda; A their matrix, given by its form. *)
Section Gram.
Variables (R : rcfType) (I : finType) (L : eqType) (label : I -> L) (n : nat) (F : I -> 'rV[R]_n).
Variables (P Q T : finType) (plus : P -> R) (i j : P -> I) (minus : Q -> R) (k l : Q -> I) (lambda : T -> R) (anchor positive negative : T -> I) (eps : R).
Hypothesis plus_ge0 : forall x, 0 <= plus x.
Hypothesis minus_ge0 : forall x, 0 <= minus x.
Hypothesis lambda_ge0 : forall t, 0 <= lambda t.
Hypothesis triples : forall t, triple label (anchor t) (positive t) (negative t).
Hypothesis eps_ge0 : 0 <= eps.
Hypothesis semidefinite : forall x : I -> R, 0 <= \sum_p plus p * (x (i p) - x (j p)) ^+ 2 - \sum_q minus q * (x (k q) - x (l q)) ^+ 2
  + \sum_t lambda t * ((x (anchor t) - x (positive t)) ^+ 2 - (x (anchor t) - x (negative t)) ^+ 2).
Hypothesis negative_value :
  \sum_p plus p * (dist (F (i p)) (F (j p)) + eps) ^+ 2 - \sum_q minus q * Num.max 0 (dist (F (k q)) (F (l q)) - eps) ^+ 2 < 0.

(* No Triplet-Separated embedding, of any dimension m, changes all distances by at most eps. *)
Theorem gram_excludes m (G : I -> 'rV[R]_m) : separated label G -> ~ (forall a b, `|dist (F a) (F b) - dist (G a) (G b)| <= eps).
Proof.
move=> sep near.
have coordinates x y : sqn (G x - G y) = \sum_c (G x 0 c - G y 0 c) ^+ 2 by apply: eq_bigr => c _; rewrite !mxE expr2.
have psd : 0 <= \sum_p plus p * sqn (G (i p) - G (j p)) - \sum_q minus q * sqn (G (k q) - G (l q))
  + \sum_t lambda t * (sqn (G (anchor t) - G (positive t)) - sqn (G (anchor t) - G (negative t))).
  pose f c := \sum_p plus p * (G (i p) 0 c - G (j p) 0 c) ^+ 2 - \sum_q minus q * (G (k q) 0 c - G (l q) 0 c) ^+ 2
    + \sum_t lambda t * ((G (anchor t) 0 c - G (positive t) 0 c) ^+ 2 - (G (anchor t) 0 c - G (negative t) 0 c) ^+ 2).
  rewrite (_ : _ + _ = \sum_c f c); first by apply: sumr_ge0 => c _; exact: (semidefinite (fun x => G x 0 c)).
  rewrite /f big_split sumrB /=; congr (_ - _ + _); rewrite exchange_big; apply: eq_bigr => x _.
  - by rewrite coordinates mulr_sumr.
  - by rewrite coordinates mulr_sumr.
  by rewrite !coordinates -mulr_sumr sumrB.
have up : \sum_p plus p * sqn (G (i p) - G (j p)) <= \sum_p plus p * (dist (F (i p)) (F (j p)) + eps) ^+ 2.
  apply: ler_sum => p _; apply: ler_wpmul2l => //; rewrite -sqr_dist; apply: sqr_mono; first exact: dist_ge0.
  by have := near (i p) (j p); rewrite ler_norml => /andP [h _]; apply: (le1 h); ring.
have down : \sum_q minus q * Num.max 0 (dist (F (k q)) (F (l q)) - eps) ^+ 2 <= \sum_q minus q * sqn (G (k q) - G (l q)).
  apply: ler_sum => q _; apply: ler_wpmul2l => //; rewrite -sqr_dist; apply: sqr_mono; first by rewrite le_maxr lexx.
  rewrite le_maxl dist_ge0 /=; have := near (k q) (l q); rewrite ler_norml => /andP [_ h]; by apply: (le1 h); ring.
have less : \sum_t lambda t * (sqn (G (anchor t) - G (positive t)) - sqn (G (anchor t) - G (negative t))) <= 0.
  rewrite -oppr_ge0 -sumrN; apply: sumr_ge0 => t _; rewrite oppr_ge0; apply: mulr_ge0_le0 => //.
  by rewrite subr_le0 -dist_le_sqn; have := sep _ _ _ (triples t); rewrite addr0.
have := negative_value; rewrite ltNge => /negP; apply.
by apply: (le4 psd up down less); ring.
Qed.

(* So d_iso(F, F_TS) >= eps. *)
Theorem gram_bound d : d_iso label 0 F d -> eps <= d.
Proof.
move=> [_ hi]; rewrite leNgt; apply/negP => lt; have e0 : 0 < eps - d by rewrite subr_gt0.
have [G sep near] := hi _ e0; apply: (gram_excludes sep) => a b; apply: le_trans (near a b) _; by rewrite addrC subrK.
Qed.
End Gram.
