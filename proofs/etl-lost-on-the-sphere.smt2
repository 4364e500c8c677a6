; id: etl-lost-on-the-sphere
; statement: The gradient a of S_ap = a.p in p: its part across p has the squared length 1 - S_ap^2, its part along p
;   the length S_ap.
; source: [ETL] section 1; docs/mathematics/triplets.md, section 2
; control: claiming 1 - 0.99 S_ap^2
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const a1 Real)
(declare-const a2 Real)
(declare-const a3 Real)
(declare-const p1 Real)
(declare-const p2 Real)
(declare-const p3 Real)
(define-fun S () Real (+ (* a1 p1) (* a2 p2) (* a3 p3)))
; hypothesis: unit vectors
(assert (= (+ (* a1 a1) (* a2 a2) (* a3 a3)) 1.0))
(assert (= (+ (* p1 p1) (* p2 p2) (* p3 p3)) 1.0))
; the conclusion, negated
(assert (not (= (+ (* (- a1 (* S p1)) (- a1 (* S p1))) (* (- a2 (* S p2)) (- a2 (* S p2))) (* (- a3 (* S p3)) (- a3 (* S p3)))) (- 1.0 (* S S)))))
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
(define-fun S () Real (+ (* a1 p1) (* a2 p2) (* a3 p3)))
; hypothesis: unit vectors
(assert (= (+ (* a1 a1) (* a2 a2) (* a3 a3)) 1.0))
(assert (= (+ (* p1 p1) (* p2 p2) (* p3 p3)) 1.0))
; the conclusion, negated
(assert (not (= (+ (* (- a1 (* S p1)) (- a1 (* S p1))) (* (- a2 (* S p2)) (- a2 (* S p2))) (* (- a3 (* S p3)) (- a3 (* S p3)))) (- 1.0 (* 0.99 S S)))))
(check-sat)
