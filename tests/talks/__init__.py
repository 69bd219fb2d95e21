"""Whole conversations (nlp/training/corpus/talks), played before the whole bot: does it note what a kind, attentive
secretary would?

`not_yet.txt` names the talks that come out otherwise: who mends one takes it out. `stage` plays a talk and looks into
the database, `judge` compares; `python -m tests.talks` prints figures. How a talk is written: nlp/training/talks.py.
"""
