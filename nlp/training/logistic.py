"""A logistic regression fitted with scikit-learn and packed for `nlp.fitted.linear`."""

import os
from collections.abc import Sequence

from nlp.fitted import linear

os.environ.setdefault("OMP_NUM_THREADS", "1")  # small sums: threads only wait for each other

UNIT = 0.001  # one step of a packed weight
TOLERANCE = 0.005  # of the solver: finer moves no fold, and takes twice as long
LEAST = 0.02  # weights below move nothing
LEAST_OF_MANY = 0.35  # where features are very many: two new hands move by less than chance, a third is left


def fit_linear(
    rows: Sequence[Sequence[str]],
    labels: Sequence[str],
    strength: float = 2.0,
    least: float = LEAST,
    weights: Sequence[float] | None = None,
) -> linear.Linear:
    """A multinomial logistic regression over present-or-absent features; those of `least` weight are left out.
    `weights`: what each row counts."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(row, 1.0) for row in rows])
    model = LogisticRegression(C=strength, max_iter=300).fit(matrix, labels, sample_weight=weights)
    names = [str(name) for name in model.classes_]
    coefficients, intercept = model.coef_, model.intercept_
    if len(names) == 2:
        coefficients, intercept = [-coefficients[0], coefficients[0]], [-intercept[0], intercept[0]]
    table = {"": [float(b) for b in intercept]}
    for column, feature in enumerate(vectorizer.get_feature_names_out()):
        row = [float(of_class[column]) for of_class in coefficients]
        mean = sum(row) / len(row)
        if max(abs(weight - mean) for weight in row) >= least:
            table[feature] = row
    packed = dict(zip(table, linear.pack(table.values(), UNIT), strict=True))
    return linear.Linear(tuple(names), packed, UNIT)


def fit_margin(rows: Sequence[Sequence[str]], labels: Sequence[bool], strength: float) -> dict[str, int]:
    """A logistic regression for yes or no over present-or-absent features: what each moves the margin by, in `UNIT`s.

    Each row has the feature "" for the base.
    """
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    places: dict[str, int] = {}
    columns: list[int] = []
    ends = [0]
    for row in rows:
        columns += [places.setdefault(feature, len(places)) for feature in dict.fromkeys(row)]
        ends.append(len(columns))
    shape = (len(rows), len(places))
    matrix = csr_matrix(
        (np.ones(len(columns)), np.array(columns, dtype=np.int32), np.array(ends, dtype=np.int32)), shape=shape
    )
    model = LogisticRegression(C=strength, solver="liblinear", max_iter=200, tol=TOLERANCE).fit(matrix, labels)
    weights = dict(zip(places, model.coef_[0], strict=True))
    weights[""] += model.intercept_[0]
    return {feature: round(weight / UNIT) for feature, weight in weights.items() if abs(weight) >= LEAST_OF_MANY}
