(* What similarities of space do to hardness, distances to the Triplet-Separated embeddings, diameter and thickness (docs/mathematics/elementary.md, E.8 and E.9);
   the fold of two classes (Theorem 4.4); the two steps behind the stress bound (Theorem 8.1). *)
From mathcomp Require Import all_ssreflect all_algebra ring.
From IsoTriplet Require Import Euclid Triplets.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Similarity.
Variables (R : rcfType) (I : finType) (L : eqType) (label : I -> L) (n : nat).
Implicit Types (F G : I -> 'rV[R]_n) (d h t : R).

(* d is the largest distance. *)
Definition diameter F d : Prop := (forall i j, dist (F i) (F j) <= d) /\ exists i j, dist (F i) (F j) = d.

(* In every direction the points are at least t wide; the thickness, [IAT] (8), is the largest such t. *)
Definition width_ge F t : Prop := forall e : 'rV[R]_n, sqn e = 1 -> exists i j, t <= dot e (F i - F j).
Definition thickness F t : Prop := width_ge F t /\ forall t', width_ge F t' -> t' <= t.

(* T x = c x Q + b: c > 0 the ratio, Q orthogonal, b a translation. T' is its inverse. *)
Variables (c : R) (Q : 'M[R]_n) (b : 'rV[R]_n).
Hypothesis c_gt0 : 0 < c.
Hypothesis orthogonal : Q *m Q^T = 1%:M.
Definition move (x : 'rV[R]_n) : 'rV[R]_n := c *: (x *m Q) + b.
Definition back (y : 'rV[R]_n) : 'rV[R]_n := c^-1 *: ((y - b) *m Q^T).

Lemma dot_mx (x y : 'rV[R]_n) : dot x y = (x *m y^T) 0 0.
Proof. by rewrite mxE; apply: eq_bigr => k _; rewrite mxE. Qed.

Lemma dot_turn x y : dot (x *m Q) y = dot x (y *m Q^T).
Proof. by rewrite !dot_mx trmx_mul trmxK mulmxA. Qed.

Lemma sqn_turn x : sqn (x *m Q) = sqn x.
Proof. by rewrite /sqn dot_turn -mulmxA orthogonal mulmx1. Qed.

Lemma sqn_turn_back x : sqn (x *m Q^T) = sqn x.
Proof. by rewrite -[LHS]sqn_turn -mulmxA (mulmx1C orthogonal) mulmx1. Qed.

Lemma move_back y : move (back y) = y.
Proof. by rewrite /move /back -scalemxAl scalerA divff ?gt_eqF // scale1r -mulmxA (mulmx1C orthogonal) mulmx1 subrK. Qed.

Lemma move_sub x y : move x - move y = c *: ((x - y) *m Q).
Proof. by rewrite /move opprD addrACA subrr addr0 -scalerBr mulmxBl. Qed.

Lemma dist_move x y : dist (move x) (move y) = c * dist x y.
Proof. by rewrite /dist move_sub sqnZ sqn_turn sqrtrM ?sqr_ge0 // sqrtr_sqr gtr0_norm. Qed.

Lemma dist_back x y : c * dist x (back y) = dist (move x) y.
Proof. by rewrite -dist_move move_back. Qed.

Lemma dist_back2 x y : c * dist (back x) (back y) = dist x y.
Proof. by rewrite -dist_move !move_back. Qed.

Lemma separated_move G : separated label G -> separated label (move \o G).
Proof. by move=> s a p q t; have := s a p q t; rewrite /= !dist_move !addr0 ler_pmul2l. Qed.

Lemma separated_back G : separated label G -> separated label (back \o G).
Proof. by move=> s a p q t; have := s a p q t; rewrite /= !addr0 -!(dist_back2 (G a)) ler_pmul2l. Qed.

Lemma infimum_move (near : (I -> 'rV[R]_n) -> (I -> 'rV[R]_n) -> R -> Prop) F d :
  (forall G e, near (move \o F) G e -> near F (back \o G) (e / c)) -> (forall G e, near F G e -> near (move \o F) (move \o G) (c * e)) ->
  infimum label near 0 F d -> infimum label near 0 (move \o F) (c * d).
Proof.
move=> h1 h2 [lo hi]; split=> [G e s nG|eps e0].
  by have := lo _ _ (separated_back s) (h1 G e nG); rewrite ler_pdivl_mulr // mulrC.
have [G s nG] := hi (eps / c) (divr_gt0 e0 c_gt0); exists (move \o G); first exact: separated_move.
by have := h2 _ _ nG; rewrite mulrDr [c * (eps / c)]mulrC divfK // gt_eqF.
Qed.

(* E.8 and E.9: H, d_iso(F, F_TS), d_haus(F, F_TS), diameter and thickness of the image are c times those of F: s times for s F, the same for an isometry. *)
Theorem similarity F d : [/\ hardness label F d -> hardness label (move \o F) (c * d), d_iso label 0 F d -> d_iso label 0 (move \o F) (c * d),
  d_haus label 0 F d -> d_haus label 0 (move \o F) (c * d), diameter F d -> diameter (move \o F) (c * d) & thickness F d -> thickness (move \o F) (c * d)].
Proof.
have c0 := ltW c_gt0; split.
- move=> [top [a [p [q [t eq]]]]]; split=> [x y z u|]; first by rewrite /= !dist_move -mulrBr ler_pmul2l // top.
  by exists a, p, q; split=> //; rewrite /= !dist_move -mulrBr eq.
- apply: infimum_move => G e h i j; last by rewrite /= !dist_move -mulrBr normrM gtr0_norm // ler_pmul2l.
  by rewrite ler_pdivl_mulr // mulrC -{1}(gtr0_norm c_gt0) -normrM mulrBr -dist_move dist_back2; exact: h.
- move=> /haus_is_displacement h; apply/haus_is_displacement; move: h.
  apply: infimum_move => G e h i; last by rewrite /= dist_move ler_pmul2l.
  by rewrite ler_pdivl_mulr // mulrC dist_back; exact: h.
- move=> [top [i [j eq]]]; split=> [k l|]; first by rewrite /= dist_move ler_pmul2l.
  by exists i, j; rewrite /= dist_move eq.
have wide (K : I -> 'rV[R]_n) t : width_ge K t -> width_ge (move \o K) (c * t).
  move=> w e e1; have [|i [j h]] := w (e *m Q^T); first by rewrite sqn_turn_back.
  by exists i, j; rewrite /= move_sub dotZr dotC dot_turn ler_pmul2l // dotC.
move=> [w top]; split; first exact: wide.
move=> t w'; rewrite mulrC -ler_pdivr_mulr //; apply: top => e e1.
have [|i [j h]] := w' (e *m Q); first by rewrite sqn_turn.
exists i, j; rewrite ler_pdivr_mulr // mulrC; apply: le_trans h _.
by rewrite /= move_sub dotZr dot_turn -mulmxA orthogonal mulmx1.
Qed.
End Similarity.

(* Theorem 4.4: F with k coordinates more, all 0. A separated G in R^(n+k) for two classes has one in R^(n+1) with the same displacements. *)
Section Fold.
Variables (R : rcfType) (I : finType) (label : I -> bool) (n : nat).
Definition padded k (F : I -> 'rV[R]_n) (i : I) : 'rV[R]_(n + k) := row_mx (F i) 0.

Lemma sqn_row_mx k (x : 'rV[R]_n) (y : 'rV[R]_k) : sqn (row_mx x y) = sqn x + sqn y.
Proof. by rewrite /sqn /dot big_split_ord; congr (_ + _); apply: eq_bigr => j _; rewrite ?row_mxEl ?row_mxEr. Qed.

Lemma sqn_const (a : R) : sqn (const_mx a : 'rV[R]_1) = a ^+ 2.
Proof. by rewrite /sqn /dot big_ord1 !mxE expr2. Qed.

(* For two classes the relaxation of d_haus is reached in R^(n+1). *)
Theorem two_classes_fold k (F : I -> 'rV[R]_n) (G : I -> 'rV[R]_(n + k)) t : separated label G -> displacement_le (padded k F) G t ->
  exists2 G' : I -> 'rV[R]_(n + 1), separated label G' & displacement_le (padded 1 F) G' t.
Proof.
move=> sep near; pose y i : 'rV[R]_n := lsubmx (G i); pose z i : 'rV[R]_k := rsubmx (G i); pose r i := dist (z i) 0.
pose s i : R := if label i then 1 else -1.
pose G' i : 'rV[R]_(n + 1) := row_mx (y i) (const_mx (s i * r i)).
have eG i j : sqn (G i - G j) = sqn (y i - y j) + sqn (z i - z j).
  by rewrite -[G i]hsubmxK -[G j]hsubmxK opp_row_mx add_row_mx sqn_row_mx.
have eG' i j : sqn (G' i - G' j) = sqn (y i - y j) + (s i * r i - s j * r j) ^+ 2.
  by rewrite /G' opp_row_mx add_row_mx sqn_row_mx -sqn_const; congr (_ + sqn _); apply/rowP => l; rewrite !mxE.
have r0 i : 0 <= r i by apply: dist_ge0.
have t1 i j : r i <= dist (z i) (z j) + r j by apply: dist_triangle.
have t2 i j : dist (z i) (z j) <= r i + r j by rewrite /r (distC (z j)); apply: dist_triangle.
exists G'.
  move=> a p q t0; rewrite addr0; have /and3P [_ /eqP lp lq] := t0.
  apply: (@le_trans _ _ (dist (G a) (G p))).
    rewrite /dist ler_wsqrtr // eG' eG ler_add2l -sqr_dist.
    have -> : (s a * r a - s p * r p) ^+ 2 = (r a - r p) ^+ 2 by rewrite /s lp; case: (label a); ring.
    apply: sqr_le; first exact: dist_ge0.
      by have h := t1 p a; rewrite distC in h; apply: (le1 h); ring.
    by have h := t1 a p; apply: (le1 h); ring.
  apply: (@le_trans _ _ (dist (G a) (G q))); first by have := sep a p q t0; rewrite addr0.
  rewrite /dist ler_wsqrtr // eG' eG ler_add2l -sqr_dist.
  have -> : (s a * r a - s q * r q) ^+ 2 = (r a + r q) ^+ 2 by move: lq; rewrite /s; case: (label a); case: (label q) => // _; ring.
  by apply: sqr_mono; [exact: dist_ge0|exact: t2].
move=> i; apply: le_trans (near i); rewrite /dist ler_wsqrtr // /padded -[G i]hsubmxK /G' !opp_row_mx !add_row_mx !sqn_row_mx ler_add2l !sub0r !sqnN.
rewrite sqn_const -/(z i) (_ : sqn (z i) = r i ^+ 2); last by rewrite /r sqr_dist subr0.
by rewrite le_eqVlt; apply/orP; left; apply/eqP; rewrite /s; case: (label i); ring.
Qed.
End Fold.

(* Theorem 8.1, its two steps. *)
Section Stress.
Variables (R : rcfType) (I : finType) (n : nat).

(* An equilibrium stress w (symmetric, sum_j w_ij u_ij = 0 at every i, u_ij = - u_ji) does no work to first order; and a distance D exceeds its first-order
   change x by at most r^2 / (2 (D - r)) where the difference v of the displacements is at most r < D long. *)
Theorem stress_steps : (forall (w : I -> I -> R) (u : I -> I -> 'rV[R]_n) (v : I -> 'rV[R]_n),
    (forall i j, w i j = w j i) -> (forall i j, u i j = - u j i) -> (forall i, \sum_j w i j *: u i j = 0) ->
    \sum_i \sum_j w i j * dot (u i j) (v i - v j) = 0) /\
  (forall (p q v : 'rV[R]_n) (r : R), dist v 0 <= r -> r < dist p q ->
    dist (p + v) q <= dist p q + dot ((dist p q)^-1 *: (p - q)) v + r ^+ 2 / (2%:R * (dist p q - r))).
Proof.
split.
  move=> w u v ws ua eq.
  have at0 : \sum_i \sum_j w i j * dot (u i j) (v i) = 0.
    apply: big1 => i _; have := congr1 (fun y => dot y (v i)) (eq i).
    by rewrite dot_suml dot0l => e; rewrite -[RHS]e; apply: eq_bigr => j _; rewrite dotZl.
  have at1 : \sum_i \sum_j w i j * dot (u i j) (v j) = 0.
    have e : \sum_j \sum_i w i j * dot (u i j) (v j) = - \sum_i \sum_j w i j * dot (u i j) (v i).
      by rewrite -sumrN; apply: eq_bigr => j _; rewrite -sumrN; apply: eq_bigr => i _; rewrite ws ua dotNl mulrN.
    by rewrite exchange_big e at0 oppr0.
  have -> : \sum_i \sum_j w i j * dot (u i j) (v i - v j) = \sum_i \sum_j w i j * dot (u i j) (v i) - \sum_i \sum_j w i j * dot (u i j) (v j).
    by rewrite -sumrB; apply: eq_bigr => i _; rewrite -sumrB; apply: eq_bigr => j _; rewrite dotDr dotNr mulrDr mulrN.
  by rewrite at0 at1 subr0.
move=> p q v r vr rD; have r0 : 0 <= r := le_trans (dist_ge0 _ _) vr; set D := dist p q in rD *.
have D0 : 0 < D := le_lt_trans r0 rD; have Dr : 0 < D - r by rewrite subr_gt0.
set x := dot (D^-1 *: (p - q)) v; have vv : sqn v <= r ^+ 2.
  by rewrite -[v]subr0 -sqr_dist; apply: sqr_mono => //; apply: dist_ge0.
have unit : sqn (D^-1 *: (p - q)) = 1 by rewrite sqnZ -sqr_dist -/D exprVn mulVf // expf_neq0 // gt_eqF.
have x2 : x ^+ 2 <= r ^+ 2 by apply: le_trans (cauchy_schwarz _ _) _; rewrite unit mul1r.
have xr : - r <= x.
  have := sqr_mono_inv r0 (_ : (- x) ^+ 2 <= r ^+ 2); rewrite sqrrN => /(_ x2) h; by rewrite ler_oppl.
have Dx : D * x = dot (p - q) v by rewrite /x dotZl mulrA mulfV ?mul1r // gt_eqF.
have g2 : dist (p + v) q ^+ 2 = D ^+ 2 + 2%:R * (D * x) + sqn v.
  by rewrite sqr_dist addrAC sqnD Dx /D sqr_dist.
set e := r ^+ 2 / (2%:R * (D - r)); have e0 : 0 <= e by rewrite divr_ge0 ?sqr_ge0 // mulr_ge0 ?ler0n // ltW.
have re : 2%:R * (D - r) * e = r ^+ 2 by rewrite /e mulrC divfK // mulf_neq0 //; [rewrite pnatr_eq0|rewrite gt_eqF].
have low : 0 <= x + r by rewrite -ler_subl_addr sub0r.
have B0 : 0 <= D + x + e by rewrite addr_ge0 //; apply: (le2 low (ltW Dr)); ring.
apply: sqr_mono_inv => //; rewrite g2.
have k1 := mulr_ge0 low e0; have k2 := sqr_ge0 e; have k3 := sqr_ge0 x.
rewrite -subr_ge0 (_ : _ - _ = (r ^+ 2 - sqn v) + x ^+ 2 + e ^+ 2 + 2%:R * ((x + r) * e) + (2%:R * (D - r) * e - r ^+ 2)); last by ring.
rewrite re subrr addr0; apply: addr_ge0; last by apply: mulr_ge0; rewrite ?ler0n.
by apply: addr_ge0 => //; apply: addr_ge0 => //; rewrite subr_ge0.
Qed.
End Stress.
