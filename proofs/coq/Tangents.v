(* Directions of gradients on the unit sphere, [GEO]: x, y unit vectors; a distance that is a function of <x, y> has the gradient k y + l x in x, and its
   slope along the sphere is alpha at the positive, beta at the negative. docs/mathematics/triplets.md, sections 4 and 5. *)
From mathcomp Require Import all_ssreflect all_algebra ring.
From IsoTriplet Require Import Euclid.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Tangents.
Variables (R : rcfType) (n : nat).
Implicit Types x y v w : 'rV[R]_n.

(* The part of v across the unit vector x. *)
Definition tangent x v := v - dot v x *: x.

(* At the positive and the negative every such gradient has one tangent part, up to its factor k. *)
Theorem tangent_parts x y (k l : R) : sqn x = 1 -> tangent x (k *: y + l *: x) = k *: tangent x y.
Proof.
move=> x1; rewrite /tangent dotDl !dotZl -/(sqn x) x1 mulr1; by apply/rowP => i; rewrite !mxE mulrBr mulrDl mulrA opprD addrACA subrr addr0.
Qed.

(* At the anchor the gradients alpha v - beta w and v - w have different directions where the slopes differ and the tangents v, w are not parallel. *)
Theorem anchor_directions v w (alpha beta c : R) : (forall r s : R, r *: v + s *: w = 0 -> r = 0 /\ s = 0) ->
  alpha *: v - beta *: w = c *: (v - w) -> alpha = beta.
Proof.
move=> free e; have [] := free (alpha - c) (c - beta).
  apply/rowP => i; have := congr1 (fun m : 'rV[R]_n => m 0 i) e; rewrite !mxE => h.
  move: h; move: (v 0 i) (w 0 i) => V W h.
  by rewrite (_ : _ + _ = alpha * V - beta * W - c * (V - W)); [rewrite h subrr|ring].
by move=> /eqP; rewrite subr_eq0 => /eqP -> /eqP; rewrite subr_eq0 => /eqP ->.
Qed.

(* To first order a step along the one never raises what the other is the gradient of: slopes are not negative, tangents are unit vectors. *)
Theorem mixing_descends v w (alpha beta : R) : sqn v = 1 -> sqn w = 1 -> 0 <= alpha -> 0 <= beta -> 0 <= dot (alpha *: v - beta *: w) (v - w).
Proof.
move=> v1 w1 a0 b0; rewrite !dotE (dotC w v) -/(sqn v) -/(sqn w) v1 w1.
have c : dot v w <= 1.
  apply: sqr_mono_inv; first exact: ler01.
  by apply: le_trans (cauchy_schwarz v w) _; rewrite v1 w1 mulr1 expr1n.
have h : 0 <= (alpha + beta) * (1 - dot v w) by apply: mulr_ge0; [exact: addr_ge0|rewrite subr_ge0].
by apply: (le1 h); ring.
Qed.

(* The gradient (x - y)/c of the chord c = |x - y| has the component c/2 > 0 along x: a step against it leaves the sphere inwards. *)
Theorem chord_ambient_part x y : sqn x = 1 -> sqn y = 1 -> x != y ->
  dot ((dist x y)^-1 *: (x - y)) x = dist x y / 2%:R /\ 0 < dist x y / 2%:R.
Proof.
move=> x1 y1 ne; have c0 : 0 < dist x y by rewrite lt_neqAle dist_ge0 andbT eq_sym dist_eq0.
split; last by rewrite divr_gt0 ?ltr0n.
apply: (mulfI (lt0r_neq0 c0)); rewrite dotZl mulrA mulfV ?gt_eqF // mul1r mulrA -expr2 sqr_dist sqnB x1 y1 !dotE -/(sqn x) x1 (dotC y).
by field.
Qed.
End Tangents.

(* A monotonic function of a whole loss keeps its minimiser, x < y exactly where x^2 < y^2; inside a difference it need not: distances 1, 2 against
   5, 23/4. *)
Theorem root_inside_a_difference (R : rcfType) :
  (forall x y : R, 0 <= x -> 0 <= y -> (x < y) = (x ^+ 2 < y ^+ 2)) /\
  (1 - 2%:R < 5%:R - 23%:R / 4%:R :> R) /\ (5%:R ^+ 2 - (23%:R / 4%:R) ^+ 2 < 1 - 2%:R ^+ 2 :> R).
Proof.
split=> [x y x0 y0|]; first by rewrite ltr_sqr ?qualifE.
split; rewrite -subr_gt0.
  have -> : 5%:R - 23%:R / 4%:R - (1 - 2%:R) = 1 / 4%:R :> R by field.
  by apply: divr_gt0; rewrite ?ltr01 ?ltr0n.
have -> : 1 - 2%:R ^+ 2 - (5%:R ^+ 2 - (23%:R / 4%:R) ^+ 2) = 81%:R / 16%:R :> R by field.
by apply: divr_gt0; rewrite ltr0n.
Qed.
