"""What was published: all that a page, a file or a report ever shows."""

from django.db import models


class Span(models.TextChoices):
    """How long a period is."""

    #: A month, or a few where one alone was too small.
    MONTH = "month"
    # The rest are sums of the months that were published in them.
    QUARTER = "quarter"
    #: September to December, or January to August: what a school year and a calendar year share.
    PART = "part"
    #: A school year.
    YEAR = "year"
    #: A year of the calendar.
    CALENDAR = "calendar"


class Topic(models.TextChoices):
    """What a table is about; its rows have the keys of `rules.tables`."""

    #: Whether they got an answer: everybody who joined the line.
    OUTCOME = "outcome"
    #: How it went for those who got none.
    UNANSWERED = "unanswered"
    LEFT_AFTER = "left_after"
    WAIT = "wait"
    LENGTH = "length"
    STARS = "stars"
    MOOD = "mood"
    WEEKDAY = "weekday"
    HOUR = "hour"
    WHO = "who"
    LEVEL = "level"
    THEME = "theme"
    REFERRAL = "referral"
    NETWORK = "network"
    TURNED_AWAY = "turned_away"


class Period(models.Model):
    """A month, a quarter or a year whose figures were published, once and for good."""

    span = models.CharField(max_length=8, choices=Span.choices)
    #: The first days of its first and its last month.
    first = models.DateField()
    last = models.DateField()
    published_at = models.DateTimeField()

    class Meta:
        app_label = "counselling"
        constraints = [
            models.UniqueConstraint(fields=["span", "last"], name="period_published_once"),
            models.CheckConstraint(
                name="period_goes_forward", condition=models.Q(last__gte=models.F("first"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.span} {self.first} - {self.last}"


class Figure(models.Model):
    """One cell of a table. A hidden one has no number: nobody finds it here either."""

    period = models.ForeignKey(Period, on_delete=models.CASCADE, related_name="figures")
    topic = models.CharField(max_length=11, choices=Topic.choices)
    key = models.CharField(max_length=20)
    count = models.PositiveIntegerField(null=True)

    class Meta:
        app_label = "counselling"
        constraints = [
            models.UniqueConstraint(
                fields=["period", "topic", "key"], name="figure_of_period_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.key}: {self.count}"


class NetworkFigure(models.Model):
    """One cell of a school year's table for a network, or for those that do not stand apart; hidden as a figure is."""

    period = models.ForeignKey(Period, on_delete=models.CASCADE, related_name="network_figures")
    #: The number of the network, `none`, or `rest`.
    network = models.CharField(max_length=20)
    topic = models.CharField(max_length=11, choices=Topic.choices)
    key = models.CharField(max_length=20)
    count = models.PositiveIntegerField(null=True)

    class Meta:
        app_label = "counselling"
        constraints = [
            models.UniqueConstraint(
                fields=["period", "network", "topic", "key"], name="network_figure_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.network} {self.topic} {self.key}: {self.count}"
