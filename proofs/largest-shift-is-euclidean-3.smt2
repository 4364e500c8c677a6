; id: largest-shift-is-euclidean-3
; statement: Numbers 0 <= s1 <= s2 <= s3 and weights w1 + w2 + w3 = 0: sum over pairs of w_k w_l max(s_k, s_l) <= 0,
;   so max(s_k, s_l) is a squared Euclidean distance of three classes.
; size: three classes
; source: docs/mathematics.md, section 7.1
; control: without the hypothesis: weights sum to zero
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const s1 Real)
(declare-const s2 Real)
(declare-const s3 Real)
(declare-const w1 Real)
(declare-const w2 Real)
(declare-const w3 Real)
; hypothesis: order
(assert (<= 0.0 s1 s2 s3))
; hypothesis: weights sum to zero
(assert (= (+ w1 w2 w3) 0.0))
; the conclusion, negated
(assert (not (<= (+ (* w1 w2 s2) (* w1 w3 s3) (* w2 w3 s3)) 0.0)))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const s1 Real)
(declare-const s2 Real)
(declare-const s3 Real)
(declare-const w1 Real)
(declare-const w2 Real)
(declare-const w3 Real)
; hypothesis: order
(assert (<= 0.0 s1 s2 s3))
; the conclusion, negated
(assert (not (<= (+ (* w1 w2 s2) (* w1 w3 s3) (* w2 w3 s3)) 0.0)))
(check-sat)
