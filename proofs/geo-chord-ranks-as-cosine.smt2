; id: geo-chord-ranks-as-cosine
; statement: Chords c, d of pairs with cosines x, y: c < d if and only if x > y.
; source: docs/mathematics/triplets.md, section 4
; control: without the hypothesis: lengths
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const c Real)
(declare-const d Real)
(declare-const x Real)
(declare-const y Real)
; hypothesis: lengths
(assert (<= 0.0 c))
(assert (<= 0.0 d))
; hypothesis: chords
(assert (= (* c c) (- 2.0 (* 2.0 x))))
(assert (= (* d d) (- 2.0 (* 2.0 y))))
; the conclusion, negated
(assert (not (= (< c d) (> x y))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const c Real)
(declare-const d Real)
(declare-const x Real)
(declare-const y Real)
; hypothesis: chords
(assert (= (* c c) (- 2.0 (* 2.0 x))))
(assert (= (* d d) (- 2.0 (* 2.0 y))))
; the conclusion, negated
(assert (not (= (< c d) (> x y))))
(check-sat)
