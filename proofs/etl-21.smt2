; (21) of [ETL], corrected where the print slips: the square of the part of a' in the plane of a and q after one first
;   order step on unit vectors.
; Source: docs/mathematics/triplets.md, section 2; numbered as src/Triplets numbers the equations of [ETL]
; Expected answer: unsat
(set-logic QF_NRA)
(declare-const S_ap Real)
(declare-const S_aq Real)
(declare-const s Real)
(declare-const t Real)
(declare-const gamma Real)
(declare-const tau Real)
(declare-const b Real)
(define-fun a1 () Real 1.0)
(define-fun a2 () Real 0.0)
(define-fun a3 () Real 0.0)
(define-fun p1 () Real S_ap)
(define-fun p2 () Real (* s gamma))
(define-fun p3 () Real (* s tau))
(define-fun q1 () Real S_aq)
(define-fun q2 () Real t)
(define-fun q3 () Real 0.0)
(define-fun S_pq () Real (+ (* S_ap S_aq) (* gamma s t)))
(define-fun B () Real b)
(define-fun E () Real b)
(define-fun A1 () Real (- (+ a1 (* B p1)) (* E q1)))
(define-fun A2 () Real (- (+ a2 (* B p2)) (* E q2)))
(define-fun A3 () Real (- (+ a3 (* B p3)) (* E q3)))
(define-fun P1 () Real (+ (* 1.0 p1) (* B a1)))
(define-fun P2 () Real (+ (* 1.0 p2) (* B a2)))
(define-fun P3 () Real (+ (* 1.0 p3) (* B a3)))
(define-fun Q1 () Real (- (* 1.0 q1) (* E a1)))
(define-fun Q2 () Real (- (* 1.0 q2) (* E a2)))
(define-fun Q3 () Real (- (* 1.0 q3) (* E a3)))
; hypothesis: p is a unit vector
(assert (= (+ (* S_ap S_ap) (* s s)) 1.0))
; hypothesis: q is a unit vector
(assert (= (+ (* S_aq S_aq) (* t t)) 1.0))
; hypothesis: gamma is the cosine of the twist
(assert (= (+ (* gamma gamma) (* tau tau)) 1.0))
; the conclusion, negated
(assert (not (= (+ (* A1 A1) (* A2 A2)) (+ (* (- (+ 1.0 (* B S_ap)) (* E S_aq)) (- (+ 1.0 (* B S_ap)) (* E S_aq))) (* (- (* B gamma s) (* E t)) (- (* B gamma s) (* E t)))))))
(check-sat)
