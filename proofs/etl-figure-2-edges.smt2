; id: etl-figure-2-edges
; statement: First-order and vanilla steps of a small rate, gamma > 0: below a sine s < gamma t / 2 to the positive,
;   the right edge, dS_ap < 0; below t < gamma s / 2, the top edge, dS_an > 0.
; source: [ETL] section 4, Figure 2; docs/mathematics/triplets.md, section 6
; control: claiming it below s < gamma t
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const s Real)
(declare-const t Real)
(declare-const gamma Real)
; hypothesis: sines above 0
(assert (< 0.0 s))
(assert (< 0.0 t))
; hypothesis: gamma > 0
(assert (< 0.0 gamma))
; the conclusion, negated
(assert (not (and (=> (< (* 2.0 s) (* gamma t)) (< (- (* 2.0 s s) (* gamma s t)) 0.0)) (=> (< (* 2.0 t) (* gamma s)) (> (- (* gamma s t) (* 2.0 t t)) 0.0)))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const s Real)
(declare-const t Real)
(declare-const gamma Real)
; hypothesis: sines above 0
(assert (< 0.0 s))
(assert (< 0.0 t))
; hypothesis: gamma > 0
(assert (< 0.0 gamma))
; the conclusion, negated
(assert (not (=> (< s (* gamma t)) (< (- (* 2.0 s s) (* gamma s t)) 0.0))))
(check-sat)
