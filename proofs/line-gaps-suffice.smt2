; id: line-gaps-suffice
; statement: On a line: a class in [l, r] whose neighbours end at or before l - (r - l) and begin at or after r + (r -
;   l) satisfies every triple that it anchors.
; source: docs/mathematics.md, section 6.3
; control: without the hypothesis: q beyond a gap as wide as the interval
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_LRA)
(declare-const l Real)
(declare-const r Real)
(declare-const a Real)
(declare-const p Real)
(declare-const q Real)
; hypothesis: a and p in the interval
(assert (<= l a r))
(assert (<= l p r))
; hypothesis: q beyond a gap as wide as the interval
(assert (or (<= q (- l (- r l))) (>= q (+ r (- r l)))))
; the conclusion, negated
(assert (not (<= (ite (>= (- a p) 0.0) (- a p) (- (- a p))) (ite (>= (- a q) 0.0) (- a q) (- (- a q))))))
(check-sat)
(reset)
; the control
(set-logic QF_LRA)
(declare-const l Real)
(declare-const r Real)
(declare-const a Real)
(declare-const p Real)
(declare-const q Real)
; hypothesis: a and p in the interval
(assert (<= l a r))
(assert (<= l p r))
; the conclusion, negated
(assert (not (<= (ite (>= (- a p) 0.0) (- a p) (- (- a p))) (ite (>= (- a q) 0.0) (- a q) (- (- a q))))))
(check-sat)
