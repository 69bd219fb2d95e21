"""What is counted, for /metrics and for the operator: one registry a program."""

import time
from collections import deque
from collections.abc import Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, generate_latest

REMEMBERED_SECONDS = 60.0  # longer than from one scrape to the next: a moment of standing still is seen


class Worst:
    """`worst.note(0.2)` for each measurement; `worst.seconds()` → the largest of the last minute."""

    def __init__(self) -> None:
        self._noted: deque[tuple[float, float]] = deque()

    def note(self, seconds: float) -> None:
        self._noted.append((time.monotonic(), seconds))
        self._drop_old()

    def seconds(self) -> float:
        self._drop_old()
        return max((seconds for _, seconds in self._noted), default=0.0)

    def _drop_old(self) -> None:
        while self._noted and time.monotonic() - self._noted[0][0] > REMEMBERED_SECONDS:
            self._noted.popleft()


class Metrics:
    """`metrics.ignored.inc()`; `metrics.sent.labels("edit").inc()`."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()

        def counter(name: str, what: str, *labels: str) -> Counter:
            return Counter(f"linli_{name}", what, labels, registry=self.registry)

        def gauge(name: str, what: str) -> Gauge:
            return Gauge(f"linli_{name}", what, registry=self.registry)

        self.received = counter("updates_received", "Updates that arrived")
        self.ignored = counter("updates_ignored", "Updates that are none of the bot's business: never stored")
        self.slowed = counter("updates_slowed", "Updates left alone, since somebody says more than anybody can mean")
        self.forged = counter("webhook_forged", "Webhook calls without the secret")
        self.poll_errors = counter("poll_errors", "Polls that failed, by kind", "kind")
        self.turns = counter("turns", "Turns committed, by what was heard", "kind")
        self.refusals = counter("refusals", "Turns refused, by reason", "reason")
        self.incidents = counter("incidents", "Things set aside or given up, by place", "place")
        self.sent = counter("sent", "Messages delivered, by kind", "kind")
        self.spared = counter("spared", "Messages that needed no sending any more")
        self.in_doubt = counter("sends_in_doubt", "Sends that may have arrived and are sent again")
        self.send_errors = counter("send_errors", "Sends that failed, by kind", "kind")
        self.tap_errors = counter("tap_answer_errors", "Answers to taps that failed, by kind", "kind")
        self.inbox_waiting = gauge("inbox_waiting", "Updates waiting to be handled")
        self.inbox_age = gauge("inbox_age_seconds", "Age of the oldest update waiting")
        self.outbox_waiting = gauge("outbox_waiting", "Messages waiting to be delivered")
        self.outbox_age = gauge("outbox_age_seconds", "Age of the oldest message waiting")
        self.posts = counter("posts", "Needs, offers and exchanges put up")
        self.pings = counter("pings", "Neighbours asked privately, or named on a card")
        self.claims = counter("claims", "Posts taken up")
        self.lag = Worst()
        gauge("loop_lag_seconds", "How late the clock's tick was, at worst in the last minute").set_function(
            self.lag.seconds
        )

    def count(self, happened: Mapping[str, int]) -> None:
        """What happened in a turn: `{"pings": 3}`."""
        for what, number in happened.items():
            {"posts": self.posts, "pings": self.pings, "claims": self.claims}[what].inc(number)

    def page(self) -> bytes:
        """All of it in Prometheus' text format."""
        return generate_latest(self.registry)
