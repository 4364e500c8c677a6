; id: iso-at-most-twice-haus-for-a-given-embedding
; statement: for a given Triplet-Separated G, d_iso(F,G) <= 2 d_haus(F,G).
; source: docs/mathematics.md, section 3; (27) of [IAT] read without the infimum
; classes: 0 0 1
; answers: sat, with a model: p1, p2, ... are the points of F on a line, g1, g2, ... those of G
(set-logic QF_LRA)
(declare-const p1 Real)
(declare-const g1 Real)
(declare-const p2 Real)
(declare-const g2 Real)
(declare-const p3 Real)
(declare-const g3 Real)
; demand: G is Triplet-Separated
(assert (<= (ite (>= (- g1 g2) 0.0) (- g1 g2) (- (- g1 g2))) (ite (>= (- g1 g3) 0.0) (- g1 g3) (- (- g1 g3)))))
(assert (<= (ite (>= (- g2 g1) 0.0) (- g2 g1) (- (- g2 g1))) (ite (>= (- g2 g3) 0.0) (- g2 g3) (- (- g2 g3)))))
; demand: every class of G is the same set as in F: d_haus(F,G) = 0
(assert (and (= g1 p2) (= g2 p1)))
(assert (= g3 p3))
; demand: a distance changed
(assert (< 1.0 (ite (>= (- (ite (>= (- p1 p3) 0.0) (- p1 p3) (- (- p1 p3))) (ite (>= (- g1 g3) 0.0) (- g1 g3) (- (- g1 g3)))) 0.0) (- (ite (>= (- p1 p3) 0.0) (- p1 p3) (- (- p1 p3))) (ite (>= (- g1 g3) 0.0) (- g1 g3) (- (- g1 g3)))) (- (- (ite (>= (- p1 p3) 0.0) (- p1 p3) (- (- p1 p3))) (ite (>= (- g1 g3) 0.0) (- g1 g3) (- (- g1 g3))))))))
(check-sat)
(get-model)
