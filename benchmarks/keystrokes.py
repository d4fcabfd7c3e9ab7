"""How long the owner's update takes a practised person, before anything is measured: `python -m benchmarks.keystrokes`.

The keystroke-level model of Card, Moran and Newell (The keystroke-level model for user performance time with interactive
systems, Communications of the ACM 23:7, 1980; The Psychology of Human-Computer Interaction, 1983, chapter 8). Its
operators, in seconds: K a key or button pressed by an average non-secretary typist, P pointing at a target, H moving
the hand between keyboard and pointer, M making up one's mind, R waiting for the system. A tap on a telephone is one P
and one press, as a click is. The times of R are the measured ones of `benchmarks.served`.
"""

import sys
from dataclasses import dataclass

K, P, H, M = 0.28, 1.10, 0.40, 1.35
PRESS = 0.10  # B: a press of the pointer's button
R_OPEN, R_SAVE = 0.1, 0.1
TAP = P + PRESS
SENTENCE = 60  # key presses: "Ensimmäinen vaihe on valmis, toinen alkaa syksyllä."


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that the owner does, with its operators."""

    what: str
    seconds: float
    taps: int = 0


OPEN = Step("decide to, and tap the link in the mail (M P B R)", M + TAP + R_OPEN, taps=1)
ALL_AS_SUGGESTED = [
    OPEN,
    Step("look over the suggested values of three measures (3 M)", 3 * M),
    Step("tap “all as suggested” (M P B R)", M + TAP + R_SAVE, taps=1),
]
EACH_CHANGED = [
    OPEN,
    *(
        step
        for number in (1, 2, 3)
        for step in (
            Step(f"measure {number}: recall how it stands (M), tap a value near it (P B)", M + TAP, taps=1),
            Step(f"measure {number}: tap the field of the sentence (P B)", TAP, taps=1),
            Step(f"measure {number}: think of a sentence and write it (H M {SENTENCE} K)", H + M + SENTENCE * K),
        )
    ),
    Step("tap Save (H M P B R)", H + M + TAP + R_SAVE, taps=1),
]


def tell(name: str, steps: list[Step]) -> None:
    sys.stdout.write(f"{name}\n")
    for step in steps:
        sys.stdout.write(f"  {step.seconds:6.1f} s  {step.what}\n")
    taps = sum(step.taps for step in steps) - OPEN.taps
    sys.stdout.write(f"  {sum(step.seconds for step in steps):6.1f} s  in all, {taps} taps after opening\n")


def main() -> None:
    sys.stdout.write(f"K {K} s, P {P} s, B {PRESS} s, H {H} s, M {M} s, R {R_OPEN} s\n")
    tell("Three measures, all as suggested", ALL_AS_SUGGESTED)
    tell("Three measures, each value changed and a sentence written", EACH_CHANGED)
    unwritten = [step for step in EACH_CHANGED if "sentence" not in step.what]
    tell("Three measures, each value changed, no sentences", unwritten)


if __name__ == "__main__":
    main()
