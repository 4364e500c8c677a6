; id: squared-chord
; statement: Unit vectors: |a - p|^2 = 2 - 2 a.p.
; source: docs/mathematics.md, section 11
; control: without the hypothesis: unit vectors
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const a1 Real)
(declare-const a2 Real)
(declare-const a3 Real)
(declare-const p1 Real)
(declare-const p2 Real)
(declare-const p3 Real)
; hypothesis: unit vectors
(assert (= (+ (* a1 a1) (* a2 a2) (* a3 a3)) 1.0))
(assert (= (+ (* p1 p1) (* p2 p2) (* p3 p3)) 1.0))
; the conclusion, negated
(assert (not (= (+ (* (- a1 p1) (- a1 p1)) (* (- a2 p2) (- a2 p2)) (* (- a3 p3) (- a3 p3))) (- 2.0 (* 2.0 (+ (* a1 p1) (* a2 p2) (* a3 p3)))))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const a1 Real)
(declare-const a2 Real)
(declare-const a3 Real)
(declare-const p1 Real)
(declare-const p2 Real)
(declare-const p3 Real)
; the conclusion, negated
(assert (not (= (+ (* (- a1 p1) (- a1 p1)) (* (- a2 p2) (- a2 p2)) (* (- a3 p3) (- a3 p3))) (- 2.0 (* 2.0 (+ (* a1 p1) (* a2 p2) (* a3 p3)))))))
(check-sat)
