; id: squared-distances-move-little
; statement: |G - D| <= eps, G and D not negative: |G^2 - D^2| <= eps (2 D + eps) = E_ij.
; source: docs/mathematics.md, section 5.1
; control: with the constant 2 smaller by 1%
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const D Real)
(declare-const G Real)
(declare-const eps Real)
; hypothesis: distances
(assert (>= D 0.0))
(assert (>= G 0.0))
; hypothesis: nearisometry
(assert (<= (ite (>= (- G D) 0.0) (- G D) (- (- G D))) eps))
; the conclusion, negated
(assert (not (<= (ite (>= (- (* G G) (* D D)) 0.0) (- (* G G) (* D D)) (- (- (* G G) (* D D)))) (* eps (+ (* 2.0 D) eps)))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const D Real)
(declare-const G Real)
(declare-const eps Real)
; hypothesis: distances
(assert (>= D 0.0))
(assert (>= G 0.0))
; hypothesis: nearisometry
(assert (<= (ite (>= (- G D) 0.0) (- G D) (- (- G D))) eps))
; the conclusion, negated
(assert (not (<= (ite (>= (- (* G G) (* D D)) 0.0) (- (* G G) (* D D)) (- (- (* G G) (* D D)))) (* eps (+ (* 1.98 D) eps)))))
(check-sat)
