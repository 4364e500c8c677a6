; id: completing-the-square
; statement: M symmetric, c = M x: g'Mg - 2 g'c = (g - x)'M(g - x) - x'c. With M positive definite and x = M^-1 U p
;   this is the minimum of the Lagrangian, p'(U - U M^-1 U)p. Three points, one coordinate; coordinates add.
; size: three points, one coordinate
; source: docs/mathematics.md, section 4.1
; control: with the last term smaller by 1%
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const m11 Real)
(declare-const m12 Real)
(declare-const m13 Real)
(declare-const m22 Real)
(declare-const m23 Real)
(declare-const m33 Real)
(declare-const g1 Real)
(declare-const g2 Real)
(declare-const g3 Real)
(declare-const x1 Real)
(declare-const x2 Real)
(declare-const x3 Real)
; the conclusion, negated
(assert (not (= (- (+ (* g1 m11 g1) (* g1 m12 g2) (* g1 m13 g3) (* g2 m12 g1) (* g2 m22 g2) (* g2 m23 g3) (* g3 m13 g1) (* g3 m23 g2) (* g3 m33 g3)) (* 2.0 (+ (* g1 m11 x1) (* g1 m12 x2) (* g1 m13 x3) (* g2 m12 x1) (* g2 m22 x2) (* g2 m23 x3) (* g3 m13 x1) (* g3 m23 x2) (* g3 m33 x3)))) (- (+ (* (- g1 x1) m11 (- g1 x1)) (* (- g1 x1) m12 (- g2 x2)) (* (- g1 x1) m13 (- g3 x3)) (* (- g2 x2) m12 (- g1 x1)) (* (- g2 x2) m22 (- g2 x2)) (* (- g2 x2) m23 (- g3 x3)) (* (- g3 x3) m13 (- g1 x1)) (* (- g3 x3) m23 (- g2 x2)) (* (- g3 x3) m33 (- g3 x3))) (+ (* x1 m11 x1) (* x1 m12 x2) (* x1 m13 x3) (* x2 m12 x1) (* x2 m22 x2) (* x2 m23 x3) (* x3 m13 x1) (* x3 m23 x2) (* x3 m33 x3))))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const m11 Real)
(declare-const m12 Real)
(declare-const m13 Real)
(declare-const m22 Real)
(declare-const m23 Real)
(declare-const m33 Real)
(declare-const g1 Real)
(declare-const g2 Real)
(declare-const g3 Real)
(declare-const x1 Real)
(declare-const x2 Real)
(declare-const x3 Real)
; the conclusion, negated
(assert (not (= (- (+ (* g1 m11 g1) (* g1 m12 g2) (* g1 m13 g3) (* g2 m12 g1) (* g2 m22 g2) (* g2 m23 g3) (* g3 m13 g1) (* g3 m23 g2) (* g3 m33 g3)) (* 2.0 (+ (* g1 m11 x1) (* g1 m12 x2) (* g1 m13 x3) (* g2 m12 x1) (* g2 m22 x2) (* g2 m23 x3) (* g3 m13 x1) (* g3 m23 x2) (* g3 m33 x3)))) (- (+ (* (- g1 x1) m11 (- g1 x1)) (* (- g1 x1) m12 (- g2 x2)) (* (- g1 x1) m13 (- g3 x3)) (* (- g2 x2) m12 (- g1 x1)) (* (- g2 x2) m22 (- g2 x2)) (* (- g2 x2) m23 (- g3 x3)) (* (- g3 x3) m13 (- g1 x1)) (* (- g3 x3) m23 (- g2 x2)) (* (- g3 x3) m33 (- g3 x3))) (* 0.99 (+ (* x1 m11 x1) (* x1 m12 x2) (* x1 m13 x3) (* x2 m12 x1) (* x2 m22 x2) (* x2 m23 x3) (* x3 m13 x1) (* x3 m23 x2) (* x3 m33 x3)))))))
(check-sat)
