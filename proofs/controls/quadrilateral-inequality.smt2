; |p1 - p2| <= |p1 - g1| + |g1 - g2| + |g2 - p2|: a distance changes by no more than its ends move.
; Source: docs/mathematics.md, section 3; a step on the way to (27) of [IAT]
; NEGATIVE CONTROL, with the left side larger by 1%.
; Expected answer: sat
(set-logic QF_LRA)
(declare-const d_p1_p2 Real)
(declare-const d_p1_g1 Real)
(declare-const d_p1_g2 Real)
(declare-const d_p2_g1 Real)
(declare-const d_p2_g2 Real)
(declare-const d_g1_g2 Real)
; hypothesis: metric axioms
(assert (<= 0.0 d_p1_p2))
(assert (<= 0.0 d_p1_g1))
(assert (<= 0.0 d_p1_g2))
(assert (<= 0.0 d_p2_g1))
(assert (<= 0.0 d_p2_g2))
(assert (<= 0.0 d_g1_g2))
(assert (<= d_p1_p2 (+ d_p1_g1 d_p2_g1)))
(assert (<= d_p1_p2 (+ d_p1_g2 d_p2_g2)))
(assert (<= d_p1_g1 (+ d_p1_p2 d_p2_g1)))
(assert (<= d_p1_g1 (+ d_p1_g2 d_g1_g2)))
(assert (<= d_p1_g2 (+ d_p1_p2 d_p2_g2)))
(assert (<= d_p1_g2 (+ d_p1_g1 d_g1_g2)))
(assert (<= d_p2_g1 (+ d_p1_p2 d_p1_g1)))
(assert (<= d_p2_g1 (+ d_p2_g2 d_g1_g2)))
(assert (<= d_p2_g2 (+ d_p1_p2 d_p1_g2)))
(assert (<= d_p2_g2 (+ d_p2_g1 d_g1_g2)))
(assert (<= d_g1_g2 (+ d_p1_g1 d_p1_g2)))
(assert (<= d_g1_g2 (+ d_p2_g1 d_p2_g2)))
; the conclusion, negated
(assert (not (<= (* 1.01 d_p1_p2) (+ d_p1_g1 d_g1_g2 d_p2_g2))))
(check-sat)
(get-model)
