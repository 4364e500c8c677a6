; id: line-no-interleaving
; statement: On a line, separated: if b lies between a and a' of another class, then a = b = a'.
; source: docs/mathematics.md, section 6.3
; control: without the hypothesis: anchor a
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_LRA)
(declare-const a Real)
(declare-const a_ Real)
(declare-const b Real)
; hypothesis: b between
(assert (<= a b))
(assert (<= b a_))
; hypothesis: anchor a
(assert (<= (- a_ a) (- b a)))
; hypothesis: anchor a'
(assert (<= (- a_ a) (- a_ b)))
; the conclusion, negated
(assert (not (and (= a b) (= b a_))))
(check-sat)
(reset)
; the control
(set-logic QF_LRA)
(declare-const a Real)
(declare-const a_ Real)
(declare-const b Real)
; hypothesis: b between
(assert (<= a b))
(assert (<= b a_))
; hypothesis: anchor a'
(assert (<= (- a_ a) (- a_ b)))
; the conclusion, negated
(assert (not (and (= a b) (= b a_))))
(check-sat)
