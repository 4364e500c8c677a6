; id: cross-variance-identity
; statement: sum alpha_i beta_j |x_i - y_j|^2 = |sum alpha_i x_i - sum beta_j y_j|^2 + sum over pairs alpha_i alpha_k
;   |x_i - x_k|^2 + the same for y; two points each, one coordinate; coordinates add.
; size: 2 + 2 points, one coordinate
; source: docs/mathematics.md, section 6.1
; control: with the variances smaller by 1%
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const a1 Real)
(declare-const b1 Real)
(declare-const x1 Real)
(declare-const x2 Real)
(declare-const y1 Real)
(declare-const y2 Real)
(define-fun a2 () Real (- 1.0 a1))
(define-fun b2 () Real (- 1.0 b1))
(define-fun mean () Real (- (+ (* a1 x1) (* a2 x2)) (+ (* b1 y1) (* b2 y2))))
; the conclusion, negated
(assert (not (= (+ (* a1 b1 (- x1 y1) (- x1 y1)) (* a1 b2 (- x1 y2) (- x1 y2)) (* a2 b1 (- x2 y1) (- x2 y1)) (* a2 b2 (- x2 y2) (- x2 y2))) (+ (* mean mean) (* 1.0 a1 a2 (- x1 x2) (- x1 x2)) (* 1.0 b1 b2 (- y1 y2) (- y1 y2))))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const a1 Real)
(declare-const b1 Real)
(declare-const x1 Real)
(declare-const x2 Real)
(declare-const y1 Real)
(declare-const y2 Real)
(define-fun a2 () Real (- 1.0 a1))
(define-fun b2 () Real (- 1.0 b1))
(define-fun mean () Real (- (+ (* a1 x1) (* a2 x2)) (+ (* b1 y1) (* b2 y2))))
; the conclusion, negated
(assert (not (= (+ (* a1 b1 (- x1 y1) (- x1 y1)) (* a1 b2 (- x1 y2) (- x1 y2)) (* a2 b1 (- x2 y1) (- x2 y1)) (* a2 b2 (- x2 y2) (- x2 y2))) (+ (* mean mean) (* 0.99 a1 a2 (- x1 x2) (- x1 x2)) (* 0.99 b1 b2 (- y1 y2) (- y1 y2))))))
(check-sat)
