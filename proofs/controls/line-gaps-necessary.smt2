; On a line: with the class ends l <= r as anchor and positive and the next class beginning at q >= r, separation
;   gives q - r >= r - l.
; Source: docs/mathematics.md, section 6.3
; NEGATIVE CONTROL, without the hypothesis: anchor r.
; Expected answer: sat
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
(get-model)
