; w = v = 1 (first order and vanilla): dS_ap < 0 and dS_an > 0 do not happen together.
; Source: docs/mathematics/triplets.md, section 6; derived here from the update rules of [ETL]
; NEGATIVE CONTROL, without the hypothesis: gamma is a cosine.
; Expected answer: sat
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
(get-model)
