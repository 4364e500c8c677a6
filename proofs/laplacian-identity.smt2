; id: laplacian-identity
; statement: sum over pairs of w_ij (x_i - x_j)^2 = x' Lap(w) x, for four points, one coordinate; coordinates add.
; size: four points, one coordinate
; source: docs/mathematics.md, section 4.1
; control: with the off-diagonal entries smaller by 1%
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const w_1_2 Real)
(declare-const w_1_3 Real)
(declare-const w_1_4 Real)
(declare-const w_2_3 Real)
(declare-const w_2_4 Real)
(declare-const w_3_4 Real)
(declare-const x1 Real)
(declare-const x2 Real)
(declare-const x3 Real)
(declare-const x4 Real)
; the conclusion, negated
(assert (not (= (+ (* w_1_2 (* (- x1 x2) (- x1 x2))) (* w_1_3 (* (- x1 x3) (- x1 x3))) (* w_1_4 (* (- x1 x4) (- x1 x4))) (* w_2_3 (* (- x2 x3) (- x2 x3))) (* w_2_4 (* (- x2 x4) (- x2 x4))) (* w_3_4 (* (- x3 x4) (- x3 x4)))) (+ (* x1 (+ w_1_2 w_1_3 w_1_4) x1) (* x1 (- w_1_2) x2) (* x1 (- w_1_3) x3) (* x1 (- w_1_4) x4) (* x2 (- w_1_2) x1) (* x2 (+ w_1_2 w_2_3 w_2_4) x2) (* x2 (- w_2_3) x3) (* x2 (- w_2_4) x4) (* x3 (- w_1_3) x1) (* x3 (- w_2_3) x2) (* x3 (+ w_1_3 w_2_3 w_3_4) x3) (* x3 (- w_3_4) x4) (* x4 (- w_1_4) x1) (* x4 (- w_2_4) x2) (* x4 (- w_3_4) x3) (* x4 (+ w_1_4 w_2_4 w_3_4) x4)))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const w_1_2 Real)
(declare-const w_1_3 Real)
(declare-const w_1_4 Real)
(declare-const w_2_3 Real)
(declare-const w_2_4 Real)
(declare-const w_3_4 Real)
(declare-const x1 Real)
(declare-const x2 Real)
(declare-const x3 Real)
(declare-const x4 Real)
; the conclusion, negated
(assert (not (= (+ (* w_1_2 (* (- x1 x2) (- x1 x2))) (* w_1_3 (* (- x1 x3) (- x1 x3))) (* w_1_4 (* (- x1 x4) (- x1 x4))) (* w_2_3 (* (- x2 x3) (- x2 x3))) (* w_2_4 (* (- x2 x4) (- x2 x4))) (* w_3_4 (* (- x3 x4) (- x3 x4)))) (+ (* x1 (+ w_1_2 w_1_3 w_1_4) x1) (* x1 (* 0.99 (- w_1_2)) x2) (* x1 (* 0.99 (- w_1_3)) x3) (* x1 (* 0.99 (- w_1_4)) x4) (* x2 (* 0.99 (- w_1_2)) x1) (* x2 (+ w_1_2 w_2_3 w_2_4) x2) (* x2 (* 0.99 (- w_2_3)) x3) (* x2 (* 0.99 (- w_2_4)) x4) (* x3 (* 0.99 (- w_1_3)) x1) (* x3 (* 0.99 (- w_2_3)) x2) (* x3 (+ w_1_3 w_2_3 w_3_4) x3) (* x3 (* 0.99 (- w_3_4)) x4) (* x4 (* 0.99 (- w_1_4)) x1) (* x4 (* 0.99 (- w_2_4)) x2) (* x4 (* 0.99 (- w_3_4)) x3) (* x4 (+ w_1_4 w_2_4 w_3_4) x4)))))
(check-sat)
