(* Hardness, Triplet-Separated embeddings, the two distances to them, and what follows from triangle inequalities alone.
   docs/mathematics.md, sections 1 to 3; [IAT] Definitions 1 and 4, (3), (11)-(14), (23), (27), (42). *)
From mathcomp Require Import all_ssreflect all_algebra ring.
From IsoTriplet Require Import Euclid.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Definitions.
(* I: the indices of the points (any finite set, the empty one included); label: the class of each; n: the dimension, 0 included. *)
Variables (R : rcfType) (I : finType) (L : eqType) (label : I -> L) (n : nat).
Implicit Types (F G : I -> 'rV[R]_n) (alpha : R).

(* An anchor a, a positive p of its class that is another index, a negative q of another class. *)
Definition triple (a p q : I) : bool := [&& p != a, label p == label a & label q != label a].

(* [IAT] Definition 1, (4), with margin alpha; alpha = 0 in the paper. *)
Definition separated_by alpha G : Prop := forall a p q, triple a p q -> dist (G a) (G p) + alpha <= dist (G a) (G q).
Definition separated G : Prop := separated_by 0 G.

(* h bounds D_ap - D_aq over all triples. *)
Definition hardness_le F (h : R) : Prop := forall a p q, triple a p q -> dist (F a) (F p) - dist (F a) (F q) <= h.

(* h is the hardness H(F), the largest D_ap - D_aq: undefined where there is no triple. *)
Definition hardness F (h : R) : Prop :=
  hardness_le F h /\ exists a p q, triple a p q /\ dist (F a) (F p) - dist (F a) (F q) = h.

(* d_iso(F, G) <= e: [IAT] Definition 4, (13). *)
Definition iso_le F G (e : R) : Prop := forall i j, `|dist (F i) (F j) - dist (G i) (G j)| <= e.

(* max_i |p_i - g_i| <= t *)
Definition displacement_le F G (t : R) : Prop := forall i, dist (F i) (G i) <= t.

(* d_haus(F, G) <= t: each point has a point of its class of the other embedding within t; [IAT] (11). *)
Definition haus_le F G (t : R) : Prop :=
  (forall i, exists2 j, label j = label i & dist (F i) (G j) <= t) /\
  (forall j, exists2 i, label i = label j & dist (F i) (G j) <= t).

(* d is the infimum of the values e with near F G e over the Triplet-Separated G (with margin alpha): [IAT] (12), (14). *)
Definition infimum (near : (I -> 'rV[R]_n) -> (I -> 'rV[R]_n) -> R -> Prop) alpha F (d : R) : Prop :=
  (forall G e, separated_by alpha G -> near F G e -> d <= e) /\
  (forall eps, 0 < eps -> exists2 G, separated_by alpha G & near F G (d + eps)).

Definition d_iso := infimum iso_le.
Definition d_haus := infimum haus_le.
Definition d_displacement := infimum displacement_le.

(* Every point on one point. *)
Definition collapsed G : Prop := forall i j, G i = G j.
End Definitions.

Section Elementary.
Variables (R : rcfType) (I : finType) (L : eqType) (label : I -> L) (n : nat).
Implicit Types (F G : I -> 'rV[R]_n) (alpha : R).
Local Notation triple := (triple label).
Local Notation separated_by := (separated_by label).
Local Notation separated := (separated label).
Local Notation haus_le := (haus_le label).
Local Notation d_iso := (d_iso label).
Local Notation d_haus := (d_haus label).
Local Notation d_displacement := (d_displacement label).

(* [IAT], after Definition 1: the loss (3) at margin 0 vanishes exactly on the Triplet-Separated embeddings. *)
Theorem separated_iff_hardness_le0 G : separated G <-> hardness_le label G 0.
Proof.
by split=> h a p q t; have := h a p q t; rewrite addr0 subr_le0.
Qed.

(* F is Triplet-Separated exactly where its hardness is at most 0. *)
Theorem separated_iff_hardness F h : hardness label F h -> (separated F <-> h <= 0).
Proof.
move=> [top [a [p [q [t eq]]]]]; rewrite separated_iff_hardness_le0; split=> [s|le0 b r s u].
  by rewrite -eq; apply: s.
by apply: le_trans le0; apply: top.
Qed.

(* The hinge [D_ap - D_aq + alpha]_+ of (3) is zero on every triple exactly where the embedding is separated with the margin alpha. *)
Theorem loss_zero alpha F :
  separated_by alpha F <-> (forall a p q, triple a p q -> Num.max (dist (F a) (F p) - dist (F a) (F q) + alpha) 0 = 0).
Proof.
split=> h a p q t; have := h a p q t.
  by move=> le; apply/max_idPr; apply: (le1 le); ring.
by move/max_idPr => le; apply: (le1 le); ring.
Qed.

(* A collapsed embedding is Triplet-Separated, and no other margin than 0 or less admits it once there is a triple. *)
Theorem collapsed_separated G : collapsed G -> separated G.
Proof. by move=> c a p q _; rewrite (c p a) (c q a) dist_xx addr0. Qed.

(* A positive margin admits no collapsed embedding once there is a triple. *)
Theorem margin_forbids_collapse alpha G a p q : 0 < alpha -> triple a p q -> separated_by alpha G -> ~ collapsed G.
Proof.
move=> a0 t s c; have := s a p q t; rewrite (c p a) (c q a) dist_xx add0r.
by rewrite leNgt a0.
Qed.

(* With a margin, points of different classes stay at least alpha apart where the class has a positive. *)
Theorem margin_keeps_apart alpha G a p q : triple a p q -> separated_by alpha G -> alpha <= dist (G a) (G q).
Proof. by move=> t s; apply: le_trans (s a p q t); rewrite ler_addr dist_ge0. Qed.

(* One class only, or all classes of one point: no triple, and everything is separated. *)
Theorem no_triple_separated alpha G : (forall a p q, ~~ triple a p q) -> separated_by alpha G.
Proof. by move=> none a p q t; rewrite (negPf (none a p q)) in t. Qed.

(* docs/mathematics.md, Lemma 2.2 (margin 0): every family taken from the classes of a separated embedding is separated. s picks a point of the class of j
   for every j of another index set; it may pick one twice and leave others out. *)
Theorem separation_inherited (J : finType) (kind : J -> L) G (s : J -> I) :
  (forall j, label (s j) = kind j) -> separated G -> Triplets.separated kind (G \o s).
Proof.
move=> keep sep a p q /and3P [pa lp lq] /=; case: (eqVneq (s p) (s a)) => [->|sne].
  by rewrite dist_xx addr0 dist_ge0.
by apply: sep; rewrite /Triplets.triple sne !keep lp lq.
Qed.

(* Theorem 2.1, one direction: d_haus(F, G) is at most the largest displacement. *)
Theorem haus_of_displacement F G t : displacement_le F G t -> haus_le F G t.
Proof. by move=> d; split=> i; exists i. Qed.

(* Theorem 2.1, the other direction: a separated G at Hausdorff-like distance t gives a separated one with displacements at most t. *)
Theorem displacement_of_haus F G t :
  separated G -> haus_le F G t -> exists2 G', separated G' & displacement_le F G' t.
Proof.
move=> sep [near _].
have pick i : {j | (label j == label i) && (dist (F i) (G j) <= t)}.
  by apply: sigW; case: (near i) => j lj dj; exists j; rewrite lj eqxx.
exists (G \o (fun i => sval (pick i))).
  by apply: separation_inherited => // i; case: (pick i) => j /= /andP [/eqP].
by move=> i /=; case: (pick i) => j /= /andP [].
Qed.

(* Theorem 2.1: d_haus(F, F_TS), an infimum over sets, is the infimum of the largest displacement; so (23) of [IAT] holds for the infimum. *)
Theorem haus_is_displacement F d : d_haus 0 F d <-> d_displacement 0 F d.
Proof.
split=> -[lo hi]; split.
- by move=> G e s h; apply: (lo G e s); apply: haus_of_displacement.
- by move=> eps e0; have [G s h] := hi eps e0; apply: displacement_of_haus s h.
- by move=> G e s h; have [G' s' h'] := displacement_of_haus s h; apply: (lo G' e s').
- by move=> eps e0; have [G s h] := hi eps e0; exists G => //; apply: haus_of_displacement.
Qed.

(* Proposition 3.1.1 *)
Theorem iso_le_twice_displacement F G t : displacement_le F G t -> iso_le F G (2%:R * t).
Proof.
move=> d i j; apply: le_trans (dist_quad _ _ _ _) _.
by apply: (le2 (d i) (d j)); ring.
Qed.

Lemma le_of_slack (a b c : R) : 0 <= c -> (forall eps, 0 < eps -> a <= b + c * eps) -> a <= b.
Proof.
move=> c0 h; rewrite leNgt; apply/negP => ba.
have c1 : 0 < c + 1 by rewrite ltr_spaddr ?ltr01.
have e0 : 0 < (a - b) / (c + 1) by rewrite divr_gt0 ?subr_gt0.
have := h _ e0; rewrite leNgt => /negP; apply.
rewrite -subr_gt0; have -> : a - (b + c * ((a - b) / (c + 1))) = (a - b) / (c + 1).
  by field; rewrite gt_eqF.
exact: e0.
Qed.

(* Proposition 3.1.2, (27) of [IAT] *)
Theorem iso_le_twice_haus F d t : d_iso 0 F d -> d_haus 0 F t -> d <= 2%:R * t.
Proof.
move=> [lo _] /haus_is_displacement [_ hi]; apply: (@le_of_slack _ _ 2%:R); first by rewrite ler0n.
move=> eps e0; have [G s h] := hi eps e0; rewrite -mulrDr.
exact: (lo G _ s (iso_le_twice_displacement h)).
Qed.

(* With the margin: (H + alpha)/2 from one triple alone. alpha = 0 is Proposition 3.1.3, (42) of [IAT]. *)
Theorem iso_ge_half_triple alpha F G e a p q :
  triple a p q -> separated_by alpha G -> iso_le F G e -> dist (F a) (F p) - dist (F a) (F q) + alpha <= 2%:R * e.
Proof.
move=> t s near; have := near a p; rewrite ler_norml => /andP [_ up]; have := near a q; rewrite ler_norml => /andP [down _].
by apply: (le3 (s a p q t) up down); ring.
Qed.

(* d_iso(F, F_TS^alpha) >= (H + alpha)/2. *)
Theorem iso_ge_half_hardness_margin alpha F h d : hardness label F h -> d_iso alpha F d -> (h + alpha) / 2%:R <= d.
Proof.
move=> [_ [a [p [q [t <-]]]]] [_ hi]; rewrite ler_pdivr_mulr ?ltr0n // mulrC.
apply: (@le_of_slack _ _ 2%:R); first by rewrite ler0n.
by move=> eps e0; have [G s near] := hi eps e0; rewrite -mulrDr; apply: iso_ge_half_triple t s near.
Qed.

(* Proposition 3.1.3, (42) of [IAT]: d_iso(F, F_TS) >= H/2. *)
Theorem iso_ge_half_hardness F h d : hardness label F h -> d_iso 0 F d -> h / 2%:R <= d.
Proof. by move=> H D; have := iso_ge_half_hardness_margin H D; rewrite addr0. Qed.

(* Proposition 3.1.4 *)
Theorem displacement_ge_quarter alpha F h d : hardness label F h -> d_displacement alpha F d -> (h + alpha) / 4%:R <= d.
Proof.
move=> [_ [a [p [q [t <-]]]]] [_ hi]; rewrite ler_pdivr_mulr ?ltr0n // mulrC.
apply: (@le_of_slack _ _ 4%:R); first by rewrite ler0n.
move=> eps e0; have [G s near] := hi eps e0; rewrite -mulrDr.
by have := iso_ge_half_triple t s (iso_le_twice_displacement near) => le; apply: (le1 le); ring.
Qed.

(* Proposition 3.1.4: d_haus(F, F_TS) >= H/4. *)
Theorem haus_ge_quarter_hardness F h d : hardness label F h -> d_haus 0 F d -> h / 4%:R <= d.
Proof. by move=> H /haus_is_displacement D; have := displacement_ge_quarter H D; rewrite addr0. Qed.

(* A separated embedding is at distance 0 from the separated ones in d_iso. *)
Theorem separated_iso0 F d : separated F -> d_iso 0 F d -> d <= 0.
Proof.
by move=> s [lo _]; apply: (lo F 0 s) => i j; rewrite subrr normr0.
Qed.

(* A separated embedding is at distance 0 in d_haus as well. *)
Theorem separated_haus0 F d : separated F -> d_haus 0 F d -> d <= 0.
Proof. by move=> s [lo _]; apply: (lo F 0 s); apply: haus_of_displacement => i; rewrite dist_xx. Qed.

(* d_iso is a pseudo-metric: [IAT] Definition 4. *)
Theorem iso_refl F : iso_le F F 0.
Proof. by move=> i j; rewrite subrr normr0. Qed.

(* d_iso(F, G) = d_iso(G, F). *)
Theorem iso_sym F G e : iso_le F G e -> iso_le G F e.
Proof. by move=> h i j; rewrite distrC. Qed.

(* The triangle inequality of d_iso, (13) of [IAT]. *)
Theorem iso_triangle F G K d e : iso_le F G d -> iso_le G K e -> iso_le F K (d + e).
Proof. by move=> h k i j; apply: le_trans (ler_dist_add (dist (G i) (G j)) _ _) _; rewrite ler_add. Qed.

(* d_haus as well: [IAT] (11). *)
Theorem haus_refl F : haus_le F F 0.
Proof. by apply: haus_of_displacement => i; rewrite dist_xx. Qed.

(* d_haus(F, G) = d_haus(G, F). *)
Theorem haus_sym F G t : haus_le F G t -> haus_le G F t.
Proof. by move=> [h k]; split=> i; [have [j l d] := k i|have [j l d] := h i]; exists j; rewrite // distC. Qed.

(* The triangle inequality of d_haus, (11) of [IAT]. *)
Theorem haus_triangle F G K s t : haus_le F G s -> haus_le G K t -> haus_le F K (s + t).
Proof.
move=> [h1 h2] [k1 k2]; split=> i.
  have [j l d] := h1 i; have [k l' d'] := k1 j; exists k; first by rewrite l'.
  by apply: le_trans (dist_triangle (G j) _ _) _; rewrite ler_add.
have [j l d] := k2 i; have [k l' d'] := h2 j; exists k; first by rewrite l'.
by apply: le_trans (dist_triangle (G j) _ _) _; rewrite ler_add.
Qed.

(* Isometric copies: nothing in d_iso or in separation sees a map that keeps distances. *)
Theorem isometry_keeps_separation alpha F (u : 'rV[R]_n -> 'rV[R]_n) :
  (forall x y, dist (u x) (u y) = dist x y) -> separated_by alpha F -> separated_by alpha (u \o F).
Proof. by move=> iso s a p q t; rewrite /= !iso; apply: s. Qed.

(* d_iso does not see an isometry of one side. *)
Theorem isometry_keeps_iso F G e (u : 'rV[R]_n -> 'rV[R]_n) :
  (forall x y, dist (u x) (u y) = dist x y) -> iso_le F G e -> iso_le (u \o F) G e.
Proof. by move=> iso h i j; rewrite /= iso; apply: h. Qed.

(* Scale: hardness and separation at margin 0 scale with the embedding. *)
Lemma dist_scale (c : R) (x y : 'rV[R]_n) : 0 <= c -> dist (c *: x) (c *: y) = c * dist x y.
Proof. by move=> c0; rewrite /dist -scalerBr sqnZ sqrtrM ?sqr_ge0 // sqrtr_sqr ger0_norm. Qed.

(* The hardness of c F is c times that of F, c >= 0. *)
Theorem scale_hardness F c h : 0 <= c -> hardness label F h -> hardness label (fun i => c *: F i) (c * h).
Proof.
move=> c0 [top [a [p [q [t eq]]]]]; split=> [b r s u|].
  by rewrite !dist_scale // -mulrBr; apply: ler_wpmul2l => //; apply: top.
by exists a, p, q; split=> //; rewrite !dist_scale // -mulrBr eq.
Qed.

(* c F is Triplet-Separated where F is, c >= 0. *)
Theorem scale_separated F c : 0 <= c -> separated F -> separated (fun i => c *: F i).
Proof. by move=> c0 s a p q t; rewrite !dist_scale // addr0 ler_wpmul2l //; have := s a p q t; rewrite addr0. Qed.

(* E.6, [IAT] Definition 2, (6), and (16), (17): a map h with h (F i) = G i, such as f for G = f o F or g f^-1 for invertible f, is an eps-nearisometry on the points
   of F exactly where d_iso(F, G) <= eps. *)
Theorem near_isometry F G (h : 'rV[R]_n -> 'rV[R]_n) eps : (forall i, h (F i) = G i) ->
  (iso_le F G eps <-> forall x y, (exists i, x = F i) -> (exists j, y = F j) -> `|dist (h x) (h y) - dist x y| <= eps).
Proof.
move=> e; split=> [near _ _ [i ->] [j ->]|near i j]; first by rewrite !e distrC.
by rewrite -!e distrC; apply: near; [exists i|exists j].
Qed.

(* Quotients of two lengths ignore scale, as long as the lower one is not 0. *)
Theorem quotient_ignores_scale (r h d : R) : 0 < r -> d != 0 -> (r * h) / (r * d) = h / d.
Proof. by move=> r0 d0; field; rewrite d0 gt_eqF. Qed.
End Elementary.

(* (23) of [IAT] equates d_haus(F, G) with the largest displacement for a given G. False: two points of one class that change places. *)
Theorem haus_is_not_displacement (R : rcfType) :
  exists (F G : bool -> 'rV[R]_1), haus_le (fun=> tt) F G 0 /\ ~ displacement_le F G (1 / 2%:R).
Proof.
exists (fun b => const_mx b%:R), (fun b => const_mx (~~ b)%:R); split.
  by split=> b; exists (~~ b) => //; rewrite ?negbK dist_xx.
move=> /(_ true); rewrite leNgt => /negP; apply.
have -> : dist (const_mx true%:R : 'rV[R]_1) (const_mx (~~ true)%:R) = 1.
  by rewrite /dist /sqn /dot big_ord1 !mxE subr0 mulr1 sqrtr1.
by rewrite ltr_pdivr_mulr ?ltr0n // mul1r ltr1n.
Qed.
