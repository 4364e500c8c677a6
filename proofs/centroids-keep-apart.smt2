; id: centroids-keep-apart
; statement: Classes of m points, eA and eB their mean squared distances over pairs, X the mean squared cross
;   distance, g the squared distance of the centroids. Separation averages to X >= eA and X >= eB; then g >= (eA + eB) /
;   (2 m). Two simplices in orthogonal planes reach equality.
; source: docs/mathematics.md, sections 6.2 and 7.3
; control: with the gap larger by 1%
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const m Real)
(declare-const eA Real)
(declare-const eB Real)
(declare-const X Real)
(declare-const g Real)
; hypothesis: at least one point
(assert (>= m 1.0))
(assert (>= eA 0.0))
(assert (>= eB 0.0))
; hypothesis: averaged separation
(assert (>= X eA))
(assert (>= X eB))
; hypothesis: cross-variance identity at the centroids
(assert (= (* 2.0 m X) (+ (* 2.0 m g) (* (- m 1.0) (+ eA eB)))))
; the conclusion, negated
(assert (not (<= (* 1.0 (+ eA eB)) (* 2.0 m g))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const m Real)
(declare-const eA Real)
(declare-const eB Real)
(declare-const X Real)
(declare-const g Real)
; hypothesis: at least one point
(assert (>= m 1.0))
(assert (>= eA 0.0))
(assert (>= eB 0.0))
; hypothesis: averaged separation
(assert (>= X eA))
(assert (>= X eB))
; hypothesis: cross-variance identity at the centroids
(assert (= (* 2.0 m X) (+ (* 2.0 m g) (* (- m 1.0) (+ eA eB)))))
; the conclusion, negated
(assert (not (<= (* 1.01 (+ eA eB)) (* 2.0 m g))))
(check-sat)
