; id: geo-anchor-directions-differ
; statement: alpha w_p - beta w_q and w_p - w_q are not parallel, unless alpha = beta or w_p and w_q are parallel.
; source: docs/mathematics/triplets.md, section 4
; control: without the hypothesis: the slopes differ
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
; hypothesis: the slopes differ
(assert (not (= alpha beta)))
; hypothesis: w_p and w_q are not parallel
(assert (not (= (- (* x1 y2) (* x2 y1)) 0.0)))
; the conclusion, negated
(assert (not (not (= (- (* (- (* alpha x1) (* beta y1)) (- x2 y2)) (* (- (* alpha x2) (* beta y2)) (- x1 y1))) 0.0))))
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
; hypothesis: w_p and w_q are not parallel
(assert (not (= (- (* x1 y2) (* x2 y1)) 0.0)))
; the conclusion, negated
(assert (not (not (= (- (* (- (* alpha x1) (* beta y1)) (- x2 y2)) (* (- (* alpha x2) (* beta y2)) (- x1 y1))) 0.0))))
(check-sat)
