; id: geo-chord-step-descends-for-the-arc
; statement: The anchor gradients alpha w_p - beta w_q and w_p - w_q of the two distances make an angle of at most 90
;   degrees.
; source: docs/mathematics/triplets.md, section 4
; control: without the hypothesis: slopes are not negative
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const x1 Real)
(declare-const x2 Real)
(declare-const y1 Real)
(declare-const y2 Real)
(declare-const alpha Real)
(declare-const beta Real)
; hypothesis: unit tangents in the plane that they span
(assert (= (+ (* x1 x1) (* x2 x2)) 1.0))
(assert (= (+ (* y1 y1) (* y2 y2)) 1.0))
; hypothesis: slopes are not negative
(assert (<= 0.0 alpha))
(assert (<= 0.0 beta))
; the conclusion, negated
(assert (not (>= (+ (* (- (* alpha x1) (* beta y1)) (- x1 y1)) (* (- (* alpha x2) (* beta y2)) (- x2 y2))) 0.0)))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const x1 Real)
(declare-const x2 Real)
(declare-const y1 Real)
(declare-const y2 Real)
(declare-const alpha Real)
(declare-const beta Real)
; hypothesis: unit tangents in the plane that they span
(assert (= (+ (* x1 x1) (* x2 x2)) 1.0))
(assert (= (+ (* y1 y1) (* y2 y2)) 1.0))
; the conclusion, negated
(assert (not (>= (+ (* (- (* alpha x1) (* beta y1)) (- x1 y1)) (* (- (* alpha x2) (* beta y2)) (- x2 y2))) 0.0)))
(check-sat)
