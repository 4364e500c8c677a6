(* The update equations of [ETL] (Extreme Triplet Learning): unit vectors a, p, q (anchor, positive, negative) of any dimension over any real closed field.
   Equation numbers are those of the print. Products are before normalisation, as printed. *)
From mathcomp Require Import all_ssreflect all_algebra ring.
From IsoTriplet Require Import Euclid.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Updates.
Variables (R : rcfType) (n : nat) (a p q : 'rV[R]_n).
Hypotheses (a1 : sqn a = 1) (p1 : sqn p = 1) (q1 : sqn q = 1).
Local Notation Sap := (dot a p).
Local Notation San := (dot a q).
Local Notation Spn := (dot p q).
Local Notation sqrt := Num.sqrt.

Ltac expand := rewrite /sqn !dotE ?(dotC p a) ?(dotC q a) ?(dotC q p) -/(sqn a) -/(sqn p) -/(sqn q) ?a1 ?p1 ?q1; ring.

(* A cosine of unit vectors lies in [-1, 1]. *)
Theorem cosine_bounds (x y : 'rV[R]_n) : sqn x = 1 -> sqn y = 1 -> dot x y ^+ 2 <= 1.
Proof. by move=> x1 y1; have := cauchy_schwarz x y; rewrite x1 y1 mulr1. Qed.

Lemma room (x y : 'rV[R]_n) : sqn x = 1 -> sqn y = 1 -> 0 <= 1 - dot x y ^+ 2.
Proof. by move=> x1 y1; rewrite subr_ge0 cosine_bounds. Qed.

(* |x - y|^2 = 2 - 2 <x, y>: the nearer pair has the larger cosine, so distances and cosines mine the same triplets. *)
Theorem distance_of_cosine (x y : 'rV[R]_n) : sqn x = 1 -> sqn y = 1 -> dist x y ^+ 2 = 2%:R - 2%:R * dot x y.
Proof. by move=> x1 y1; rewrite sqr_dist sqnB x1 y1; ring. Qed.

(* Among unit vectors the nearer one has the larger cosine. *)
Theorem cosine_order (x y z : 'rV[R]_n) : sqn x = 1 -> sqn y = 1 -> sqn z = 1 -> (dist x y <= dist x z) = (dot x z <= dot x y).
Proof.
move=> x1 y1 z1; rewrite dist_le_sqn !sqnB x1 y1 z1 -subr_ge0 -[RHS]subr_ge0.
have -> : 1 - 2%:R * dot x z + 1 - (1 - 2%:R * dot x y + 1) = 2%:R * (dot x y - dot x z) by ring.
by rewrite pmulr_rge0 ?ltr0n.
Qed.

(* The first-order step (4)-(6). *)
Section FirstOrder.
Variable b : R.
Let p' := p + b *: a.
Let q' := q - b *: a.
Let a' := a - b *: q + b *: p.

(* (7) and (17): the product of the new anchor and the new positive. *)
Theorem etl_7_17 : dot a' p' = (1 + b ^+ 2) * Sap + 2%:R * b - b * Spn - b ^+ 2 * San.
Proof. rewrite /a' /p'; expand. Qed.

(* (8), and (18) with S_an in its first term: the product of the new anchor and the new negative. *)
Theorem etl_8 : dot a' q' = (1 + b ^+ 2) * San - 2%:R * b + b * Spn - b ^+ 2 * Sap.
Proof. rewrite /a' /q'; expand. Qed.

(* The last line of (18) has S_ap where S_an belongs: it is right only where the two agree. *)
Theorem etl_18_printed : dot a' q' = (1 + b ^+ 2) * Sap - 2%:R * b + b * Spn - b ^+ 2 * Sap <-> San = Sap.
Proof.
rewrite etl_8; have c : 0 < 1 + b ^+ 2 by rewrite ltr_spaddl ?ltr01 ?sqr_ge0.
split=> [e|->//]; apply: (mulfI (lt0r_neq0 c)).
by apply/eqP; rewrite -subr_eq0; apply/eqP; move/eqP: e; rewrite -subr_eq0 => /eqP <-; ring.
Qed.

(* (20): the squared norm of the new positive, first order. *)
Theorem etl_20 : sqn p' = (1 + b * Sap) ^+ 2 + b ^+ 2 * (1 - Sap ^+ 2).
Proof. rewrite /p'; expand. Qed.

(* (21): the squared norm of the new negative, first order. *)
Theorem etl_21 : sqn q' = (1 - b * San) ^+ 2 + b ^+ 2 * (1 - San ^+ 2).
Proof. rewrite /q'; expand. Qed.
End FirstOrder.

(* (19): S_pn through gamma, the cosine of the parts of p and q that are orthogonal to a. Where one of them vanishes any gamma serves. *)
Section Gamma.
Variable gamma : R.
Let p_perp := p - Sap *: a.
Let q_perp := q - San *: a.
Hypothesis gamma_def : dot p_perp q_perp = gamma * (sqrt (sqn p_perp) * sqrt (sqn q_perp)).

(* The parts of p and q orthogonal to a have squared lengths 1 - S_ap^2 and 1 - S_an^2. *)
Theorem etl_19_parts : sqn p_perp = 1 - Sap ^+ 2 /\ sqn q_perp = 1 - San ^+ 2.
Proof. by split; rewrite /p_perp /q_perp; expand. Qed.

(* (19): S_pn = S_ap S_an + gamma sqrt(1 - S_ap^2) sqrt(1 - S_an^2). *)
Theorem etl_19 : Spn = Sap * San + gamma * sqrt (1 - Sap ^+ 2) * sqrt (1 - San ^+ 2).
Proof.
have [<- <-] := etl_19_parts; rewrite -mulrA -gamma_def /p_perp /q_perp; expand.
Qed.

(* gamma of (19) lies in [-1, 1]. *)
Theorem etl_19_gamma : p_perp != 0 -> q_perp != 0 -> gamma ^+ 2 <= 1.
Proof.
rewrite -!sqn_eq0 => hp hq; have cs := cauchy_schwarz p_perp q_perp.
have pos : 0 < sqn p_perp * sqn q_perp by rewrite mulr_gt0 // lt_neqAle eq_sym ?hp ?hq sqn_ge0.
rewrite -(ler_pmul2r pos) mul1r; apply: le_trans cs.
by rewrite gamma_def !exprMn !sqr_sqrtr ?sqn_ge0.
Qed.

Hypothesis gamma_le1 : gamma ^+ 2 <= 1.
Let cap := sqrt (1 - Sap ^+ 2).
Let can := sqrt (1 - San ^+ 2).
Let cg := sqrt (1 - gamma ^+ 2).

Lemma roots : [/\ cap ^+ 2 = 1 - Sap ^+ 2, can ^+ 2 = 1 - San ^+ 2 & cg ^+ 2 = 1 - gamma ^+ 2].
Proof. by split; rewrite sqr_sqrtr // ?room // subr_ge0. Qed.

(* The norm of a + v p - w q for any weights: (22), (27) and (37) are its cases. *)
Lemma anchor_norm v w :
  sqn (a - w *: q + v *: p) = (1 + v * Sap - w * San) ^+ 2 + (v * cap - gamma * w * can) ^+ 2 + (w * cg * can) ^+ 2.
Proof.
have [e1 e2 e3] := roots; have e := etl_19; rewrite -/cap -/can in e.
have -> : sqn (a - w *: q + v *: p) = 1 + v ^+ 2 + w ^+ 2 + 2%:R * v * Sap - 2%:R * w * San - 2%:R * v * w * Spn by expand.
rewrite e.
have -> : (v * cap - gamma * w * can) ^+ 2 = v ^+ 2 * cap ^+ 2 - 2%:R * v * w * gamma * cap * can + gamma ^+ 2 * w ^+ 2 * can ^+ 2 by ring.
have -> : (w * cg * can) ^+ 2 = w ^+ 2 * cg ^+ 2 * can ^+ 2 by ring.
by rewrite e1 e2 e3; ring.
Qed.

(* (22): the squared norm of the new anchor, first order. *)
Theorem etl_22 b : sqn (a - b *: q + b *: p) =
  (1 + b * Sap - b * San) ^+ 2 + (b * cap - gamma * b * can) ^+ 2 + (b * cg * can) ^+ 2.
Proof. exact: anchor_norm. Qed.

(* (27): the squared norm of the new anchor, second order. *)
Theorem etl_27 bw wap wan : sqn (a - (wan * bw) *: q + (wap * bw) *: p) =
  (1 + wap * bw * Sap - wan * bw * San) ^+ 2 + (wap * bw * cap - gamma * (wan * bw) * can) ^+ 2 + (wan * bw * cg * can) ^+ 2.
Proof. exact: anchor_norm. Qed.

(* (37): the squared norm of the new anchor, vanilla. *)
Theorem etl_37 b : sqn (a - b *: q + b *: p) =
  (1 + b * Sap - b * San) ^+ 2 + (b * cap - gamma * b * can) ^+ 2 + (b * cg * can) ^+ 2.
Proof. exact: anchor_norm. Qed.
End Gamma.

(* The second-order step with the gradients (13)-(15): weights w_ap on the positive terms, w_an on the negative ones. *)
Section SecondOrder.
Variables bw wap wan : R.
Let p' := p + (wap * bw) *: a.
Let q' := q - (wan * bw) *: a.
Let a' := a - (wan * bw) *: q + (wap * bw) *: p.

(* (23): the product of the new anchor and the new positive, second order. *)
Theorem etl_23 : dot a' p' =
  (1 + wap ^+ 2 * bw ^+ 2) * Sap + 2%:R * wap * bw - wan * bw * Spn - wap * wan * bw ^+ 2 * San.
Proof. rewrite /a' /p'; expand. Qed.

(* (24) with S_an in its first term: the product of the new anchor and the new negative, second order. *)
Theorem etl_24_corrected : dot a' q' =
  (1 + wan ^+ 2 * bw ^+ 2) * San - 2%:R * wan * bw + wap * bw * Spn - wap * wan * bw ^+ 2 * Sap.
Proof. rewrite /a' /q'; expand. Qed.

(* (24) has S_ap where S_an belongs, as (18) has. *)
Theorem etl_24_printed : dot a' q' =
  (1 + wan ^+ 2 * bw ^+ 2) * Sap - 2%:R * wan * bw + wap * bw * Spn - wap * wan * bw ^+ 2 * Sap <-> San = Sap.
Proof.
rewrite etl_24_corrected; have c : 0 < 1 + wan ^+ 2 * bw ^+ 2 by apply: ltr_spaddl; rewrite ?ltr01 // mulr_ge0 ?sqr_ge0.
split=> [e|->//]; apply: (mulfI (lt0r_neq0 c)).
by apply/eqP; rewrite -subr_eq0; apply/eqP; move/eqP: e; rewrite -subr_eq0 => /eqP <-; ring.
Qed.

(* (25): the squared norm of the new positive, second order. *)
Theorem etl_25 : sqn p' = (1 + wap * bw * Sap) ^+ 2 + wap ^+ 2 * bw ^+ 2 * (1 - Sap ^+ 2).
Proof. rewrite /p'; expand. Qed.

(* (26): the squared norm of the new negative, second order. *)
Theorem etl_26 : sqn q' = (1 - wan * bw * San) ^+ 2 + wan ^+ 2 * bw ^+ 2 * (1 - San ^+ 2).
Proof. rewrite /q'; expand. Qed.
End SecondOrder.

(* The vanilla step (32)-(34). *)
Section Vanilla.
Variable b : R.
Let p' := p + b *: (a - p).
Let q' := q - b *: (a - q).
Let a' := a - b *: q + b *: p.

(* (32): the vanilla step of the positive in its two forms. *)
Theorem etl_32 : p' = (1 - b) *: p + b *: a.
Proof. by rewrite /p' scalerBr scalerBl scale1r addrCA addrC. Qed.

(* (33): the vanilla step of the negative in its two forms. *)
Theorem etl_33 : q' = (1 + b) *: q - b *: a.
Proof. by rewrite /q' scalerBr opprB scalerDl scale1r addrA. Qed.

(* (35): the squared norm of the new positive, vanilla. *)
Theorem etl_35 : sqn p' = (1 - b + b * Sap) ^+ 2 + b ^+ 2 * (1 - Sap ^+ 2).
Proof. rewrite /p'; expand. Qed.

(* (36): the squared norm of the new negative, vanilla. *)
Theorem etl_36 : sqn q' = (1 + b - b * San) ^+ 2 + b ^+ 2 * (1 - San ^+ 2).
Proof. rewrite /q'; expand. Qed.

(* (38): the product of the new anchor and the new positive, vanilla. *)
Theorem etl_38 : dot a' p' =
  (1 - b + b ^+ 2) * Sap + 2%:R * b - b ^+ 2 - b * (1 - b) * Spn - b ^+ 2 * San.
Proof. rewrite /a' /p'; expand. Qed.

(* (39): the product of the new anchor and the new negative, vanilla. *)
Theorem etl_39 : dot a' q' =
  (1 + b + b ^+ 2) * San - 2%:R * b - b ^+ 2 + b * (1 + b) * Spn - b ^+ 2 * Sap.
Proof. rewrite /a' /q'; expand. Qed.

(* "beta = 2" after (31) drops the learning rate: with it (32) moves the positive to 2 a - p, as far from the anchor as before. *)
Theorem etl_beta_two : b = 2%:R -> p' = 2%:R *: a - p /\ dist a p' = dist a p.
Proof.
move=> b2; have e : p' = 2%:R *: a - p.
  by rewrite /p' b2 scalerBr addrCA; congr (_ + _); rewrite scaler_nat mulr2n opprD addrA subrr add0r.
split; first exact: e.
by rewrite e /dist; congr (sqrt _); rewrite -sqnN opprB; congr sqn; rewrite scaler_nat mulr2n addrAC addrK.
Qed.
End Vanilla.

(* The gradients (30), (31) of the loss (28), printed with a minus sign that (33), (34) contradict: L(f) is linear in each argument up to squares, so
   its derivative is read off L(q + t d) - L(q) = t <g, d> + O(t^2). *)
Definition hinge_argument (x y z : 'rV[R]_n) alpha := sqn (x - y) - sqn (x - z) + alpha.

(* (29): the gradient at the positive is -2 (a - p), exactly up to the square of the step. *)
Theorem etl_29 alpha (d : 'rV[R]_n) t :
  hinge_argument a (p + t *: d) q alpha - hinge_argument a p q alpha = t * dot (- 2%:R *: (a - p)) d + t ^+ 2 * sqn d.
Proof. rewrite /hinge_argument /sqn !dotE !(dotC d) ?(dotC p a) ?(dotC q a) ?(dotC q p); ring. Qed.

(* (30) without the minus sign before the derivative: the gradient at the negative is 2 (a - q). *)
Theorem etl_30_corrected alpha (d : 'rV[R]_n) t :
  hinge_argument a p (q + t *: d) alpha - hinge_argument a p q alpha = t * dot (2%:R *: (a - q)) d - t ^+ 2 * sqn d.
Proof. rewrite /hinge_argument /sqn !dotE !(dotC d) ?(dotC p a) ?(dotC q a) ?(dotC q p); ring. Qed.

(* (31) without the minus sign before the derivative: the gradient at the anchor is 2 (q - p); the loss is linear in it. *)
Theorem etl_31_corrected alpha (d : 'rV[R]_n) t :
  hinge_argument (a + t *: d) p q alpha - hinge_argument a p q alpha = t * dot (2%:R *: (q - p)) d.
Proof. rewrite /hinge_argument /sqn !dotE !(dotC d) ?(dotC p a) ?(dotC q a) ?(dotC q p); ring. Qed.
End Updates.

Section Coplanar.
Variable R : rcfType.
Definition plane (x y : R) : 'rV[R]_2 := \row_k (if k == 0 then x else y).

Lemma plane_dot (x y u v : R) : dot (plane x y) (plane u v) = x * u + y * v.
Proof. by rewrite /dot !big_ord_recl big_ord0 addr0 !mxE. Qed.

(* "If co-planar, then gamma = 1" is false: with the positive and the negative on opposite sides of the anchor gamma is -1. *)
Theorem etl_coplanar_printed : exists a p q : 'rV[R]_2, [/\ sqn a = 1, sqn p = 1, sqn q = 1 &
  dot (p - dot a p *: a) (q - dot a q *: a) = - (Num.sqrt (sqn (p - dot a p *: a)) * Num.sqrt (sqn (q - dot a q *: a)))].
Proof.
have e (c : R) : plane 0 c - dot (plane 1 0) (plane 0 c) *: plane 1 0 = plane 0 c.
  by apply/rowP => k; rewrite plane_dot !mxE; case: (k == 0); ring.
exists (plane 1 0), (plane 0 1), (plane 0 (-1)); split; [by rewrite /sqn plane_dot; ring|by rewrite /sqn plane_dot; ring|by rewrite /sqn plane_dot; ring|].
rewrite !e /sqn !plane_dot; have -> : 0 * 0 + 1 * 1 = 1 :> R by ring.
have -> : 0 * 0 + -1 * -1 = 1 :> R by ring.
by rewrite sqrtr1; ring.
Qed.
End Coplanar.
