"""`python -m nlp.training` (= `make fit`): fits the reader's models and prints cross-validated figures."""

from nlp.training import intents, moves, subjects, unlisted, uptake

if __name__ == "__main__":
    subjects.main()
    intents.main()  # which at last judges the whole reader on dev.jsonl, that neither has seen
    subjects.refit()
    unlisted.main()
    uptake.main()
    moves.main()  # last: what the reader says is among what it weighs
