; id: geo-nearest-negative
; statement: Of two negatives the nearer one has the larger hinge loss, whatever the positive and the margin.
; source: [GEO] the question, online negative mining; docs/mathematics/triplets.md, section 4
; control: without the hypothesis: x is nearer
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const D_ap Real)
(declare-const x Real)
(declare-const y Real)
(declare-const margin Real)
(define-fun loss ((d Real)) Real (ite (< 0.0 (+ (- D_ap d) margin)) (+ (- D_ap d) margin) 0.0))
; hypothesis: x is nearer
(assert (<= x y))
; the conclusion, negated
(assert (not (>= (loss x) (loss y))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const D_ap Real)
(declare-const x Real)
(declare-const y Real)
(declare-const margin Real)
(define-fun loss ((d Real)) Real (ite (< 0.0 (+ (- D_ap d) margin)) (+ (- D_ap d) margin) 0.0))
; the conclusion, negated
(assert (not (>= (loss x) (loss y))))
(check-sat)
