; id: stress-does-no-work
; statement: sum over pairs of w_ij u_ij.(v_i - v_j) = sum over points of r_i.v_i with r_i = sum_j w_ij u_ij, u_ji =
;   -u_ij; three points in the plane.
; size: three points of the plane
; source: docs/mathematics.md, section 8
; control: with the right side smaller by 1%
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const w12 Real)
(declare-const w13 Real)
(declare-const w23 Real)
(declare-const u12x Real)
(declare-const u12y Real)
(declare-const u13x Real)
(declare-const u13y Real)
(declare-const u23x Real)
(declare-const u23y Real)
(declare-const v1x Real)
(declare-const v1y Real)
(declare-const v2x Real)
(declare-const v2y Real)
(declare-const v3x Real)
(declare-const v3y Real)
; the conclusion, negated
(assert (not (= (+ (* w12 u12x (- v1x v2x)) (* w12 u12y (- v1y v2y)) (* w13 u13x (- v1x v3x)) (* w13 u13y (- v1y v3y)) (* w23 u23x (- v2x v3x)) (* w23 u23y (- v2y v3y))) (* 1.0 (+ (* (+ (* w12 u12x) (* w13 u13x)) v1x) (* (+ (* w12 u12y) (* w13 u13y)) v1y) (* (+ (* w12 (- u12x)) (* w23 u23x)) v2x) (* (+ (* w12 (- u12y)) (* w23 u23y)) v2y) (* (+ (* w13 (- u13x)) (* w23 (- u23x))) v3x) (* (+ (* w13 (- u13y)) (* w23 (- u23y))) v3y))))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const w12 Real)
(declare-const w13 Real)
(declare-const w23 Real)
(declare-const u12x Real)
(declare-const u12y Real)
(declare-const u13x Real)
(declare-const u13y Real)
(declare-const u23x Real)
(declare-const u23y Real)
(declare-const v1x Real)
(declare-const v1y Real)
(declare-const v2x Real)
(declare-const v2y Real)
(declare-const v3x Real)
(declare-const v3y Real)
; the conclusion, negated
(assert (not (= (+ (* w12 u12x (- v1x v2x)) (* w12 u12y (- v1y v2y)) (* w13 u13x (- v1x v3x)) (* w13 u13y (- v1y v3y)) (* w23 u23x (- v2x v3x)) (* w23 u23y (- v2y v3y))) (* 0.99 (+ (* (+ (* w12 u12x) (* w13 u13x)) v1x) (* (+ (* w12 u12y) (* w13 u13y)) v1y) (* (+ (* w12 (- u12x)) (* w23 u23x)) v2x) (* (+ (* w12 (- u12y)) (* w23 u23y)) v2y) (* (+ (* w13 (- u13x)) (* w23 (- u23x))) v3x) (* (+ (* w13 (- u13y)) (* w23 (- u23y))) v3y))))))
(check-sat)
