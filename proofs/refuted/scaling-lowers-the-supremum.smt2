; id: scaling-lowers-the-supremum
; statement: if the supremum of |D_ij - G_ij| is positive, some scaled copy of G has a smaller one. A supremum reached
;   with both signs, at pairs that are not repeated points, grows under every scaling.
; source: docs/mathematics.md, section 7.4; the argument attributed to Appendix A of [IAT]
; classes: 0 0 1 1
; answers: sat, with a model: p1, p2, ... are the points of F on a line, g1, g2, ... those of G
(set-logic QF_LRA)
(declare-const p1 Real)
(declare-const g1 Real)
(declare-const p2 Real)
(declare-const g2 Real)
(declare-const p3 Real)
(declare-const g3 Real)
(declare-const p4 Real)
(declare-const g4 Real)
(declare-const eps Real)
; demand: G is Triplet-Separated
(assert (<= (ite (>= (- g1 g2) 0.0) (- g1 g2) (- (- g1 g2))) (ite (>= (- g1 g3) 0.0) (- g1 g3) (- (- g1 g3)))))
(assert (<= (ite (>= (- g1 g2) 0.0) (- g1 g2) (- (- g1 g2))) (ite (>= (- g1 g4) 0.0) (- g1 g4) (- (- g1 g4)))))
(assert (<= (ite (>= (- g2 g1) 0.0) (- g2 g1) (- (- g2 g1))) (ite (>= (- g2 g3) 0.0) (- g2 g3) (- (- g2 g3)))))
(assert (<= (ite (>= (- g2 g1) 0.0) (- g2 g1) (- (- g2 g1))) (ite (>= (- g2 g4) 0.0) (- g2 g4) (- (- g2 g4)))))
(assert (<= (ite (>= (- g3 g4) 0.0) (- g3 g4) (- (- g3 g4))) (ite (>= (- g3 g1) 0.0) (- g3 g1) (- (- g3 g1)))))
(assert (<= (ite (>= (- g3 g4) 0.0) (- g3 g4) (- (- g3 g4))) (ite (>= (- g3 g2) 0.0) (- g3 g2) (- (- g3 g2)))))
(assert (<= (ite (>= (- g4 g3) 0.0) (- g4 g3) (- (- g4 g3))) (ite (>= (- g4 g1) 0.0) (- g4 g1) (- (- g4 g1)))))
(assert (<= (ite (>= (- g4 g3) 0.0) (- g4 g3) (- (- g4 g3))) (ite (>= (- g4 g2) 0.0) (- g4 g2) (- (- g4 g2)))))
; demand: eps is the supremum
(assert (<= (ite (>= (- (ite (>= (- g1 g2) 0.0) (- g1 g2) (- (- g1 g2))) (ite (>= (- p1 p2) 0.0) (- p1 p2) (- (- p1 p2)))) 0.0) (- (ite (>= (- g1 g2) 0.0) (- g1 g2) (- (- g1 g2))) (ite (>= (- p1 p2) 0.0) (- p1 p2) (- (- p1 p2)))) (- (- (ite (>= (- g1 g2) 0.0) (- g1 g2) (- (- g1 g2))) (ite (>= (- p1 p2) 0.0) (- p1 p2) (- (- p1 p2)))))) eps))
(assert (<= (ite (>= (- (ite (>= (- g1 g3) 0.0) (- g1 g3) (- (- g1 g3))) (ite (>= (- p1 p3) 0.0) (- p1 p3) (- (- p1 p3)))) 0.0) (- (ite (>= (- g1 g3) 0.0) (- g1 g3) (- (- g1 g3))) (ite (>= (- p1 p3) 0.0) (- p1 p3) (- (- p1 p3)))) (- (- (ite (>= (- g1 g3) 0.0) (- g1 g3) (- (- g1 g3))) (ite (>= (- p1 p3) 0.0) (- p1 p3) (- (- p1 p3)))))) eps))
(assert (<= (ite (>= (- (ite (>= (- g1 g4) 0.0) (- g1 g4) (- (- g1 g4))) (ite (>= (- p1 p4) 0.0) (- p1 p4) (- (- p1 p4)))) 0.0) (- (ite (>= (- g1 g4) 0.0) (- g1 g4) (- (- g1 g4))) (ite (>= (- p1 p4) 0.0) (- p1 p4) (- (- p1 p4)))) (- (- (ite (>= (- g1 g4) 0.0) (- g1 g4) (- (- g1 g4))) (ite (>= (- p1 p4) 0.0) (- p1 p4) (- (- p1 p4)))))) eps))
(assert (<= (ite (>= (- (ite (>= (- g2 g3) 0.0) (- g2 g3) (- (- g2 g3))) (ite (>= (- p2 p3) 0.0) (- p2 p3) (- (- p2 p3)))) 0.0) (- (ite (>= (- g2 g3) 0.0) (- g2 g3) (- (- g2 g3))) (ite (>= (- p2 p3) 0.0) (- p2 p3) (- (- p2 p3)))) (- (- (ite (>= (- g2 g3) 0.0) (- g2 g3) (- (- g2 g3))) (ite (>= (- p2 p3) 0.0) (- p2 p3) (- (- p2 p3)))))) eps))
(assert (<= (ite (>= (- (ite (>= (- g2 g4) 0.0) (- g2 g4) (- (- g2 g4))) (ite (>= (- p2 p4) 0.0) (- p2 p4) (- (- p2 p4)))) 0.0) (- (ite (>= (- g2 g4) 0.0) (- g2 g4) (- (- g2 g4))) (ite (>= (- p2 p4) 0.0) (- p2 p4) (- (- p2 p4)))) (- (- (ite (>= (- g2 g4) 0.0) (- g2 g4) (- (- g2 g4))) (ite (>= (- p2 p4) 0.0) (- p2 p4) (- (- p2 p4)))))) eps))
(assert (<= (ite (>= (- (ite (>= (- g3 g4) 0.0) (- g3 g4) (- (- g3 g4))) (ite (>= (- p3 p4) 0.0) (- p3 p4) (- (- p3 p4)))) 0.0) (- (ite (>= (- g3 g4) 0.0) (- g3 g4) (- (- g3 g4))) (ite (>= (- p3 p4) 0.0) (- p3 p4) (- (- p3 p4)))) (- (- (ite (>= (- g3 g4) 0.0) (- g3 g4) (- (- g3 g4))) (ite (>= (- p3 p4) 0.0) (- p3 p4) (- (- p3 p4)))))) eps))
; demand: eps is positive
(assert (>= eps 1.0))
; demand: reached from above by the pair 1,3
(assert (= (- (ite (>= (- g1 g3) 0.0) (- g1 g3) (- (- g1 g3))) (ite (>= (- p1 p3) 0.0) (- p1 p3) (- (- p1 p3)))) eps))
; demand: reached from below by the pair 1,2, whose points differ in G
(assert (= (- (ite (>= (- g1 g2) 0.0) (- g1 g2) (- (- g1 g2))) (ite (>= (- p1 p2) 0.0) (- p1 p2) (- (- p1 p2)))) (- eps)))
(assert (< 0.0 (ite (>= (- g1 g2) 0.0) (- g1 g2) (- (- g1 g2)))))
(check-sat)
(get-model)
