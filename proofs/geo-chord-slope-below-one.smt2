; id: geo-chord-slope-below-one
; statement: The chord's derivative along the sphere, cos(t/2) = s/2, is below the arc's, 1, unless the points
;   coincide.
; source: docs/mathematics/triplets.md, section 4
; control: without the hypothesis: the points differ
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const c Real)
(declare-const s Real)
; hypothesis: c = 2 sin(t/2), s = 2 cos(t/2)
(assert (= (+ (* c c) (* s s)) 4.0))
(assert (<= 0.0 s))
; hypothesis: the points differ
(assert (< 0.0 c))
; the conclusion, negated
(assert (not (< (/ s 2.0) 1.0)))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const c Real)
(declare-const s Real)
; hypothesis: c = 2 sin(t/2), s = 2 cos(t/2)
(assert (= (+ (* c c) (* s s)) 4.0))
(assert (<= 0.0 s))
; the conclusion, negated
(assert (not (< (/ s 2.0) 1.0)))
(check-sat)
