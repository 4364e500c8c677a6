(* What docs/mathematics/elementary.md proves in two lines, and the statements of [IAT] on the loss of the hardest triple that follow from the theorems of
   the other files. *)
From mathcomp Require Import all_ssreflect all_algebra ring.
From IsoTriplet Require Import Euclid Triplets Hulls Repaired Weights.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Loss.
Variables (R : rcfType) (I : finType) (L : eqType) (label : I -> L) (n : nat).
Implicit Types (F G K : I -> 'rV[R]_n) (alpha h l d e t : R).
Local Notation triple := (triple label).
Local Notation D F i j := (dist (F i) (F j)).
Local Notation max := Num.max.

(* The triplet loss of one triple, [IAT] (3). *)
Definition hinge alpha F (a p q : I) : R := max (D F a p - D F a q + alpha) 0.

(* l is the loss of the hardest triple: the largest one. No triple: no l. *)
Definition loss alpha F l : Prop := (forall a p q, triple a p q -> hinge alpha F a p q <= l) /\ exists a p q, triple a p q /\ hinge alpha F a p q = l.

Lemma hinge_ge0 alpha F a p q : 0 <= hinge alpha F a p q.
Proof. by rewrite le_maxr lexx orbT. Qed.

Lemma hinge_mono (x y : R) : x <= y -> max x 0 <= max y 0.
Proof. by move=> xy; rewrite le_maxl !le_maxr xy lexx orbT. Qed.

(* E.1: (1a) as printed lets the positive be the anchor itself; neither the loss at margin 0 nor Definition 1 depends on that. *)
Theorem positive_may_be_anchor F :
  (separated label F <-> forall a p q, label p == label a -> label q != label a -> D F a p <= D F a q) /\
  (forall l, 0 <= l ->
    ((forall a p q, triple a p q -> hinge 0 F a p q <= l) <-> (forall a p q, label p == label a -> label q != label a -> hinge 0 F a p q <= l))).
Proof.
split.
  split=> s a p q; last by move=> /and3P [_ lp lq]; rewrite addr0 s.
  move=> lp lq; case: (eqVneq p a) => [->|pa]; first by rewrite dist_xx dist_ge0.
  by have := s a p q; rewrite addr0; apply; rewrite /Triplets.triple pa lp lq.
move=> l l0; split=> s a p q; last by move=> /and3P [_ lp lq]; apply: s.
move=> lp lq; case: (eqVneq p a) => [->|pa]; last by apply: s; rewrite /Triplets.triple pa lp lq.
by rewrite /hinge dist_xx sub0r addr0 le_maxl l0 andbT; apply: le_trans l0; rewrite oppr_le0 dist_ge0.
Qed.

(* E.2: the loss of the hardest triple is [H + alpha]_+, and it is 0 exactly where every triple satisfies (2). *)
Theorem loss_of_hardness alpha F h : hardness label F h ->
  loss alpha F (max (h + alpha) 0) /\ (max (h + alpha) 0 = 0 <-> separated_by label alpha F).
Proof.
move=> [top [a [p [q [t eq]]]]]; have l : loss alpha F (max (h + alpha) 0).
  split=> [b r s u|]; first by apply: hinge_mono; rewrite ler_add2r; apply: top.
  by exists a, p, q; split=> //; rewrite /hinge eq.
split=> //; rewrite loss_zero; split=> [z b r s u|z].
  apply: le_anti; apply/andP; split; last exact: hinge_ge0.
  by apply: (@le_trans _ _ (max (h + alpha) 0)); [case: l => l _; apply: l|rewrite z].
by have := z a p q t; rewrite eq.
Qed.

(* E.2: a margin raises the loss by at most alpha. *)
Theorem margin_effect alpha F l k : 0 <= alpha -> loss alpha F l -> loss 0 F k -> `|l - k| <= alpha.
Proof.
move=> a0 [up [a [p [q [t el]]]]] [up0 [a' [p' [q' [t' ek]]]]].
have lo : k <= l by apply: le_trans (up _ _ _ t'); rewrite -ek; apply: hinge_mono; rewrite addr0 ler_addl.
rewrite ger0_norm ?subr_ge0 // ler_subl_addr -el; apply: le_trans (_ : alpha + hinge 0 F a p q <= _); last by rewrite ler_add2l up0.
rewrite /hinge addr0 le_maxl; apply/andP; split; last by rewrite addr_ge0 // le_maxr lexx orbT.
by rewrite addrC ler_add2l le_maxr lexx.
Qed.

(* E.3: a totally collapsed embedding has the margin as its loss; a loss off the margin rules that out. *)
Theorem collapsed_loss alpha G l : 0 <= alpha -> collapsed G -> loss alpha G l -> l = alpha.
Proof. by move=> a0 c [_ [a [p [q [_ <-]]]]]; rewrite /hinge (c p a) (c q a) dist_xx subrr add0r; apply/max_idPl. Qed.

(* E.4: r_a is the largest distance of a in its class. All triples anchored in class k have loss 0 exactly where all negatives lie outside the open balls
   B(a, r_a) of that class. *)
Theorem boundary_of_class F (k : L) :
  (forall q, label q != k -> forall a, label a = k -> ~~ (D F a q < reach label F a)) <->
  (forall a p q, triple a p q -> label a = k -> hinge 0 F a p q = 0).
Proof.
split=> s.
  move=> a p q /and3P [_ /eqP lp lq] la; apply/max_idPr; rewrite addr0 subr_le0.
  have [_ top] := farthestP label F a; apply: le_trans (top p lp) _.
  by have := s q _ a la; rewrite -la lq -leNgt; apply.
move=> q lq a la; rewrite -leNgt; have [lf _] := farthestP label F a.
case: (eqVneq (farthest label F a) a) => [e|ne]; first by rewrite /reach e dist_xx dist_ge0.
have t : triple a (farthest label F a) q by rewrite /Triplets.triple ne lf la eqxx lq.
by have /max_idPr := s _ _ _ t la; rewrite addr0 subr_le0.
Qed.

(* E.4: an embedding is Triplet-Separated exactly where every point lies outside the boundaries of the other classes. *)
Theorem boundary_of_all F :
  separated label F <-> (forall q a, label q != label a -> ~~ (D F a q < reach label F a)).
Proof.
rewrite /separated loss_zero; split=> s.
  move=> q a lq; have [_ h] := boundary_of_class F (label a); apply: (h _ q) => // b p r t lb; exact: s.
move=> a p q t; have [h _] := boundary_of_class F (label a); apply: h t _ => // r lr b lb.
by apply: s; rewrite lb.
Qed.

(* E.5: at most N^3 / 4 triples. *)
Theorem number_of_triples : (4 * #|[pred t : I * I * I | triple t.1.1 t.1.2 t.2]| <= #|I| ^ 3)%N.
Proof.
have -> : #|[pred t : I * I * I | triple t.1.1 t.1.2 t.2]| = (\sum_a \sum_p \sum_q triple a p q)%N.
  rewrite -sum1_card big_mkcond /= pair_bigA pair_bigA /=; apply: eq_bigr => t _; by rewrite inE; case: (triple _ _ _).
have -> : (#|I| ^ 3 = \sum_(a : I) #|I| ^ 2)%N by rewrite sum_nat_const expnS.
rewrite big_distrr; apply: leq_sum => a _ /=.
have -> : (\sum_p \sum_q triple a p q = #|[pred p | (p != a) && (label p == label a)]| * #|[pred q | label q != label a]|)%N.
  rewrite -!sum1_card !(big_mkcond (fun p => p \in _)) /= big_distrl; apply: eq_bigr => p _ /=.
  rewrite big_distrr; apply: eq_bigr => q _ /=; rewrite !inE /Triplets.triple andbA.
  by case: (p != a); case: (label p == label a); case: (label q != label a).
set m := #|[pred p | _ && _]|; set k := #|[pred q | _]|; have le : (m + k <= #|I|)%N.
  have <- := cardC [pred q | label q != label a]; rewrite addnC leq_add2l; apply: subset_leq_card.
  by apply/subsetP => p; rewrite !inE => /andP [_ /eqP ->]; rewrite eqxx.
by apply: leq_trans (_ : (m + k) ^ 2 <= _)%N; [exact: nat_AGM2|rewrite leq_exp2r].
Qed.

(* E.10: (11) is symmetric, 0 between an embedding and itself, and satisfies the triangle inequality. *)
Theorem haus_pseudometric : [/\ forall F, haus_le label F F 0, forall F G t, haus_le label F G t -> haus_le label G F t &
  forall F G K t e, haus_le label F G t -> haus_le label G K e -> haus_le label F K (t + e)].
Proof. by split; [exact: haus_refl|exact: haus_sym|exact: haus_triangle]. Qed.

(* E.10: and so is (13). *)
Theorem iso_pseudometric : [/\ forall F, iso_le F F 0, forall F G t, iso_le F G t -> iso_le G F t &
  forall F G K t e, iso_le F G t -> iso_le G K e -> iso_le F K (t + e)].
Proof. by split; [exact: iso_refl|exact: iso_sym|exact: iso_triangle]. Qed.

(* (24)-(26): two triangle inequalities, and d_iso(F, G) <= 2 max |p_i - g_i|. *)
Theorem distances_follow_points F G :
  (forall i j, D F i j <= dist (F i) (G i) + D G i j + dist (G j) (F j)) /\ (forall i j, D G i j <= dist (G i) (F i) + D F i j + dist (F j) (G j)) /\
  (forall i j, `|D F i j - D G i j| <= dist (F i) (G i) + dist (F j) (G j)) /\ forall t, displacement_le F G t -> iso_le F G (2%:R * t).
Proof.
have two (F1 F2 : I -> 'rV[R]_n) i j : D F1 i j <= dist (F1 i) (F2 i) + D F2 i j + dist (F2 j) (F1 j).
  by apply: le_trans (dist_triangle (F2 j) _ _) _; rewrite ler_add2r dist_triangle.
by split; [|split; [|split]]; [move=> i j; exact: two|move=> i j; exact: two|move=> i j; exact: dist_quad|move=> t; exact: iso_le_twice_displacement].
Qed.

Lemma inf_ge0 (near : (I -> 'rV[R]_n) -> (I -> 'rV[R]_n) -> R -> Prop) alpha F d :
  (forall G e, near F G e -> 0 <= e) -> infimum label near alpha F d -> 0 <= d.
Proof.
move=> pos [_ hi]; apply: (@le_of_slack _ _ _ 1); first exact: ler01.
by move=> eps e0; rewrite mul1r; have [G _ nG] := hi eps e0; apply: pos nG.
Qed.

Lemma iso_ge0 (i : I) F G e : iso_le F G e -> 0 <= e.
Proof. by move=> h; apply: le_trans (h i i). Qed.

Lemma haus_ge0 (i : I) F G e : haus_le label F G e -> 0 <= e.
Proof. by move=> [h _]; have [j _ d] := h i; apply: le_trans d; apply: dist_ge0. Qed.

(* [IAT] Theorem 3 as worded: the loss l = [H]_+ and d_iso(F, F_TS) bound each other within linear factors, 1/2 and 8 (n+1), for every F. *)
Theorem theorem_3 F l d : loss 0 F l -> d_iso label 0 F d -> l / 2%:R <= d <= 8%:R * n.+1%:R * l.
Proof.
move=> [up [a [p [q [t el]]]]] di; have d0 : 0 <= d := inf_ge0 (fun G e => @iso_ge0 a F G e) di.
have l0 : 0 <= l by rewrite -el hinge_ge0.
have hard : hardness_le label F l.
  by move=> b r s u; apply: le_trans (up b r s u); rewrite /hinge addr0 le_maxr lexx.
apply/andP; split; last exact: (theorem_3_in_dimension l0 hard).
case: (leP (D F a p - D F a q) 0) => [neg|pos].
  by have -> : l = 0; [rewrite -el /hinge addr0; apply/max_idPr|rewrite mul0r].
have e : D F a p - D F a q = l by rewrite -el /hinge addr0; apply/esym/max_idPl/ltW.
by apply: (@iso_ge_half_hardness _ _ _ label _ F) => //; split=> //; exists a, p, q.
Qed.

(* [IAT] Corollary 1 with a factor that holds, 1/4 and 4 (n+1), without thickness. *)
Theorem corollary_1 F l d : loss 0 F l -> d_haus label 0 F d -> l / 4%:R <= d <= 4%:R * n.+1%:R * l.
Proof.
move=> [up [a [p [q [t el]]]]] dh; have d0 : 0 <= d := inf_ge0 (fun G e => @haus_ge0 a F G e) dh.
have l0 : 0 <= l by rewrite -el hinge_ge0.
have hard : hardness_le label F l.
  by move=> b r s u; apply: le_trans (up b r s u); rewrite /hinge addr0 le_maxr lexx.
apply/andP; split; last exact: (corollary_1_in_dimension l0 hard).
case: (leP (D F a p - D F a q) 0) => [neg|pos].
  by have -> : l = 0; [rewrite -el /hinge addr0; apply/max_idPr|rewrite mul0r].
have e : D F a p - D F a q = l by rewrite -el /hinge addr0; apply/esym/max_idPl/ltW.
by apply: (@haus_ge_quarter_hardness _ _ _ label _ F) => //; split=> //; exists a, p, q.
Qed.

(* [IAT] Corollary 1 at 0: the loss, d_haus and d_iso to the separated embeddings vanish together. *)
Theorem corollary_1_zero F l t d : loss 0 F l -> d_haus label 0 F t -> d_iso label 0 F d -> (l = 0 <-> t = 0) /\ (l = 0 <-> d = 0).
Proof.
move=> ls dh di; have /andP [a1 b1] := theorem_3 ls di; have /andP [a2 b2] := corollary_1 ls dh.
have l0 : 0 <= l by case: ls => _ [a [p [q [_ <-]]]]; apply: hinge_ge0.
have zero c x : 0 < c -> l / c <= x -> (l = 0 -> x <= 0) -> (l = 0 <-> x = 0).
  move=> c0 lo hi; split=> [e|e]; first by apply: le_anti; rewrite hi //= (le_trans _ lo) // e mul0r.
  by apply: le_anti; rewrite l0 andbT; move: lo; rewrite e ler_pdivr_mulr // mul0r.
split; [apply: (zero 4%:R) => //|apply: (zero 2%:R) => //]; rewrite ?ltr0n //.
  by move=> e; move: b2; rewrite e mulr0.
by move=> e; move: b1; rewrite e mulr0.
Qed.

(* Proposition 16.1: where some separated G has d_iso(F, G) <= H/2, both pairs of every hardest triple change by exactly H/2, to one and the same distance,
   and d_iso(F, F_TS) = H/2. *)
Theorem hardest_pairs F G h d a p q : separated label G -> iso_le F G (h / 2%:R) -> triple a p q -> D F a p - D F a q = h ->
  [/\ D G a p = D F a p - h / 2%:R, D G a q = D F a q + h / 2%:R, D G a p = D G a q & d_iso label 0 F d -> d = h / 2%:R].
Proof.
move=> s near t e; have := near a p; rewrite ler_norml => /andP [_ up]; have := near a q; rewrite ler_norml => /andP [down _].
have sep := s a p q t; rewrite addr0 in sep.
have b1 : D F a p - h / 2%:R <= D G a p by apply: (le1 up); ring.
have b2 : D G a q <= D F a q + h / 2%:R by apply: (le1 down); ring.
have b3 : D F a p - h / 2%:R = D F a q + h / 2%:R by rewrite -e; field.
have e1 : D G a p = D F a p - h / 2%:R by apply: le_anti; rewrite b1 b3 (le_trans sep b2).
have e2 : D G a q = D F a q + h / 2%:R by apply: le_anti; rewrite b2 -b3 (le_trans b1 sep).
split=> // [|[lo hi]]; first by rewrite e1 e2.
apply: le_anti; rewrite (lo G _ s near) /= ler_pdivr_mulr ?ltr0n // mulrC; apply: (@le_of_slack _ _ _ 2%:R); first by rewrite ler0n.
by move=> eps e0; have [G' s' near'] := hi eps e0; rewrite -mulrDr -e; have := iso_ge_half_triple t s' near'; rewrite addr0.
Qed.

(* E.12, (28) and (29): with two classes or more the largest change of a pair is that of the triples whose positive may be the anchor. *)
Theorem changes_of_triples F G e : (exists i j, label i != label j) ->
  (iso_le F G e <-> forall a p q, label p == label a -> label q != label a -> max `|D F a p - D G a p| `|D F a q - D G a q| <= e).
Proof.
move=> [i0 [j0 ne]]; split=> [h a p q _ _|h i j]; first by rewrite le_maxl !h.
case: (eqVneq (label j) (label i)) => [same|other]; last by have := h i i j (eqxx _) other; rewrite le_maxl => /andP [].
have [q lq] : exists q, label q != label i.
  by case: (eqVneq (label i0) (label i)) => [<-|]; [exists j0; rewrite eq_sym|exists i0].
by have := h i j q; rewrite same eqxx lq le_maxl => /(_ isT isT) /andP [].
Qed.

Section Chain.
Hypothesis classes : exists i j, label i != label j.
Local Notation u F G a p := (D F a p - D G a p).
Definition sum_le F G (s : R) : Prop := forall a p q, label p == label a -> label q != label a -> `|u F G a p| + `|u F G a q| <= s.

(* E.15, (30): d_iso(F, F_TS) is at most the infimum over separated G of the supremum over triples of |u| + |v|. *)
Theorem iat_30 F d : d_iso label 0 F d -> forall G s, separated label G -> sum_le F G s -> d <= s.
Proof.
move=> [lo _] G s sep h; apply: (lo G s sep); rewrite (changes_of_triples _ _ _ classes) => a p q lp lq.
by apply: le_trans (h a p q lp lq); rewrite le_maxl ler_addl ler_addr !normr_ge0.
Qed.

(* E.15, (40): and at least half of it. *)
Theorem iat_40 F d c : d_iso label 0 F d -> (forall G s, separated label G -> sum_le F G s -> c <= s) -> c / 2%:R <= d.
Proof.
move=> [_ hi] low; rewrite ler_pdivr_mulr ?ltr0n // mulrC; apply: (@le_of_slack _ _ _ 2%:R); first by rewrite ler0n.
move=> eps e0; have [G sep near] := hi eps e0; rewrite -mulrDr; apply: (low G) => // a p q _ _.
by apply: (le2 (near a p) (near a q)); ring.
Qed.

(* E.15, (41) as an inequality: |D_ap - D_aq - (G_ap - G_aq)| <= |u| + |v|, and so for the suprema over triples. *)
Theorem iat_41 F G s : sum_le F G s -> forall a p q, label p == label a -> label q != label a -> `|D F a p - D F a q - (D G a p - D G a q)| <= s.
Proof.
move=> h a p q lp lq; apply: le_trans (h a p q lp lq).
rewrite (_ : D F a p - D F a q - (D G a p - D G a q) = u F G a p - u F G a q); last by ring.
exact: ler_norm_sub.
Qed.
End Chain.

(* (32)-(34), case 3: where u <= 0 <= v and G is separated, D_ap <= D_aq. *)
Theorem iat_32_34 F G a p q : separated label G -> triple a p q -> D F a p - D G a p <= 0 -> 0 <= D F a q - D G a q -> 0 <= - (D F a p - D F a q).
Proof. by move=> s t h1 h2; have := s a p q t => h3; apply: (le3 h1 h2 h3); ring. Qed.

(* Of two negatives the nearer one has the larger loss, at any margin. *)
Theorem nearer_negative F alpha a p q r : D F a q <= D F a r -> hinge alpha F a p r <= hinge alpha F a p q.
Proof. by move=> h; apply: hinge_mono; apply: (le1 h); ring. Qed.

(* E.16: moving every class to one point separates, so d_haus is at most t where each class lies in a ball of radius t; and where all points lie in one
   ball of radius t, each class does. *)
Theorem class_collapse F t d : (exists c : 'rV[R]_n, forall i, dist (F i) c <= t) \/ (exists z : L -> 'rV[R]_n, forall i, dist (F i) (z (label i)) <= t) ->
  exists z : L -> 'rV[R]_n, [/\ forall i, dist (F i) (z (label i)) <= t, separated label (z \o label), displacement_le F (z \o label) t & d_haus label 0 F d -> d <= t].
Proof.
move=> h; have [z near] : exists z : L -> 'rV[R]_n, forall i, dist (F i) (z (label i)) <= t by case: h => [[c hc]|//]; exists (fun=> c).
exists z; have s : separated label (z \o label).
  by move=> a p q /and3P [_ /eqP lp _] /=; rewrite lp dist_xx addr0 dist_ge0.
by split=> // -[lo _]; apply: (lo _ _ s); apply: haus_of_displacement.
Qed.

(* E.13: with distinct centres z_k, all points within rho of theirs, and 4 s rho at most every distance of two centres, 0 < s <= 1, the classes shrunk
   to s about their centres are separated and nearer than class collapse. *)
Theorem class_collapse_is_not_nearest F (z : L -> 'rV[R]_n) rho s d : 0 < rho -> 0 < s -> s <= 1 ->
  (forall i, dist (F i) (z (label i)) <= rho) -> (forall i j, label i != label j -> 4%:R * s * rho <= dist (z (label i)) (z (label j))) ->
  let G i := z (label i) + s *: (F i - z (label i)) in
  [/\ separated label G, displacement_le F G ((1 - s) * rho) & d_haus label 0 F d -> d < rho].
Proof.
move=> r0 s0 s1 near far G; have sge := ltW s0.
have toz i : dist (G i) (z (label i)) <= s * rho.
  rewrite /dist /G addrAC subrr add0r sqnZ sqrtrM ?sqr_ge0 // sqrtr_sqr ger0_norm //.
  by apply: ler_wpmul2l => //; exact: near.
have sep : separated label G.
  move=> a p q /and3P [_ /eqP lp lq]; rewrite addr0.
  have up : dist (G a) (G p) <= 2%:R * (s * rho).
    apply: le_trans (dist_triangle (z (label a)) _ _) _; rewrite (distC _ (G p)).
    by have := toz p; rewrite lp => h; apply: (le2 (toz a) h); ring.
  apply: le_trans up _; have t1 := dist_triangle (G a) (z (label a)) (z (label q)); have t2 := dist_triangle (G q) (G a) (z (label q)).
  rewrite (distC (z (label a)) (G a)) in t1.
  have f : 4%:R * s * rho <= dist (z (label a)) (z (label q)) by apply: far; rewrite eq_sym.
  by apply: (le4 f t1 (ler_add t2 (toz a)) (toz q)); ring.
have disp : displacement_le F G ((1 - s) * rho).
  move=> i; rewrite /dist (_ : F i - G i = (1 - s) *: (F i - z (label i))).
    rewrite sqnZ sqrtrM ?sqr_ge0 // sqrtr_sqr ger0_norm ?subr_ge0 //; apply: ler_wpmul2l; [by rewrite subr_ge0|exact: near].
  by rewrite /G opprD addrA scalerBl scale1r.
split=> // -[lo _]; apply: le_lt_trans (lo G _ sep (haus_of_displacement label disp)) _.
by rewrite mulrBl mul1r gtr_addl oppr_lt0 mulr_gt0.
Qed.

(* Corollary 6.2: e_A and e_B are the means of squared distances over pairs of distinct points of two classes of m points; the centroids of a separated
   embedding are at least sqrt((e_A + e_B) / (2 m)) apart. *)
Section Centroids.
Variables (F : I -> 'rV[R]_n) (k l : L) (m : nat).
Hypothesis sep : separated label F.
Hypothesis kl : k != l.
Hypothesis size_k : #|[pred i | label i == k]| = m.
Hypothesis size_l : #|[pred i | label i == l]| = m.
Hypothesis m2 : (1 < m)%N.
Definition pair_mean (c : L) : R := (\sum_(i | label i == c) \sum_(j | (label j == c) && (j != i)) sqn (F i - F j)) / (m%:R * (m%:R - 1)).
Definition centroid (c : L) : 'rV[R]_n := m%:R^-1 *: \sum_(i | label i == c) F i.


Local Notation sum_pairs c := (\sum_(i | label i == c) \sum_(j | (label j == c) && (j != i)) sqn (F i - F j)).
Local Notation sum_cross c c' := (\sum_(i | label i == c) \sum_(j | label j == c') sqn (F i - F j)).

(* Each anchor of one class is at most as far from the m - 1 others of its own as from the m points of the other. *)
Lemma pairs_below_cross (c c' : L) : c != c' -> #|[pred i | label i == c]| = m -> #|[pred i | label i == c']| = m ->
  m%:R * sum_pairs c <= (m%:R - 1) * sum_cross c c'.
Proof.
move=> ne sc sc'; rewrite !mulr_sumr; apply: ler_sum => i /eqP li.
have own : #|[pred h | (label h == c) && (h != i)]| = m.-1.
  have := cardD1 i [pred h | label h == c]; rewrite sc inE li eqxx add1n => ->.
  by apply: eq_card => h; rewrite !inE andbC.
have -> : m%:R * (\sum_(h | (label h == c) && (h != i)) sqn (F i - F h)) = \sum_(j | label j == c') \sum_(h | (label h == c) && (h != i)) sqn (F i - F h).
  by rewrite sumr_const sc' -[RHS]mulr_natl.
rewrite mulr_sumr; apply: ler_sum => j /eqP lj.
have -> : (m%:R - 1) * sqn (F i - F j) = \sum_(h | (label h == c) && (h != i)) sqn (F i - F j).
  by rewrite sumr_const own -[RHS]mulr_natl -subn1 natrB // ltnW.
apply: ler_sum => h /andP [/eqP lh hi]; rewrite -dist_le_sqn; have := @sep i h j; rewrite addr0; apply.
by rewrite /Triplets.triple hi lh li lj eqxx eq_sym.
Qed.

(* Corollary 6.2: |centroid - centroid|^2 >= (e_A + e_B) / (2 m). *)
Theorem centroids_apart : (pair_mean k + pair_mean l) / (2%:R * m%:R) <= sqn (centroid k - centroid l).
Proof.
have m0 : (0 : R) < m%:R by rewrite ltr0n ltnW.
have m1 : (0 : R) < m%:R - 1 by rewrite subr_gt0 ltr1n.
have lk : l != k by rewrite eq_sym.
have a := pairs_below_cross kl size_k size_l; have b := pairs_below_cross lk size_l size_k.
have sym : sum_cross l k = sum_cross k l.
  by rewrite exchange_big; apply: eq_bigr => i _; apply: eq_bigr => j _; rewrite -sqnN opprB.
have one (c : L) : #|[pred i | label i == c]| = m -> \sum_(i | label i == c) m%:R^-1 = 1 :> R.
  by move=> e; rewrite sumr_const e -[LHS]mulr_natl mulfV // gt_eqF.
have w0 (i : I) : 0 <= (fun=> m%:R^-1 : R) i by rewrite invr_ge0 ler0n.
have gap := hulls_gap sep kl w0 w0 (one k size_k) (one l size_l).
have -> : centroid k - centroid l = centre (fun i => label i == k) (fun=> m%:R^-1) F - centre (fun i => label i == l) (fun=> m%:R^-1) F.
  by rewrite /centroid /centre !scaler_sumr.
rewrite sym in b; set S := sum_cross k l in a b.
have e : \sum_(i | label i == k) \sum_(j | label j == l) m%:R^-1 * m%:R^-1 * (m%:R^-1 + m%:R^-1) * sqn (F i - F j) = 2%:R / m%:R ^+ 3 * S.
  by rewrite /S mulr_sumr; apply: eq_bigr => i _; rewrite mulr_sumr; apply: eq_bigr => j _; field; rewrite gt_eqF.
rewrite e in gap; rewrite -(ler_pmul2l (_ : (0 : R) < 2%:R)) ?ltr0n //; apply: le_trans gap.
have c0 : 0 < m%:R ^+ 3 * (m%:R - 1) :> R by rewrite mulr_gt0 // exprn_gt0.
rewrite -(ler_pmul2l c0); apply: (le2 a b); rewrite /pair_mean; field.
by rewrite !gt_eqF.
Qed.
End Centroids.
End Loss.

(* Points on the first axis. *)
Section Axis.
Variables (R : rcfType) (n : nat).
Definition axis (x : R) : 'rV[R]_n.+1 := \row_k (if k == 0 then x else 0).

Lemma dist_axis x y : dist (axis x) (axis y) = `|x - y|.
Proof.
rewrite /dist /sqn /dot big_ord_recl big1 => [|k _]; last by rewrite !mxE subr0 mulr0.
by rewrite !mxE eqxx addr0 -expr2 sqrtr_sqr.
Qed.

(* E.3: for every alpha > 0, where there is a triple, all points on one have the loss alpha, and in one dimension or more some embedding has loss 0. *)
Theorem margin_excludes_collapse (I : finType) (L : eqType) (label : I -> L) (alpha : R) a p q : triple label a p q -> 0 < alpha ->
  (forall G : I -> 'rV[R]_n.+1, collapsed G -> loss label alpha G alpha) /\ exists G : I -> 'rV[R]_n.+1, loss label alpha G 0.
Proof.
move=> t a0; split=> [G c|].
  have e b r s : hinge alpha G b r s = alpha by rewrite /hinge (c r b) (c s b) dist_xx subrr add0r; apply/max_idPl/ltW.
  by split=> [b r s _|]; [rewrite e|exists a, p, q; rewrite e].
pose place i : nat := index (label i) [seq label j | j <- enum I].
have inj i j : place i = place j -> label i = label j.
  have mem b : label b \in [seq label c | c <- enum I] by apply: map_f; rewrite mem_enum.
  by move=> e; rewrite -(nth_index (label i) (mem i)) -[index _ _]/(place i) e nth_index.
pose G i := axis (alpha * (place i)%:R); exists G.
have zero b r s : triple label b r s -> hinge alpha G b r s = 0.
  move=> /and3P [_ /eqP lr ls]; rewrite /hinge /G !dist_axis /place lr subrr normr0 -/(place b) -/(place s).
  apply/max_idPr; rewrite sub0r addrC subr_le0 -mulrBr normrM gtr0_norm // ler_pmulr //.
  have ne : place b != place s by apply/eqP => e; move/eqP: ls; rewrite (inj _ _ e).
  case: (ltngtP (place b) (place s)) ne => // lt _; [rewrite distrC|]; rewrite -natrB ?normr_nat ?ler1n ?subn_gt0 // ltnW //.
by split=> [b r s u|]; [rewrite zero|exists a, p, q; split=> //; exact: zero].
Qed.
End Axis.
