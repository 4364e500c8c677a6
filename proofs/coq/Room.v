(* With room the factor 2 of [IAT] Theorem 3 is right: docs/mathematics.md, Theorem 7.1. Points of any dimension have copies in the dimension of their flat;
   N points lie in a flat of N - 1 dimensions; classes move apart in new ones. *)
From mathcomp Require Import all_ssreflect all_algebra ring.
From IsoTriplet Require Import Euclid Triplets Weights Similarity.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Copies.
Variable R : rcfType.

(* A Gram matrix of d vectors is one of d vectors of d coordinates. *)
Lemma gram_factor d n (V : 'M[R]_(d, n)) : exists W : 'M[R]_d, V *m V^T = W *m W^T.
Proof.
elim: d V => [|d IH]; first by exists 0; rewrite [LHS]flatmx0 [RHS]flatmx0.
rewrite -[d.+1]/(1 + d)%N => V; rewrite -[V]vsubmxK; set v := usubmx V; set B := dsubmx V.
have [s [u [es eu]]] : exists (s : R) (u : 'rV[R]_n), v = s *: u /\ u *m u^T *m u = u.
  case: (eqVneq v 0) => [->|v0]; first by exists 0, 0; rewrite scale0r mulmx0.
  have s0 : 0 < sqn v by rewrite lt_neqAle eq_sym sqn_eq0 v0 sqn_ge0.
  have r0 : Num.sqrt (sqn v) != 0 by rewrite gt_eqF // sqrtr_gt0.
  exists (Num.sqrt (sqn v)), ((Num.sqrt (sqn v))^-1 *: v); rewrite scalerA mulfV // scale1r; split=> //.
  rewrite (_ : _ *m _^T = 1%:M) ?mul1mx // [LHS]mx11_scalar -dot_mx -/(sqn _) sqnZ exprVn sqr_sqrtr ?sqn_ge0 // mulVf //.
  by rewrite gt_eqF.
have [W eW] := IH (B - B *m u^T *m u).
exists (block_mx (s *: (u *m u^T)) 0 (B *m u^T) W).
rewrite tr_col_mx mul_col_row tr_block_mx mulmx_block !trmx0 !mulmx0 !mul0mx !addr0.
have uu : (u *m u^T)^T = u *m u^T by rewrite trmx_mul trmxK.
congr block_mx.
- by rewrite es !linearZ /= uu -!scalemxAl !scalerA mulmxA eu.
- by rewrite es -!scalemxAl trmx_mul trmxK mulmxA eu.
- by rewrite es linearZ /= -scalemxAr linearZ /= uu -scalemxAr mulmxA -(mulmxA B) -[in LHS]eu !trmx_mul !trmxK !mulmxA.
rewrite -eW linearB /= mulmxBl !mulmxBr !trmx_mul !trmxK !mulmxA.
have -> : B *m u^T *m u *m u^T *m u *m B^T = B *m u^T *m u *m B^T.
  by rewrite -(mulmxA (B *m u^T)) -(mulmxA _ _ u) eu.
by rewrite subrr subr0 addrC subrK.
Qed.

Variable I : finType.

(* Points of a flat of d dimensions have a copy, with the same distances, in R^d and so in every larger space. *)
Theorem copy_of_flat m n d (G : I -> 'rV[R]_m) : flat predT G d -> (d <= n)%N ->
  exists G' : I -> 'rV[R]_n, forall i j, dist (G' i) (G' j) = dist (G i) (G j).
Proof.
move=> [x0 [V inV]] dn; have [W eW] := gram_factor V.
have pick i : {y : 'rV[R]_d | G i == x0 + y *m V} by apply: sigW; have [y e] := inV i isT; exists y; rewrite e.
pose y i := sval (pick i); have ey i : G i = x0 + y i *m V by rewrite /y; case: (pick i) => z /= /eqP.
pose G' i := castmx (erefl, subnKC dn) (row_mx (y i *m W) 0); exists G' => i j; rewrite /dist; congr Num.sqrt.
have cast k (e : (d + k = n)%N) (x x' : 'rV[R]_(d + k)) : sqn (castmx (erefl, e) x - castmx (erefl, e) x') = sqn (x - x').
  by case: _ / e; rewrite !castmx_id.
rewrite /G' cast opp_row_mx add_row_mx sqn_row_mx subrr sqn0 addr0 !ey opprD addrACA subrr add0r -!mulmxBl.
by rewrite /sqn !dot_mx !trmx_mul !mulmxA -(mulmxA _ W) -(mulmxA _ V) eW.
Qed.

(* Points with at most k + 1 different names lie in a flat of k dimensions. *)
Lemma flat_of_names (K : eqType) n (name : I -> K) (z : K -> 'rV[R]_n) k0 (ks : seq K) (P : pred I) :
  (forall i, P i -> name i \in k0 :: ks) -> flat P (fun i => z (name i)) (size ks).
Proof.
move=> all; exists (z k0), (\matrix_(j < size ks) (z (nth k0 ks j) - z k0)) => i /all.
rewrite inE => /orP [/eqP ->|h]; first by exists 0; rewrite mul0mx addr0.
move: (h); rewrite -index_mem => lt; exists (delta_mx 0 (Ordinal lt)).
by rewrite -rowE rowK /= nth_index // addrC subrK.
Qed.

(* A class of m points lies in a flat of m - 1 dimensions, and N points in one of N - 1. *)
Theorem flat_of_points n (F : I -> 'rV[R]_n) (P : pred I) : flat P F #|[pred i | P i]|.-1.
Proof.
case: (pickP P) => [i0 Pi0|none]; last by exists 0, 0 => i; rewrite none.
have h := @flat_of_names _ n id F i0 (enum [pred i | P i && (i != i0)]) P.
have e : #|[pred i | P i]|.-1 = size (enum [pred i | P i && (i != i0)]).
  rewrite -cardE (cardD1 i0 [pred i | P i]) inE Pi0 add1n /=; apply: eq_card => i; by rewrite !inE andbC.
by rewrite e; apply: h => i Pi; rewrite inE mem_enum inE Pi /=; case: eqP.
Qed.
End Copies.

(* Points zeta of the classes with |zeta_k - zeta_l|^2 = max(s_k, s_l). *)
Section Shift.
Variables (R : rcfType) (L : eqType) (s : L -> R).
Hypothesis s_ge0 : forall k, 0 <= s k.

Lemma shift_sorted (ls : seq L) h : sorted (fun k l => s l <= s k) ls -> (forall k, k \in ls -> s k <= h) ->
  exists m (z : L -> 'rV[R]_m), (forall k, k \in ls -> sqn (z k) = h / 2%:R) /\
    forall k l, k \in ls -> l \in ls -> k != l -> sqn (z k - z l) = Num.max (s k) (s l).
Proof.
elim: ls h => [|k0 ls IH] h; first by exists 0%N, (fun=> 0); split.
move=> /= srt below; have tr : transitive (fun k l => s l <= s k) by move=> x y u a b; apply: le_trans b a.
have top k : k \in ls -> s k <= s k0 by move=> kl; have /allP := order_path_min tr srt; apply.
have [m [z [len apart]]] := IH (s k0) (path_sorted srt) top.
have h0 : 0 <= (h - s k0) / 2%:R by rewrite divr_ge0 ?ler0n // subr_ge0 below ?mem_head.
have k00 : 0 <= s k0 / 2%:R by rewrite divr_ge0 ?ler0n.
pose c : 'rV[R]_1 := const_mx (Num.sqrt ((h - s k0) / 2%:R)); pose e : 'rV[R]_1 := const_mx (Num.sqrt (s k0 / 2%:R)).
have ec : sqn c = (h - s k0) / 2%:R by rewrite sqn_const sqr_sqrtr.
have ee : sqn e = s k0 / 2%:R by rewrite sqn_const sqr_sqrtr.
exists (m + (1 + 1))%N, (fun k => if k == k0 then row_mx 0 (row_mx c e) else row_mx (z k) (row_mx c 0)).
have near k : k \in k0 :: ls -> k == k0 \/ (k == k0) = false /\ k \in ls by rewrite inE; case: (k == k0) => /=; [left|right].
split=> [k /near [->|[-> kl]]|k l /near [ek|[ek kl]] /near [el|[el ll]]].
- by rewrite !sqn_row_mx sqn0 ec ee; field.
- by rewrite !sqn_row_mx sqn0 ec len //; field.
- by rewrite (eqP ek) (eqP el) eqxx.
- move=> _; rewrite ek el !opp_row_mx !add_row_mx !sqn_row_mx subrr sqn0 sub0r sqnN len // subr0 ee (eqP ek).
  by rewrite (max_idPl (top l ll)); field.
- move=> _; rewrite ek el !opp_row_mx !add_row_mx !sqn_row_mx subrr sqn0 subr0 len // sub0r sqnN ee (eqP el).
  by rewrite (max_idPr (top k kl)); field.
by move=> kl0; rewrite ek el !opp_row_mx !add_row_mx !sqn_row_mx !subrr !sqn0 !addr0 apart.
Qed.

(* c classes get points in c - 1 dimensions. *)
Lemma shift (I : finType) (label : I -> L) : exists z : I -> 'rV[R]_(size (undup [seq label i | i <- enum I])).-1, forall i j,
  dist (z i) (z j) ^+ 2 = if label i == label j then 0 else Num.max (s (label i)) (s (label j)).
Proof.
set ls := undup _; pose ss := sort (fun k l => s l <= s k) ls.
have inls i : label i \in ss by rewrite mem_sort mem_undup map_f // mem_enum.
have srt : sorted (fun k l => s l <= s k) ss by apply: sort_sorted => k l; apply: le_total.
have [h top] : exists h, forall k, k \in ss -> s k <= h.
  have [m _ all] := max_of [seq s k | k <- ss] 0; exists m => k kl; apply: all; rewrite inE map_f ?orbT //.
have [m [z [_ apart]]] := shift_sorted srt top.
have fl : flat predT (fun i => z (label i)) (size ls).-1.
  move: inls; have -> : size ls = size ss by rewrite size_sort.
  case: ss {srt top apart} => [|k0 ks] inls; last by apply: (@flat_of_names _ _ _ _ label z k0 ks) => i _; exact: inls.
  by exists 0, 0 => i; have := inls i.
have [y ey] := copy_of_flat fl (leqnn _); exists y => i j; rewrite ey sqr_dist.
by case: eqVneq => [->|ne]; rewrite ?subrr ?sqn0 // apart.
Qed.
End Shift.

Section Room.
Variables (R : rcfType) (I : finType) (L : eqType) (label : I -> L) (n : nat).
Implicit Types F G : I -> 'rV[R]_n.
Local Notation triple := (triple label).
Local Notation D F i j := (dist (F i) (F j)).
Local Notation max := Num.max.

(* The number of classes. *)
Definition classes : nat := size (undup [seq label i | i <- enum I]).

(* The largest D_ap^2 - D_aq^2 of the triples anchored in a class, and 0. *)
Definition excess F (k : L) : R :=
  foldr max 0 [seq sqn (F t.1.1 - F t.1.2) - sqn (F t.1.1 - F t.2) | t <- enum {: I * I * I} & triple t.1.1 t.1.2 t.2 && (label t.1.1 == k)].

Lemma foldr_max (ts : seq R) : [/\ 0 <= foldr max 0 ts, forall x, x \in ts -> x <= foldr max 0 ts &
  forall b, 0 <= b -> (forall x, x \in ts -> x <= b) -> foldr max 0 ts <= b].
Proof.
elim: ts => [|y ts [h0 up low]]; first by split.
split=> /= [|x|b b0 all]; first by rewrite le_maxr h0 orbT.
  by rewrite inE le_maxr => /orP [/eqP ->|/up ->]; rewrite ?lexx ?orbT.
by rewrite le_maxl all ?mem_head //= low // => x xt; apply: all; rewrite inE xt orbT.
Qed.

Lemma excess_ge0 F k : 0 <= excess F k.
Proof. by have [] := foldr_max [seq sqn (F t.1.1 - F t.1.2) - sqn (F t.1.1 - F t.2) | t <- enum {: I * I * I} & triple t.1.1 t.1.2 t.2 && (label t.1.1 == k)]. Qed.

Lemma excess_ge F a p q : triple a p q -> sqn (F a - F p) - sqn (F a - F q) <= excess F (label a).
Proof.
move=> t; have [_ up _] := foldr_max [seq sqn (F t.1.1 - F t.1.2) - sqn (F t.1.1 - F t.2) | t <- enum {: I * I * I} & triple t.1.1 t.1.2 t.2 && (label t.1.1 == label a)].
by apply: up; apply/mapP; exists (a, p, q) => //; rewrite mem_filter t eqxx mem_enum.
Qed.

(* By hardness the classes of i and j are small against their distance. *)
Lemma excess_le F H i j : 0 <= H -> hardness_le label F H -> label i != label j ->
  excess F (label i) <= 4%:R * H * D F i j + 3%:R * H ^+ 2.
Proof.
move=> H0 hard ne; set b := _ + _; have d0 := dist_ge0 (F i) (F j).
have b0 : 0 <= b by rewrite addr_ge0 ?mulr_ge0 ?ler0n ?exprn_ge0.
have [_ _ low] := foldr_max [seq sqn (F t.1.1 - F t.1.2) - sqn (F t.1.1 - F t.2) | t <- enum {: I * I * I} & triple t.1.1 t.1.2 t.2 && (label t.1.1 == label i)].
apply: low => // x /mapP [[[a p] q]] /=; rewrite mem_filter => /andP [/andP [t /eqP la] _] ->.
have own k : label k = label i -> D F i k <= D F i j + H.
  move=> lk; case: (eqVneq k i) => [->|ki]; first by rewrite dist_xx addr_ge0.
  by have := hard i k j; rewrite /Triplets.triple ki lk eqxx eq_sym ne => /(_ isT) h; apply: (le1 h); ring.
have lp : label p = label i by have /and3P [_ /eqP -> _] := t.
have x1 : D F a p <= 2%:R * (D F i j + H).
  by apply: le_trans (dist_triangle (F i) _ _) _; rewrite (distC (F a)); apply: (le2 (own a la) (own p lp)); ring.
have x2 := hard _ _ _ t; have x0 := dist_ge0 (F a) (F p); have y0 := dist_ge0 (F a) (F q).
rewrite -!sqr_dist; set X := D F a p in x1 x2 x0 *; set Y := D F a q in x2 y0 *.
case: (leP X H) => [XH|HX].
  have k1 := sqr_mono x0 XH; have k2 := sqr_ge0 Y; have k3 := mulr_ge0 H0 d0; have k4 := sqr_ge0 H.
  have k5 : 0 <= 4%:R * (H * D F i j) + 2%:R * H ^+ 2 by apply: addr_ge0; apply: mulr_ge0; rewrite ?ler0n.
  by apply: (le3 k1 k2 k5); rewrite /b; ring.
have k1 : (X - H) ^+ 2 <= Y ^+ 2 by apply: sqr_mono; [rewrite subr_ge0 ltW|apply: (le1 x2); ring].
have k2 := ler_wpmul2l H0 x1.
by apply: (le3 k1 k2 k2); rewrite /b; ring.
Qed.

(* Theorem 7.1, the embedding: F in a flat of d dimensions, c classes, d + (c - 1) <= n, or N - 1 <= n. *)
Theorem room F H d : 0 <= H -> hardness_le label F H -> (flat predT F d /\ d + classes <= n.+1 \/ #|I| <= n.+1)%N ->
  exists2 G, separated label G & iso_le F G (2%:R * H).
Proof.
move=> H0 hard space; have [z ez] := shift (excess_ge0 F) label.
pose G i : 'rV[R]_(n + classes.-1) := row_mx (F i) (z i).
have eG i j : sqn (G i - G j) = sqn (F i - F j) + if label i == label j then 0 else max (excess F (label i)) (excess F (label j)).
  by rewrite /G opp_row_mx add_row_mx sqn_row_mx -ez sqr_dist.
have [m mn fl] : exists2 m, (m <= n)%N & flat predT G m.
  case: space => [[[x0 [V inV]] dn]|few]; last first.
    exists #|I|.-1; first by case: #|I| few.
    by have := flat_of_points G predT; rewrite (eq_card (_ : _ =i I)).
  case: (posnP #|I|) => [none|some].
    by exists 0%N => //; exists 0, 0 => i; have := fintype0 i none.
  have c0 : (0 < classes)%N.
    have /card_gt0P [i _] := some; have : label i \in undup [seq label j | j <- enum I] by rewrite mem_undup map_f // mem_enum.
    by rewrite /classes; case: (undup _).
  exists (d + classes.-1)%N; first by rewrite -ltnS -addnS prednK.
  exists (row_mx x0 0), (block_mx V 0 0 1%:M) => i _; have [y ey] := inV i isT.
  by exists (row_mx y (z i)); rewrite mul_row_block !mulmx0 mulmx1 add0r addr0 add_row_mx add0r -ey.
have [G' eG'] := copy_of_flat fl mn.
have dG i j : D G' i j ^+ 2 = D F i j ^+ 2 + if label i == label j then 0 else max (excess F (label i)) (excess F (label j)).
  by rewrite eG' !sqr_dist eG.
exists G'.
  move=> a p q t; rewrite addr0; apply: sqr_mono_inv; first exact: dist_ge0.
  have /and3P [_ /eqP lp lq] := t; rewrite !dG lp eqxx addr0 eq_sym (negPf lq).
  have h := excess_ge F t; have h2 : excess F (label a) <= max (excess F (label a)) (excess F (label q)) by rewrite le_maxr lexx.
  by rewrite -!sqr_dist in h; apply: (le2 h h2); ring.
move=> i j; rewrite ler_norml; have d0 := dist_ge0 (F i) (F j); have g0 := dist_ge0 (G' i) (G' j).
case: (eqVneq (label i) (label j)) => [same|other].
  have -> : D G' i j = D F i j by apply: le_anti; apply/andP; split; apply: sqr_mono_inv => //; rewrite dG same eqxx addr0.
  by rewrite subrr oppr_le0 mulr_ge0 ?ler0n.
have e := dG i j; rewrite (negPf other) in e; set E := max _ _ in e.
have E0 : 0 <= E by rewrite le_maxr excess_ge0.
have E1 : E <= 4%:R * H * D F i j + 3%:R * H ^+ 2.
  by rewrite /E le_maxl excess_le //= distC excess_le // eq_sym.
have up : D G' i j <= D F i j + 2%:R * H.
  apply: sqr_mono_inv; first by rewrite addr_ge0 ?mulr_ge0 ?ler0n.
  by rewrite e; have k := sqr_ge0 H; apply: (le2 E1 k); ring.
have low : D F i j <= D G' i j by apply: sqr_mono_inv => //; rewrite e ler_addl.
have two : 0 <= 2%:R * H by rewrite mulr_ge0 ?ler0n.
by apply/andP; split; [apply: (le1 up); ring|apply: (le2 low two); ring].
Qed.

(* Theorem 7.1: with c - 1 dimensions to spare, or with n >= N - 1, d_iso(F, F_TS) <= 2 H. *)
Theorem theorem_3_with_room F H d e : 0 <= H -> hardness_le label F H -> (flat predT F d /\ d + classes <= n.+1 \/ #|I| <= n.+1)%N ->
  d_iso label 0 F e -> e <= 2%:R * H.
Proof. by move=> H0 hard space [lo _]; have [G sep near] := room H0 hard space; apply: (lo G). Qed.
End Room.
