(* The update equations of [ETL] (Extreme Triplet Learning): unit vectors a, p, q (anchor, positive, negative) of any dimension over any real closed field.
   Equation numbers are those of the print. Products are before normalisation, as printed. *)
From mathcomp Require Import all_ssreflect all_algebra ring.
From IsoTriplet Require Import Euclid.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(* g is the gradient of f at x: f moves by <g, v> up to the square of |v|. *)
Section Gradient.
Variables (R : rcfType) (n : nat).
Implicit Types (f : 'rV[R]_n -> R) (x g v : 'rV[R]_n).
Definition gradient f x g : Prop := exists c r, 0 < r /\ forall v, sqn v <= r -> `|f (x + v) - f x - dot g v| <= c * sqn v.

(* A function and its hinge have one gradient where the function is positive. *)
Lemma gradient_hinge f x g : gradient f x g -> 0 < f x -> gradient (fun y => Num.max (f y) 0) x g.
Proof.
move=> [c [r [r0 near]]] f0; have h0 : 0 < f x / 2%:R by rewrite divr_gt0 ?ltr0n.
have c1 : 0 < `|c| + 1 by rewrite ltr_spaddr ?ltr01.
have g1 : 0 < sqn g + 1 by rewrite ltr_spaddr ?ltr01 ?sqn_ge0.
pose r1 := (f x / 2%:R) ^+ 2 / (sqn g + 1); pose r2 := (f x / 2%:R) / (`|c| + 1).
exists c, (Num.min r (Num.min r1 r2)); split.
  by rewrite !lt_minr r0 /r1 /r2 (divr_gt0 _ g1) ?(divr_gt0 h0 c1) // exprn_gt0.
move=> v; rewrite !le_minr => /and3P [vr v1 v2]; have close := near v vr.
suff pos : 0 <= f (x + v) by rewrite !(max_idPl _) // ltW.
have a1 : `|dot g v| <= f x / 2%:R.
  apply: sqr_mono_inv; first exact: ltW.
  rewrite real_normK ?num_real //; apply: le_trans (cauchy_schwarz g v) _.
  move: v1; rewrite /r1 ler_pdivl_mulr // => v1; apply: le_trans v1; rewrite mulrC; apply: ler_wpmul2l; first exact: sqn_ge0.
  by rewrite ler_addl ler01.
have a2 : c * sqn v <= f x / 2%:R.
  move: v2; rewrite /r2 ler_pdivl_mulr // => v2; apply: le_trans v2; rewrite mulrC; apply: ler_wpmul2l; first exact: sqn_ge0.
  by apply: le_trans (ler_norm c) _; rewrite ler_addl ler01.
have b1 : - `|dot g v| <= dot g v by rewrite ler_oppl -normrN ler_norm.
have b2 : - `|f (x + v) - f x - dot g v| <= f (x + v) - f x - dot g v by rewrite ler_oppl -normrN ler_norm.
by apply: (le4 (ler_add b1 b2) close a1 a2); field.
Qed.
End Gradient.

Section Updates.
Variables (R : rcfType) (n : nat) (a p q : 'rV[R]_n).
Hypotheses (a1 : sqn a = 1) (p1 : sqn p = 1) (q1 : sqn q = 1).
Local Notation Sap := (dot a p).
Local Notation San := (dot a q).
Local Notation Spn := (dot p q).
Local Notation sqrt := Num.sqrt.

Ltac expand := rewrite /sqn !dotE ?(dotC p a) ?(dotC q a) ?(dotC q p) -/(sqn a) -/(sqn p) -/(sqn q) ?a1 ?p1 ?q1; ring.

(* What the gradient of S_ap = <a, p> in p, which is a, loses where p is put back on the sphere: S_ap of its length 1 lies along p, and sqrt(1 - S_ap^2)
   across; S_ap nears 1 as p nears a. *)
Theorem etl_1_lost_gradient : [/\ gradient (fun y => dot a y) p a, sqn (Sap *: p) = Sap ^+ 2, sqn (a - Sap *: p) = 1 - Sap ^+ 2 & Sap = 1 - sqn (a - p) / 2%:R].
Proof.
split; [|by rewrite sqnZ p1 mulr1|by expand|rewrite sqnB a1 p1; by field].
exists 0, 1; split; first exact: ltr01.
by move=> v _; rewrite mul0r (_ : _ - _ - _ = 0) ?normr0 // dotDr; ring.
Qed.

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

(* A triplet is correct, the positive nearer than the negative, exactly below the diagonal S_an = S_ap; both cosines lie in [-1, 1]. *)
Theorem etl_3 : [/\ -1 <= Sap <= 1, -1 <= San <= 1 & (dist a p < dist a q) = (San < Sap)].
Proof.
have unit (x y : 'rV[R]_n) : sqn x = 1 -> sqn y = 1 -> -1 <= dot x y <= 1.
  move=> x1 y1; rewrite -ler_norml; apply: sqr_mono_inv; first exact: ler01.
  by rewrite real_normK ?num_real // expr1n cosine_bounds.
by split; rewrite ?unit //; rewrite !ltNge cosine_order.
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
(* (9): the change of S_ap where a' and p' are put back on the sphere, by (7), (20) and (22). *)
Theorem etl_9 b (a' := a - b *: q + b *: p) (p' := p + b *: a) :
  dot a' p' / (sqrt (sqn a') * sqrt (sqn p')) - Sap =
  ((1 + b ^+ 2) * Sap + 2%:R * b - b * Spn - b ^+ 2 * San)
    / (sqrt ((1 + b * Sap - b * San) ^+ 2 + (b * cap - gamma * b * can) ^+ 2 + (b * cg * can) ^+ 2)
       * sqrt ((1 + b * Sap) ^+ 2 + b ^+ 2 * (1 - Sap ^+ 2))) - Sap.
Proof. by rewrite etl_7_17 etl_22 etl_20. Qed.

(* (10): the change of S_an likewise, by (8), (21) and (22). *)
Theorem etl_10 b (a' := a - b *: q + b *: p) (q' := q - b *: a) :
  dot a' q' / (sqrt (sqn a') * sqrt (sqn q')) - San =
  ((1 + b ^+ 2) * San - 2%:R * b + b * Spn - b ^+ 2 * Sap)
    / (sqrt ((1 + b * Sap - b * San) ^+ 2 + (b * cap - gamma * b * can) ^+ 2 + (b * cg * can) ^+ 2)
       * sqrt ((1 - b * San) ^+ 2 + b ^+ 2 * (1 - San ^+ 2))) - San.
Proof. by rewrite etl_8 etl_22 etl_21. Qed.
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

(* D = |x - y|^2 - |x - z|^2 + margin; the loss (28) is max(D, 0). (30) and (31) are printed with a minus sign that (33) and (34) contradict. *)
Definition hinge_argument (x y z : 'rV[R]_n) alpha := sqn (x - y) - sqn (x - z) + alpha.
Definition vanilla_loss (x y z : 'rV[R]_n) alpha := Num.max (hinge_argument x y z alpha) 0.

(* (29): the gradient of the loss at the positive is -2 (a - p), where D > 0. *)
Theorem etl_29 alpha : 0 < hinge_argument a p q alpha -> gradient (fun y => vanilla_loss a y q alpha) p (- 2%:R *: (a - p)).
Proof.
move=> D0; apply: gradient_hinge => //; exists 1, 1; split; first exact: ltr01.
move=> v _; rewrite mul1r (_ : _ - _ - dot _ v = sqn v) ?ger0_norm ?sqn_ge0 //.
rewrite /hinge_argument /sqn !dotE !(dotC v) ?(dotC p a) ?(dotC q a) ?(dotC q p); ring.
Qed.

(* (30) without the minus sign before the derivative: the gradient at the negative is 2 (a - q). *)
Theorem etl_30_corrected alpha : 0 < hinge_argument a p q alpha -> gradient (fun z => vanilla_loss a p z alpha) q (2%:R *: (a - q)).
Proof.
move=> D0; apply: gradient_hinge => //; exists 1, 1; split; first exact: ltr01.
move=> v _; rewrite mul1r (_ : _ - _ - dot _ v = - sqn v) ?normrN ?ger0_norm ?sqn_ge0 //.
rewrite /hinge_argument /sqn !dotE !(dotC v) ?(dotC p a) ?(dotC q a) ?(dotC q p); ring.
Qed.

(* (31) without the minus sign before the derivative: the gradient at the anchor is 2 (q - p). *)
Theorem etl_31_corrected alpha : 0 < hinge_argument a p q alpha -> gradient (fun x => vanilla_loss x p q alpha) a (2%:R *: (q - p)).
Proof.
move=> D0; apply: gradient_hinge => //; exists 0, 1; split; first exact: ltr01.
move=> v _; rewrite mul0r (_ : _ - _ - dot _ v = 0) ?normr0 //.
rewrite /hinge_argument /sqn !dotE !(dotC v) ?(dotC p a) ?(dotC q a) ?(dotC q p); ring.
Qed.

Section Steps.
Variables alpha b : R.
Hypothesis active : 0 < hinge_argument a p q alpha.

Lemma half_twice (x : 'rV[R]_n) : (b / 2%:R) *: (2%:R *: x) = b *: x.
Proof. by rewrite scalerA divfK // pnatr_eq0. Qed.

(* (32): the vanilla step of the positive in its two forms; it is a step along minus the gradient, and 2 a - p for "beta = 2". *)
Theorem etl_32 : [/\ p + b *: (a - p) = (1 - b) *: p + b *: a,
  exists2 g, gradient (fun y => vanilla_loss a y q alpha) p g & p + b *: (a - p) = p - (b / 2%:R) *: g & b = 2%:R -> p + b *: (a - p) = 2%:R *: a - p].
Proof.
split.
- by rewrite scalerBr scalerBl scale1r addrCA addrC.
- by exists (- 2%:R *: (a - p)); [exact: etl_29|rewrite scaleNr scalerN opprK half_twice].
by move=> ->; rewrite scalerBr addrCA; congr (_ + _); rewrite scaler_nat mulr2n opprD addrA subrr add0r.
Qed.

(* (33): the vanilla step of the negative in its two forms, a step along minus the gradient. *)
Theorem etl_33 : q - b *: (a - q) = (1 + b) *: q - b *: a /\
  exists2 g, gradient (fun z => vanilla_loss a p z alpha) q g & q - b *: (a - q) = q - (b / 2%:R) *: g.
Proof.
split; first by rewrite scalerBr opprB scalerDl scale1r addrA.
by exists (2%:R *: (a - q)); [exact: etl_30_corrected|rewrite half_twice].
Qed.

(* (34): the vanilla step of the anchor, a step along minus the gradient. *)
Theorem etl_34 : exists2 g, gradient (fun x => vanilla_loss x p q alpha) a g & a - b *: q + b *: p = a - (b / 2%:R) *: g.
Proof.
exists (2%:R *: (q - p)); first exact: etl_31_corrected.
by rewrite half_twice scalerBr opprB addrA addrAC.
Qed.
End Steps.

End Updates.

(* Entanglement (11), (12): x and y are the changes of S_ap and S_an, k = p sqrt(S_ap S_an). *)
Section Entanglement.
Variable R : rcfType.
Implicit Types (x y k S : R).

(* The change of S_ap - S_an is multiplied by 1 - k, so it keeps its sign; and no movement to the top left is made where there was none. *)
Theorem etl_entanglement x y k : 0 <= k -> k < 1 ->
  [/\ (x + k * y) - (y + k * x) = (1 - k) * (x - y), (0 < (x + k * y) - (y + k * x)) = (0 < x - y) &
   ~~ (x < 0 < y) -> ~~ (x + k * y < 0 < y + k * x)].
Proof.
move=> k0 k1; have e : (x + k * y) - (y + k * x) = (1 - k) * (x - y) by ring.
split=> //; first by rewrite e pmulr_rgt0 ?subr_gt0.
apply: contra => /andP [lo hi].
have xy : x < y.
  rewrite -subr_gt0 -(pmulr_rgt0 _ (_ : 0 < 1 - k)) ?subr_gt0 //.
  by have := lt_trans lo hi; rewrite -subr_gt0 => h; apply: (lt1 h); ring.
case: (ltP x 0) => [x0|x0] /=; last first.
  by move: lo; rewrite ltNge addr_ge0 // mulr_ge0 // ltW // (le_lt_trans x0 xy).
rewrite ltNge; apply/negP => y0; move: hi; rewrite ltNge => /negP; apply.
by rewrite -[X in _ <= X]addr0; apply: ler_add => //; apply: mulr_ge0_le0 => //; apply: ltW.
Qed.

(* For movements that are not to the top left the regions of dS_an > 0 and of dS_ap < 0 grow with k. *)
Theorem etl_regions_grow x y k k' : 0 <= k -> k <= k' -> ~~ (x < 0 < y) ->
  (0 < y + k * x -> 0 < y + k' * x) /\ (x + k * y < 0 -> x + k' * y < 0).
Proof.
move=> k0 kk not; split=> h.
  have x0 : 0 <= x.
    rewrite leNgt; apply/negP => x0; move/negP: not; apply; rewrite x0 /=.
    by apply: lt_le_trans h _; rewrite ger_addl; apply: mulr_ge0_le0 => //; apply: ltW.
  by apply: lt_le_trans h _; rewrite ler_add2l; apply: ler_wpmul2r.
have y0 : y <= 0.
  rewrite leNgt; apply/negP => y0; move/negP: not; apply; rewrite y0 andbT.
  by apply: le_lt_trans h; rewrite ler_addl; apply: mulr_ge0 => //; apply: ltW.
by apply: le_lt_trans h; rewrite ler_add2l; apply: ler_wnmul2r.
Qed.

(* The second order's weights S_an and 1 - S_ap: their ratio exceeds 1 exactly where S_ap + S_an > 1. *)
Theorem etl_emphasis S1 S2 : S1 < 1 -> (1 < S2 / (1 - S1)) = (1 < S1 + S2).
Proof. by move=> S11; rewrite ltr_pdivl_mulr ?subr_gt0 // mul1r ltr_subl_addr addrC. Qed.
End Entanglement.

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
