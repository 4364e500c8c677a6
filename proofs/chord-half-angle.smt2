; id: chord-half-angle
; statement: c = cos(t/2), s = sin(t/2), cos t = c^2 - s^2: 2 - 2 cos t = (2 s)^2, so the chord is 2 sin(t/2).
; source: docs/mathematics.md, section 11
; control: without the hypothesis: on the circle
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const c Real)
(declare-const s Real)
; hypothesis: on the circle
(assert (= (+ (* c c) (* s s)) 1.0))
; the conclusion, negated
(assert (not (= (- 2.0 (* 2.0 (- (* c c) (* s s)))) (* 4.0 s s))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const c Real)
(declare-const s Real)
; the conclusion, negated
(assert (not (= (- 2.0 (* 2.0 (- (* c c) (* s s)))) (* 4.0 s s))))
(check-sat)
