; The gradient of f(a.p) in p is w_ap a.
; Source: docs/mathematics/triplets.md, section 2; numbered as src/Triplets numbers the equations of [ETL]
; NEGATIVE CONTROL, the weight 1% smaller.
; Expected answer: sat
(set-logic QF_NRA)
(declare-const a1 Real)
(declare-const a2 Real)
(declare-const a3 Real)
(declare-const p1 Real)
(declare-const p2 Real)
(declare-const p3 Real)
(declare-const d1 Real)
(declare-const d2 Real)
(declare-const d3 Real)
(declare-const h Real)
(define-fun f ((x Real)) Real (- x (/ (* x x) 2.0)))
(define-fun g ((x Real)) Real (/ (* x x) 2.0))
(define-fun S () Real (+ (* a1 p1) (* a2 p2) (* a3 p3)))
(define-fun ad () Real (+ (* a1 d1) (* a2 d2) (* a3 d3)))
(define-fun moved () Real (+ (* a1 (+ p1 (* h d1))) (* a2 (+ p2 (* h d2))) (* a3 (+ p3 (* h d3)))))
; the conclusion, negated
(assert (not (= (- (f moved) (f S)) (- (* (* 0.99 (- 1.0 S)) (* h ad)) (/ (* (* h ad) (* h ad)) 2.0)))))
(check-sat)
(get-model)
