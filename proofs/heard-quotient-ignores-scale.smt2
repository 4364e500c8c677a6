; id: heard-quotient-ignores-scale
; statement: Scaled by r > 0, hardness h over a mean distance d keeps its value: (r h)/(r d) = h/d.
; source: docs/mathematics/triplets.md, section 4
; control: without the hypothesis: the mean hardest negative distance is not 0
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const h Real)
(declare-const d Real)
(declare-const r Real)
; hypothesis: a scale
(assert (< 0.0 r))
; hypothesis: the mean hardest negative distance is not 0
(assert (< 0.0 d))
; the conclusion, negated
(assert (not (= (/ (* r h) (* r d)) (/ h d))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const h Real)
(declare-const d Real)
(declare-const r Real)
; hypothesis: a scale
(assert (< 0.0 r))
; the conclusion, negated
(assert (not (= (/ (* r h) (* r d)) (/ h d))))
(check-sat)
