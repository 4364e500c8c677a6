; id: etl-directions
; statement: Bottom-right (+,-), top-right (+,+), bottom-left (-,-) and top-left (-,+): exactly one of four is true of
;   (dS_ap, dS_an).
; source: docs/mathematics/triplets.md, section 6; derived here from the update rules of [ETL]
; control: without the hypothesis: both similarities change
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const x Real)
(declare-const y Real)
; hypothesis: both similarities change
(assert (not (= x 0.0)))
(assert (not (= y 0.0)))
; the conclusion, negated
(assert (not (and (or (and (> x 0.0) (< y 0.0)) (and (> x 0.0) (> y 0.0)) (and (< x 0.0) (< y 0.0)) (and (< x 0.0) (> y 0.0))) (not (and (and (> x 0.0) (< y 0.0)) (and (> x 0.0) (> y 0.0)))) (not (and (and (> x 0.0) (< y 0.0)) (and (< x 0.0) (< y 0.0)))) (not (and (and (> x 0.0) (< y 0.0)) (and (< x 0.0) (> y 0.0)))) (not (and (and (> x 0.0) (> y 0.0)) (and (< x 0.0) (< y 0.0)))) (not (and (and (> x 0.0) (> y 0.0)) (and (< x 0.0) (> y 0.0)))) (not (and (and (< x 0.0) (< y 0.0)) (and (< x 0.0) (> y 0.0)))))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const x Real)
(declare-const y Real)
; the conclusion, negated
(assert (not (and (or (and (> x 0.0) (< y 0.0)) (and (> x 0.0) (> y 0.0)) (and (< x 0.0) (< y 0.0)) (and (< x 0.0) (> y 0.0))) (not (and (and (> x 0.0) (< y 0.0)) (and (> x 0.0) (> y 0.0)))) (not (and (and (> x 0.0) (< y 0.0)) (and (< x 0.0) (< y 0.0)))) (not (and (and (> x 0.0) (< y 0.0)) (and (< x 0.0) (> y 0.0)))) (not (and (and (> x 0.0) (> y 0.0)) (and (< x 0.0) (< y 0.0)))) (not (and (and (> x 0.0) (> y 0.0)) (and (< x 0.0) (> y 0.0)))) (not (and (and (< x 0.0) (< y 0.0)) (and (< x 0.0) (> y 0.0)))))))
(check-sat)
