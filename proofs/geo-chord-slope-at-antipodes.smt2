; id: geo-chord-slope-at-antipodes
; statement: The chord's derivative along the sphere is 0 between antipodes.
; source: docs/mathematics/triplets.md, section 4
; control: without the hypothesis: antipodes: c = 2
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const c Real)
(declare-const s Real)
; hypothesis: c = 2 sin(t/2), s = 2 cos(t/2)
(assert (= (+ (* c c) (* s s)) 4.0))
(assert (<= 0.0 s))
; hypothesis: antipodes: c = 2
(assert (= c 2.0))
; the conclusion, negated
(assert (not (= (/ s 2.0) 0.0)))
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
(assert (not (= (/ s 2.0) 0.0)))
(check-sat)
