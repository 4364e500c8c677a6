(* Chord and geodesic on the unit sphere, and the soft margin, over the real numbers of Coq's standard library, which rest on that library's axioms; no other
   file here does. docs/mathematics.md, section 11; docs/mathematics/triplets.md, section 4. *)
From Coq Require Import Reals Lra.
Local Open Scope R_scope.

(* The chord of the angle t, the distance of unit vectors at that angle. *)
Definition chord (t : R) : R := 2 * sin (t / 2).

(* The squared chord is 2 - 2 cos t, the squared distance of unit vectors with the product cos t. *)
Theorem chord_of_cosine t : 0 <= t <= PI -> chord t = sqrt (2 - 2 * cos t).
Proof.
intro h; symmetry; apply sqrt_lem_1.
- pose proof (COS_bound t); lra.
- unfold chord; assert (0 <= sin (t / 2)) by (apply sin_ge_0; lra); lra.
- unfold chord; replace (cos t) with (cos (2 * (t / 2))) by (f_equal; lra).
  rewrite cos_2a_sin; ring.
Qed.

(* The slopes of chord, squared chord, geodesic and cosine distance: cos(t/2), 2 sin t, 1 and sin t. *)
Theorem chord_slopes t : derivable_pt_lim chord t (cos (t / 2)) /\ derivable_pt_lim (fun t => 2 - 2 * cos t) t (2 * sin t) /\
  derivable_pt_lim (fun t => t) t 1 /\ derivable_pt_lim (fun t => 1 - cos t) t (sin t).
Proof.
split; [|split; [|split]].
- replace (cos (t / 2)) with (2 * (cos (/ 2 * t) * (/ 2 * 1))) by (replace (/ 2 * t) with (t / 2) by lra; lra).
  apply (derivable_pt_lim_ext (fun t => 2 * sin (/ 2 * t))); [intro z; unfold chord; do 2 f_equal; lra|].
  apply (derivable_pt_lim_scal (fun t => sin (/ 2 * t)) 2 t).
  apply (derivable_pt_lim_comp (fun t => / 2 * t) sin t); [|apply derivable_pt_lim_sin].
  apply (derivable_pt_lim_scal id (/ 2) t); apply derivable_pt_lim_id.
- replace (2 * sin t) with (0 - 2 * - sin t) by lra.
  apply (derivable_pt_lim_minus (fun _ => 2) (fun t => 2 * cos t)); [apply derivable_pt_lim_const|].
  apply (derivable_pt_lim_scal cos); apply derivable_pt_lim_cos.
- apply derivable_pt_lim_id.
- replace (sin t) with (0 - - sin t) by lra.
  apply (derivable_pt_lim_minus (fun _ => 1) cos); [apply derivable_pt_lim_const|apply derivable_pt_lim_cos].
Qed.

(* Chord, squared chord, geodesic and cosine distance put angles of [0, pi] in one order. *)
Theorem angles_same_order s t : 0 <= s <= PI -> 0 <= t <= PI ->
  (s < t <-> chord s < chord t) /\ (s < t <-> 2 - 2 * cos s < 2 - 2 * cos t) /\ (s < t <-> 1 - cos s < 1 - cos t).
Proof.
intros hs ht; split; [|split]; split; intro h.
- unfold chord; assert (sin (s / 2) < sin (t / 2)) by (apply sin_increasing_1; lra); lra.
- unfold chord in h; assert (s / 2 < t / 2) by (apply sin_increasing_0; lra); lra.
- assert (cos t < cos s) by (apply cos_decreasing_1; lra); lra.
- apply cos_decreasing_0; lra.
- assert (cos t < cos s) by (apply cos_decreasing_1; lra); lra.
- apply cos_decreasing_0; lra.
Qed.

(* So for points at angles t: what compares distances of one anchor cannot tell them apart. f is chord, squared chord or cosine distance. *)
Section SameOrder.
Variables (I : Type) (t : I -> I -> R) (f : R -> R).
Hypothesis angles : forall i j, 0 <= t i j <= PI.
Hypothesis increases : forall x y, 0 <= x <= PI -> 0 <= y <= PI -> (x < y <-> f x < f y).

Lemma same_le i j k l : t i j <= t k l <-> f (t i j) <= f (t k l).
Proof.
split; intro h; apply Rnot_lt_le; intro lt; apply (Rle_not_lt _ _ h); apply (increases _ _ (angles k l) (angles i j)); exact lt.
Qed.

(* The same embeddings are Triplet-Separated; triple is any set of triples. *)
Theorem angles_same_separated (triple : I -> I -> I -> Prop) :
  (forall a p q, triple a p q -> t a p <= t a q) <-> (forall a p q, triple a p q -> f (t a p) <= f (t a q)).
Proof. split; intros h a p q tr; apply same_le; apply h; exact tr. Qed.

(* The same points are farthest and nearest among any candidates of an anchor, and nearer than any given one. *)
Theorem angles_same_mining (candidate : I -> Prop) a p :
  ((forall i, candidate i -> t a i <= t a p) <-> (forall i, candidate i -> f (t a i) <= f (t a p))) /\
  ((forall i, candidate i -> t a p <= t a i) <-> (forall i, candidate i -> f (t a p) <= f (t a i))) /\
  (forall i, t a i < t a p <-> f (t a i) < f (t a p)).
Proof.
split; [|split]; [split; intros h i c; apply same_le, (h i c)|split; intros h i c; apply same_le, (h i c)|intro i; apply increases; apply angles].
Qed.
End SameOrder.

(* Between different points the chord has the smaller slope. *)
Theorem chord_slope_below_one t : 0 < t <= PI -> cos (t / 2) < 1.
Proof. intro h; pose proof PI_RGT_0; rewrite <- cos_0; apply cos_decreasing_1; lra. Qed.

(* The chord is shorter than the geodesic. *)
Theorem chord_shorter t : 0 < t -> chord t < t.
Proof. intro h; unfold chord; assert (sin (t / 2) < t / 2) by (apply sin_lt_x; lra); lra. Qed.

Lemma sin_slope_falls x y : 0 < x -> x <= y -> y <= PI / 2 -> x * sin y <= y * sin x.
Proof.
intros x0 xy yp; destruct (Rle_lt_or_eq_dec x y xy) as [lt|<-]; [|lra].
destruct (MVT_cor2 sin cos 0 x x0) as [c [ec hc]]; [intros; apply derivable_pt_lim_sin|].
destruct (MVT_cor2 sin cos x y lt) as [d [ed hd]]; [intros; apply derivable_pt_lim_sin|].
rewrite sin_0 in ec.
assert (cd : cos d <= cos c) by (apply Rlt_le, cos_decreasing_1; lra).
assert (h : (y - x) * x * cos d <= (y - x) * x * cos c) by (apply Rmult_le_compat_l; [apply Rmult_le_pos; lra|exact cd]).
replace (sin y) with (sin x + cos d * (y - x)) by lra; replace (sin x) with (cos c * (x - 0)) by lra.
lra.
Qed.

(* 2/pi <= chord/geodesic <= 1 on (0, pi], both attained in the limit or at the end. *)
Theorem chord_within_geodesic t : 0 < t <= PI -> 2 / PI <= chord t / t <= 1.
Proof.
intro h; pose proof PI_RGT_0; split.
  apply (Rmult_le_reg_r (PI * t)); [apply Rmult_lt_0_compat; lra|].
  replace (2 / PI * (PI * t)) with (2 * t) by (field; lra); replace (chord t / t * (PI * t)) with (chord t * PI) by (field; lra).
  pose proof (sin_slope_falls (t / 2) (PI / 2) ltac:(lra) ltac:(lra) ltac:(lra)) as k; rewrite sin_PI2 in k; unfold chord; lra.
apply (Rmult_le_reg_r t); [lra|]; replace (chord t / t * t) with (chord t) by (field; lra).
pose proof (chord_shorter t); lra.
Qed.

(* The factor 2/pi is that of antipodes. *)
Theorem chord_of_antipodes : chord PI / PI = 2 / PI.
Proof. unfold chord; rewrite sin_PI2; pose proof PI_RGT_0; field; lra. Qed.

(* The geodesic less the chord increases with the angle. *)
Theorem difference_rises s t : 0 <= s -> s < t -> t <= 2 * PI -> s - chord s < t - chord t.
Proof.
intros s0 st tp; destruct (MVT_cor2 chord (fun t => cos (t / 2)) s t st) as [c [ec hc]]; [intros c _; apply chord_slopes|].
assert (cos (c / 2) < 1) by (rewrite <- cos_0; apply cos_decreasing_1; lra).
assert (cos (c / 2) * (t - s) < 1 * (t - s)) by (apply Rmult_lt_compat_r; lra); lra.
Qed.

(* They agree to third order: 0 <= t - chord t <= t^3/24. *)
Theorem chord_third_order t : 0 <= t <= PI -> 0 <= t - chord t <= t ^ 3 / 24.
Proof.
intro h; destruct (Req_dec t 0) as [->|n].
  unfold chord; replace (0 / 2) with 0 by lra; rewrite sin_0; lra.
split; [pose proof (chord_shorter t); lra|].
destruct (sin_bound (t / 2) 0) as [low _]; [lra|lra|].
unfold sin_approx, sin_term in low; simpl in low; unfold chord; lra.
Qed.

(* A triple that is active under the geodesic at a margin is active under the chord at it: a chord's difference is at most the angle's. *)
Theorem active_sets_nested s t margin : 0 <= s <= PI -> 0 <= t <= PI -> 0 <= margin -> 0 < s - t + margin -> 0 < chord s - chord t + margin.
Proof.
intros hs ht m0 act; destruct (Rle_lt_dec t s) as [ts|st].
  destruct (Rle_lt_or_eq_dec t s ts) as [l|e].
    pose proof (proj1 (proj1 (angles_same_order t s ht hs)) l); lra.
  subst; lra.
pose proof (difference_rises s t); lra.
Qed.

(* The soft margin log(1 + e^x) has the slope 1 / (1 + e^-x). *)
Theorem soft_margin_slope x : derivable_pt_lim (fun x => ln (1 + exp x)) x (/ (1 + exp (- x))).
Proof.
pose proof (exp_pos x); replace (/ (1 + exp (- x))) with (/ (1 + exp x) * exp x) by (rewrite exp_Ropp; field; lra).
apply (derivable_pt_lim_comp (fun x => 1 + exp x) ln); [|apply derivable_pt_lim_ln; lra].
assert (h : derivable_pt_lim (fun x => 1 + exp x) x (0 + exp x)).
  apply (derivable_pt_lim_plus (fun _ => 1) exp); [apply derivable_pt_lim_const|apply derivable_pt_lim_exp].
replace (0 + exp x) with (exp x) in h by lra; exact h.
Qed.

(* With distances in [0, 2], such as chords, it lies between 1/(1 + e^2) and 1/(1 + e^-2). *)
Theorem soft_margin_weight p q : 0 <= p <= 2 -> 0 <= q <= 2 -> / (1 + exp 2) <= / (1 + exp (- (p - q))) <= / (1 + exp (- (2))).
Proof.
assert (up : forall x y, x <= y -> 0 < 1 + exp x <= 1 + exp y).
  intros x y xy; pose proof (exp_pos x); destruct (Rle_lt_or_eq_dec x y xy) as [l|<-]; [apply exp_increasing in l|]; lra.
intros hp hq; pose proof (up (- (p - q)) 2 ltac:(lra)); pose proof (up (- (2)) (- (p - q)) ltac:(lra)).
split; apply Rinv_le_contravar; lra.
Qed.

(* At every tie of the two distances it is log 2. *)
Theorem soft_margin_tie p : ln (1 + exp (p - p)) = ln 2.
Proof. replace (p - p) with 0 by lra; rewrite exp_0; f_equal; lra. Qed.
