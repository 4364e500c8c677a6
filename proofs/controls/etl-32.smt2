; The gradient of f(a.p) - g(a.q) in a is w_ap p - w_an q: along any d the difference is h (w_ap p - w_an q).d plus a
;   term in h^2.
; Source: docs/mathematics/triplets.md, section 2; numbered as src/Triplets numbers the equations of [ETL]
; NEGATIVE CONTROL, the weight of q 1% smaller.
; Expected answer: sat
(set-logic QF_NRA)
(declare-const a1 Real)
(declare-const a2 Real)
(declare-const a3 Real)
(declare-const p1 Real)
(declare-const p2 Real)
(declare-const p3 Real)
(declare-const q1 Real)
(declare-const q2 Real)
(declare-const q3 Real)
(declare-const d1 Real)
(declare-const d2 Real)
(declare-const d3 Real)
(declare-const h Real)
(define-fun f ((x Real)) Real (- x (/ (* x x) 2.0)))
(define-fun g ((x Real)) Real (/ (* x x) 2.0))
(define-fun ap () Real (+ (* a1 p1) (* a2 p2) (* a3 p3)))
(define-fun aq () Real (+ (* a1 q1) (* a2 q2) (* a3 q3)))
(define-fun pd () Real (+ (* p1 d1) (* p2 d2) (* p3 d3)))
(define-fun qd () Real (+ (* q1 d1) (* q2 d2) (* q3 d3)))
(define-fun apd () Real (+ (* (+ a1 (* h d1)) p1) (* (+ a2 (* h d2)) p2) (* (+ a3 (* h d3)) p3)))
(define-fun aqd () Real (+ (* (+ a1 (* h d1)) q1) (* (+ a2 (* h d2)) q2) (* (+ a3 (* h d3)) q3)))
; the conclusion, negated
(assert (not (= (- (- (f apd) (g aqd)) (- (f ap) (g aq))) (- (* h (- (* (- 1.0 ap) pd) (* 0.99 aq qd))) (* (/ (* h h) 2.0) (+ (* pd pd) (* qd qd)))))))
(check-sat)
(get-model)
