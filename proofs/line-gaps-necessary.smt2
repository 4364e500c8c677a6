; id: line-gaps-necessary
; statement: On a line: with the class ends l <= r as anchor and positive and the next class beginning at q >= r,
;   separation gives q - r >= r - l.
; source: docs/mathematics.md, section 6.3
; control: without the hypothesis: anchor r
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_LRA)
(declare-const l Real)
(declare-const r Real)
(declare-const q Real)
; hypothesis: order
(assert (<= l r))
(assert (<= r q))
; hypothesis: anchor r
(assert (<= (ite (>= (- r l) 0.0) (- r l) (- (- r l))) (ite (>= (- r q) 0.0) (- r q) (- (- r q)))))
; the conclusion, negated
(assert (not (<= (- r l) (- q r))))
(check-sat)
(reset)
; the control
(set-logic QF_LRA)
(declare-const l Real)
(declare-const r Real)
(declare-const q Real)
; hypothesis: order
(assert (<= l r))
(assert (<= r q))
; the conclusion, negated
(assert (not (<= (- r l) (- q r))))
(check-sat)
