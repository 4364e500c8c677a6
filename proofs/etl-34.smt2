; The gradient of g(a.q) in q is w_an a.
; Source: docs/mathematics/triplets.md, section 2; numbered as src/Triplets numbers the equations of [ETL]
; Expected answer: unsat
(set-logic QF_NRA)
(declare-const a1 Real)
(declare-const a2 Real)
(declare-const a3 Real)
(declare-const q1 Real)
(declare-const q2 Real)
(declare-const q3 Real)
(declare-const d1 Real)
(declare-const d2 Real)
(declare-const d3 Real)
(declare-const h Real)
(define-fun f ((x Real)) Real (- x (/ (* x x) 2.0)))
(define-fun g ((x Real)) Real (/ (* x x) 2.0))
(define-fun S () Real (+ (* a1 q1) (* a2 q2) (* a3 q3)))
(define-fun ad () Real (+ (* a1 d1) (* a2 d2) (* a3 d3)))
(define-fun moved () Real (+ (* a1 (+ q1 (* h d1))) (* a2 (+ q2 (* h d2))) (* a3 (+ q3 (* h d3)))))
; the conclusion, negated
(assert (not (= (- (g moved) (g S)) (+ (* S (* h ad)) (/ (* (* h ad) (* h ad)) 2.0)))))
(check-sat)
