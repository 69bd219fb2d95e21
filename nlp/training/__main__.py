"""`python -m nlp.training` (= `make fit`): fits the reader's models to the corpus and prints cross-validated figures."""

from nlp.training import intents

if __name__ == "__main__":
    intents.main()
