; id: etl-emphasis
; statement: The second-order weights: w_an / w_ap = S_an / (1 - S_ap) exceeds 1, the ratio of the first order,
;   exactly where S_ap + S_an > 1.
; source: [ETL] section 5; docs/mathematics/triplets.md, section 6
; control: without the hypothesis: S_ap < 1
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const S_ap Real)
(declare-const S_an Real)
; hypothesis: S_ap < 1
(assert (< S_ap 1.0))
; the conclusion, negated
(assert (not (= (> (/ S_an (- 1.0 S_ap)) 1.0) (> (+ S_ap S_an) 1.0))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const S_ap Real)
(declare-const S_an Real)
; the conclusion, negated
(assert (not (= (> (/ S_an (- 1.0 S_ap)) 1.0) (> (+ S_ap S_an) 1.0))))
(check-sat)
