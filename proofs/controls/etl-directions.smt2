; Bottom-right (+,-), top-right (+,+), bottom-left (-,-) and top-left (-,+): exactly one of four is true of (dS_ap,
;   dS_an).
; Source: docs/mathematics/triplets.md, section 6; derived here from the update rules of [ETL]
; NEGATIVE CONTROL, without the hypothesis: both similarities change.
; Expected answer: sat
(set-logic QF_NRA)
(declare-const x Real)
(declare-const y Real)
; the conclusion, negated
(assert (not (and (or (and (> x 0.0) (< y 0.0)) (and (> x 0.0) (> y 0.0)) (and (< x 0.0) (< y 0.0)) (and (< x 0.0) (> y 0.0))) (not (and (and (> x 0.0) (< y 0.0)) (and (> x 0.0) (> y 0.0)))) (not (and (and (> x 0.0) (< y 0.0)) (and (< x 0.0) (< y 0.0)))) (not (and (and (> x 0.0) (< y 0.0)) (and (< x 0.0) (> y 0.0)))) (not (and (and (> x 0.0) (> y 0.0)) (and (< x 0.0) (< y 0.0)))) (not (and (and (> x 0.0) (> y 0.0)) (and (< x 0.0) (> y 0.0)))) (not (and (and (< x 0.0) (< y 0.0)) (and (< x 0.0) (> y 0.0)))))))
(check-sat)
(get-model)
