"""What is fitted to labelled messages, as numbers: `stored` in files, added up as `weights`, read by a `linear` model.

What they are fitted to: nlp/training. The files: nlp/models.
"""
