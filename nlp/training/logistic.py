"""A logistic regression fitted with scikit-learn and packed for `nlp.linear`."""

from collections.abc import Sequence

from nlp import linear

UNIT = 0.001  # one step of a packed weight


def fit_linear(rows: Sequence[Sequence[str]], labels: Sequence[str], strength: float = 2.0) -> linear.Linear:
    """A multinomial logistic regression over present-or-absent features."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(row, 1.0) for row in rows])
    model = LogisticRegression(C=strength, max_iter=300).fit(matrix, labels)
    names = [str(name) for name in model.classes_]
    coefficients, intercept = model.coef_, model.intercept_
    if len(names) == 2:
        coefficients, intercept = [-coefficients[0], coefficients[0]], [-intercept[0], intercept[0]]
    table = {"": [float(b) for b in intercept]}
    for column, feature in enumerate(vectorizer.get_feature_names_out()):
        row = [float(weights[column]) for weights in coefficients]
        if max(map(abs, row)) >= 0.02:
            table[feature] = row
    weights = dict(zip(table, linear.pack(table.values(), UNIT), strict=True))
    return linear.Linear(tuple(names), weights, UNIT, (), ())
