; id: class-hulls-are-disjoint-2-2
; statement: Two classes of two points, squared distances dA, dB within and d_ij across. If a common point lies inside
;   both segments (0 < alpha, beta < 1) and the family is separated, all cross distances are 0: both classes are one and
;   the same point.
; size: 2 + 2 points
; source: docs/mathematics.md, section 6.1
; control: without the hypothesis: the family is separated
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const d11 Real)
(declare-const d12 Real)
(declare-const d21 Real)
(declare-const d22 Real)
(declare-const dA Real)
(declare-const dB Real)
(declare-const a Real)
(declare-const b Real)
; hypothesis: squared distances are not negative
(assert (<= 0.0 d11))
(assert (<= 0.0 d12))
(assert (<= 0.0 d21))
(assert (<= 0.0 d22))
(assert (<= 0.0 dA))
(assert (<= 0.0 dB))
; hypothesis: weights inside
(assert (< 0.0 a 1.0))
(assert (< 0.0 b 1.0))
; hypothesis: the segments meet (cross-variance identity)
(assert (= (+ (* a b d11) (* a (- 1.0 b) d12) (* (- 1.0 a) b d21) (* (- 1.0 a) (- 1.0 b) d22)) (+ (* a (- 1.0 a) dA) (* b (- 1.0 b) dB))))
; hypothesis: the family is separated
(assert (<= dA d11))
(assert (<= dB d11))
(assert (<= dA d12))
(assert (<= dB d12))
(assert (<= dA d21))
(assert (<= dB d21))
(assert (<= dA d22))
(assert (<= dB d22))
; the conclusion, negated
(assert (not (and (= d11 0.0) (= d12 0.0) (= d21 0.0) (= d22 0.0))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const d11 Real)
(declare-const d12 Real)
(declare-const d21 Real)
(declare-const d22 Real)
(declare-const dA Real)
(declare-const dB Real)
(declare-const a Real)
(declare-const b Real)
; hypothesis: squared distances are not negative
(assert (<= 0.0 d11))
(assert (<= 0.0 d12))
(assert (<= 0.0 d21))
(assert (<= 0.0 d22))
(assert (<= 0.0 dA))
(assert (<= 0.0 dB))
; hypothesis: weights inside
(assert (< 0.0 a 1.0))
(assert (< 0.0 b 1.0))
; hypothesis: the segments meet (cross-variance identity)
(assert (= (+ (* a b d11) (* a (- 1.0 b) d12) (* (- 1.0 a) b d21) (* (- 1.0 a) (- 1.0 b) d22)) (+ (* a (- 1.0 a) dA) (* b (- 1.0 b) dB))))
; the conclusion, negated
(assert (not (and (= d11 0.0) (= d12 0.0) (= d21 0.0) (= d22 0.0))))
(check-sat)
