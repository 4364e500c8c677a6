(* Distances that are increasing functions of one another mine the same triplets: chord, squared chord and geodesic of [GEO], Euclidean and squared Euclidean
   distance, cosine distance. d is any function of two indices; g is increasing on the values of d. *)
From mathcomp Require Import all_ssreflect all_algebra.
From IsoTriplet Require Import Euclid Triplets.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Monotone.
Variables (R : rcfType) (I : finType) (L : eqType) (label : I -> L) (d : I -> I -> R) (g : R -> R).
Hypothesis mono : forall i j k l, (g (d i j) <= g (d k l)) = (d i j <= d k l).
Local Notation triple := (triple label).

(* Distances rank all pairs alike. *)
Theorem same_ranking i j k l : (g (d i j) < g (d k l)) = (d i j < d k l).
Proof. by rewrite !ltNge mono. Qed.

(* p is a hardest positive of a (farthest in its class) for one distance exactly where it is for the other. *)
Theorem same_hardest_positive a p :
  (forall i, label i = label a -> d a i <= d a p) <-> (forall i, label i = label a -> g (d a i) <= g (d a p)).
Proof. by split=> h i li; have := h i li; rewrite mono. Qed.

(* q is a hardest negative of a (nearest of another class) for one distance exactly where it is for the other. *)
Theorem same_hardest_negative a q :
  (forall i, label i != label a -> d a q <= d a i) <-> (forall i, label i != label a -> g (d a q) <= g (d a i)).
Proof. by split=> h i li; have := h i li; rewrite mono. Qed.

(* At margin 0 the same embeddings are Triplet-Separated. *)
Theorem same_separated :
  (forall a p q, triple a p q -> d a p <= d a q) <-> (forall a p q, triple a p q -> g (d a p) <= g (d a q)).
Proof. by split=> h a p q t; have := h a p q t; rewrite mono. Qed.

(* At margin 0 the hinge vanishes on the same triples. *)
Theorem same_zero_loss a p q : (Num.max (d a p - d a q) 0 == 0) = (Num.max (g (d a p) - g (d a q)) 0 == 0).
Proof. by rewrite !eq_maxr !subr_le0 mono. Qed.
End Monotone.

(* The squared Euclidean distance is such a function of the Euclidean one. *)
Theorem squared_distance_mono (R : rcfType) (n : nat) (x y u v : 'rV[R]_n) : (dist x y ^+ 2 <= dist u v ^+ 2) = (dist x y <= dist u v).
Proof. by rewrite !sqr_dist dist_le_sqn. Qed.
