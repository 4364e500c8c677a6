; id: class-hulls-keep-a-distance-2-2
; statement: Two separated classes of two points, weights alpha, beta, g the squared distance of the two weighted
;   means: g >= 1/2 sum alpha_i beta_j (alpha_i + beta_j) d_ij.
; size: 2 + 2 points
; source: docs/mathematics.md, section 6.1
; control: with the distance larger by 1%
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
(declare-const g Real)
; hypothesis: squared distances are not negative
(assert (<= 0.0 d11))
(assert (<= 0.0 d12))
(assert (<= 0.0 d21))
(assert (<= 0.0 d22))
(assert (<= 0.0 dA))
(assert (<= 0.0 dB))
; hypothesis: weights
(assert (<= 0.0 a 1.0))
(assert (<= 0.0 b 1.0))
; hypothesis: cross-variance identity
(assert (= g (- (+ (* a b d11) (* a (- 1.0 b) d12) (* (- 1.0 a) b d21) (* (- 1.0 a) (- 1.0 b) d22)) (* a (- 1.0 a) dA) (* b (- 1.0 b) dB))))
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
(assert (not (<= (* 1.0 (+ (* a b (+ a b) d11) (* a (- 1.0 b) (+ a (- 1.0 b)) d12) (* (- 1.0 a) b (+ (- 1.0 a) b) d21) (* (- 1.0 a) (- 1.0 b) (+ (- 1.0 a) (- 1.0 b)) d22))) (* 2.0 g))))
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
(declare-const g Real)
; hypothesis: squared distances are not negative
(assert (<= 0.0 d11))
(assert (<= 0.0 d12))
(assert (<= 0.0 d21))
(assert (<= 0.0 d22))
(assert (<= 0.0 dA))
(assert (<= 0.0 dB))
; hypothesis: weights
(assert (<= 0.0 a 1.0))
(assert (<= 0.0 b 1.0))
; hypothesis: cross-variance identity
(assert (= g (- (+ (* a b d11) (* a (- 1.0 b) d12) (* (- 1.0 a) b d21) (* (- 1.0 a) (- 1.0 b) d22)) (* a (- 1.0 a) dA) (* b (- 1.0 b) dB))))
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
(assert (not (<= (* 1.01 (+ (* a b (+ a b) d11) (* a (- 1.0 b) (+ a (- 1.0 b)) d12) (* (- 1.0 a) b (+ (- 1.0 a) b) d21) (* (- 1.0 a) (- 1.0 b) (+ (- 1.0 a) (- 1.0 b)) d22))) (* 2.0 g))))
(check-sat)
