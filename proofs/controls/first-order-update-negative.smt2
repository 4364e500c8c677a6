; The step p += b a, q -= b a, a += b p - b q on unit vectors changes S_aq, before it is normalised again, to (1 +
;   b^2) S_aq - 2 b + b S_pq - b^2 S_ap.
; Source: docs/mathematics.md, section 10; derived here from the update rule of [ETL]
; NEGATIVE CONTROL, without the hypothesis: unit vectors.
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
(declare-const b Real)
(define-fun A1 () Real (- (+ a1 (* b p1)) (* b q1)))
(define-fun A2 () Real (- (+ a2 (* b p2)) (* b q2)))
(define-fun A3 () Real (- (+ a3 (* b p3)) (* b q3)))
(define-fun B1 () Real (- q1 (* b a1)))
(define-fun B2 () Real (- q2 (* b a2)))
(define-fun B3 () Real (- q3 (* b a3)))
(define-fun S_ap () Real (+ (* a1 p1) (* a2 p2) (* a3 p3)))
(define-fun S_aq () Real (+ (* a1 q1) (* a2 q2) (* a3 q3)))
(define-fun S_pq () Real (+ (* p1 q1) (* p2 q2) (* p3 q3)))
; the conclusion, negated
(assert (not (= (+ (* A1 B1) (* A2 B2) (* A3 B3)) (+ (* (+ 1.0 (* b b)) S_aq) (- (* 2.0 b)) (* b S_pq) (- (* b b S_ap))))))
(check-sat)
(get-model)
