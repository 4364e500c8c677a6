; id: geo-tangent-parts-parallel
; statement: The gradients k y + l x of two functions of x.y and |x| at a unit vector x: their tangent parts are k
;   times one and the same vector.
; source: docs/mathematics/triplets.md, Proposition T.8
; control: without the hypothesis: x is a unit vector
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const x1 Real)
(declare-const x2 Real)
(declare-const x3 Real)
(declare-const y1 Real)
(declare-const y2 Real)
(declare-const y3 Real)
(declare-const k1 Real)
(declare-const l1 Real)
(declare-const k2 Real)
(declare-const l2 Real)
(define-fun d1 () Real (+ (* (+ (* k1 y1) (* l1 x1)) x1) (* (+ (* k1 y2) (* l1 x2)) x2) (* (+ (* k1 y3) (* l1 x3)) x3)))
(define-fun t11 () Real (- (+ (* k1 y1) (* l1 x1)) (* d1 x1)))
(define-fun t12 () Real (- (+ (* k1 y2) (* l1 x2)) (* d1 x2)))
(define-fun t13 () Real (- (+ (* k1 y3) (* l1 x3)) (* d1 x3)))
(define-fun d2 () Real (+ (* (+ (* k2 y1) (* l2 x1)) x1) (* (+ (* k2 y2) (* l2 x2)) x2) (* (+ (* k2 y3) (* l2 x3)) x3)))
(define-fun t21 () Real (- (+ (* k2 y1) (* l2 x1)) (* d2 x1)))
(define-fun t22 () Real (- (+ (* k2 y2) (* l2 x2)) (* d2 x2)))
(define-fun t23 () Real (- (+ (* k2 y3) (* l2 x3)) (* d2 x3)))
; hypothesis: x is a unit vector
(assert (= (+ (* x1 x1) (* x2 x2) (* x3 x3)) 1.0))
; the conclusion, negated
(assert (not (and (= (* k2 t11) (* k1 t21)) (= (* k2 t12) (* k1 t22)) (= (* k2 t13) (* k1 t23)))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const x1 Real)
(declare-const x2 Real)
(declare-const x3 Real)
(declare-const y1 Real)
(declare-const y2 Real)
(declare-const y3 Real)
(declare-const k1 Real)
(declare-const l1 Real)
(declare-const k2 Real)
(declare-const l2 Real)
(define-fun d1 () Real (+ (* (+ (* k1 y1) (* l1 x1)) x1) (* (+ (* k1 y2) (* l1 x2)) x2) (* (+ (* k1 y3) (* l1 x3)) x3)))
(define-fun t11 () Real (- (+ (* k1 y1) (* l1 x1)) (* d1 x1)))
(define-fun t12 () Real (- (+ (* k1 y2) (* l1 x2)) (* d1 x2)))
(define-fun t13 () Real (- (+ (* k1 y3) (* l1 x3)) (* d1 x3)))
(define-fun d2 () Real (+ (* (+ (* k2 y1) (* l2 x1)) x1) (* (+ (* k2 y2) (* l2 x2)) x2) (* (+ (* k2 y3) (* l2 x3)) x3)))
(define-fun t21 () Real (- (+ (* k2 y1) (* l2 x1)) (* d2 x1)))
(define-fun t22 () Real (- (+ (* k2 y2) (* l2 x2)) (* d2 x2)))
(define-fun t23 () Real (- (+ (* k2 y3) (* l2 x3)) (* d2 x3)))
; the conclusion, negated
(assert (not (and (= (* k2 t11) (* k1 t21)) (= (* k2 t12) (* k1 t22)) (= (* k2 t13) (* k1 t23)))))
(check-sat)
