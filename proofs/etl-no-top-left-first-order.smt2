; id: etl-no-top-left-first-order
; statement: w = v = 1 (first order and vanilla): dS_ap < 0 and dS_an > 0 do not happen together.
; source: docs/mathematics/triplets.md, section 6; derived here from the update rules of [ETL]
; control: without the hypothesis: gamma is a cosine
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const s Real)
(declare-const t Real)
(declare-const gamma Real)
; hypothesis: sines
(assert (<= 0.0 s))
(assert (<= 0.0 t))
; hypothesis: gamma is a cosine
(assert (<= gamma 1.0))
(assert (<= (- 1.0) gamma))
; the conclusion, negated
(assert (not (not (and (< (* 2.0 s) (* gamma t)) (> (* gamma s) (* 2.0 t))))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const s Real)
(declare-const t Real)
(declare-const gamma Real)
; hypothesis: sines
(assert (<= 0.0 s))
(assert (<= 0.0 t))
; the conclusion, negated
(assert (not (not (and (< (* 2.0 s) (* gamma t)) (> (* gamma s) (* 2.0 t))))))
(check-sat)
