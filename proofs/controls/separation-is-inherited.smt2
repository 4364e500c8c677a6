; Classes {1,2,3} and {4,5}. If the five points are separated, every family taken from them with repetition is: for
;   any sa, sp in the first class (equal or not) and sq in the second, d(sa,sp) <= d(sa,sq).
; Source: docs/mathematics.md, section 2
; NEGATIVE CONTROL, without the hypothesis: the five points are separated.
; Expected answer: sat
(set-logic ALL)
(declare-const d_1_2 Real)
(declare-const d_1_3 Real)
(declare-const d_2_3 Real)
(declare-const d_1_4 Real)
(declare-const d_1_5 Real)
(declare-const d_2_4 Real)
(declare-const d_2_5 Real)
(declare-const d_3_4 Real)
(declare-const d_3_5 Real)
(declare-const sa Int)
(declare-const sp Int)
(declare-const sq Int)
; hypothesis: distances are not negative
(assert (<= 0.0 d_1_2))
(assert (<= 0.0 d_1_3))
(assert (<= 0.0 d_2_3))
(assert (<= 0.0 d_1_4))
(assert (<= 0.0 d_1_5))
(assert (<= 0.0 d_2_4))
(assert (<= 0.0 d_2_5))
(assert (<= 0.0 d_3_4))
(assert (<= 0.0 d_3_5))
; hypothesis: the indices keep their classes
(assert (<= 1 sa 3))
(assert (<= 1 sp 3))
(assert (<= 4 sq 5))
; the conclusion, negated
(assert (not (<= (ite (= sa 1) (ite (= sp 1) 0.0 (ite (= sp 2) d_1_2 (ite (= sp 3) d_1_3 0.0))) (ite (= sa 2) (ite (= sp 1) d_1_2 (ite (= sp 2) 0.0 (ite (= sp 3) d_2_3 0.0))) (ite (= sa 3) (ite (= sp 1) d_1_3 (ite (= sp 2) d_2_3 (ite (= sp 3) 0.0 0.0))) 0.0))) (ite (= sa 1) (ite (= sq 4) d_1_4 (ite (= sq 5) d_1_5 0.0)) (ite (= sa 2) (ite (= sq 4) d_2_4 (ite (= sq 5) d_2_5 0.0)) (ite (= sa 3) (ite (= sq 4) d_3_4 (ite (= sq 5) d_3_5 0.0)) 0.0))))))
(check-sat)
(get-model)
