; id: procrustes-rank-one
; statement: Columns f, g with a = |f|^2, b = |g|^2, c = f.g >= 0: |gg' - ff'|^2 >= 2 (sqrt 2 - 1) |f|^2 |g - f|^2,
;   Lemma 5.4 of [TU] for one column. (The general case is proved in the text.)
; size: one column
; source: docs/mathematics.md, section 5.1
; control: with the constant larger by 1%
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const a Real)
(declare-const b Real)
(declare-const c Real)
(declare-const root Real)
; hypothesis: root is the square root of 2
(assert (> root 0.0))
(assert (= (* root root) 2.0))
; hypothesis: squared lengths and Cauchy-Schwarz
(assert (>= a 0.0))
(assert (>= b 0.0))
(assert (<= (* c c) (* a b)))
; hypothesis: aligned
(assert (>= c 0.0))
; the conclusion, negated
(assert (not (>= (- (+ (* a a) (* b b)) (* 2.0 c c)) (* 2.0 (- root 1.0) a (- (+ a b) (* 2.0 c))))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const a Real)
(declare-const b Real)
(declare-const c Real)
(declare-const root Real)
; hypothesis: root is the square root of 2
(assert (> root 0.0))
(assert (= (* root root) 2.0))
; hypothesis: squared lengths and Cauchy-Schwarz
(assert (>= a 0.0))
(assert (>= b 0.0))
(assert (<= (* c c) (* a b)))
; hypothesis: aligned
(assert (>= c 0.0))
; the conclusion, negated
(assert (not (>= (- (+ (* a a) (* b b)) (* 2.0 c c)) (* 2.02 (- root 1.0) a (- (+ a b) (* 2.0 c))))))
(check-sat)
