; id: geo-chord-ambient-part
; statement: The chord's ambient gradient (x - y)/c has the component c/2 along x: it leaves the sphere.
; source: docs/mathematics/triplets.md, section 4
; control: without the hypothesis: the points differ
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const c Real)
(declare-const x Real)
; hypothesis: x.y is the cosine
(assert (= (* c c) (- 2.0 (* 2.0 x))))
; hypothesis: the points differ
(assert (< 0.0 c))
; the conclusion, negated
(assert (not (= (/ (- 1.0 x) c) (/ c 2.0))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const c Real)
(declare-const x Real)
; hypothesis: x.y is the cosine
(assert (= (* c c) (- 2.0 (* 2.0 x))))
; the conclusion, negated
(assert (not (= (/ (- 1.0 x) c) (/ c 2.0))))
(check-sat)
