"""What a young person may tell before, during and after a conversation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from counselling.conversation.actions.open import Traits
from counselling.conversation.rules import (
    COMMENT_LIMIT,
    NICKNAME_LIMIT,
    QUESTION_LIMIT,
    AgeBand,
    Gender,
    IAm,
    Mood,
    Overlooked,
    Stars,
    Topic,
)

RATHER_NOT = ("", _("Zeg ik liever niet"))
#: Fields that stay folded away until somebody wants to tell more.
FOLDED = ("i_am", "gender", "mood", "overlooked")

REASONS = {
    "empty": _("Vul een schuilnaam in. Je kiest zelf welke."),
    "too_long": _("Dit is te lang. Maak het wat korter."),
    "invalid": _("Dit kunnen we niet lezen. Probeer het met andere tekens."),
    "closed": _("De chat is nu dicht. Hier kan je wel terecht."),
    "full": _(
        "De wachtkamer is vol. Probeer het straks opnieuw. Of bel of chat nu met iemand anders."
    ),
    "unknown": _(
        "Met deze woorden vinden we niets meer. Kijk of je ze juist typte. Of begin gewoon een nieuwe chat."
    ),
    "tried_often": _(
        "Er is al een paar keer geprobeerd. Wacht een kwartier. Of begin gewoon een nieuwe chat."
    ),
    "too_many": _(
        "Het is heel druk op jullie netwerk. Probeer het over een minuut opnieuw. Je antwoorden blijven staan."
    ),
}
TROUBLE = _("Er ging iets mis bij ons. Jij deed niets fout. Probeer het straks opnieuw.")


def sentence_of(reason: str) -> str:
    """Return the kind sentence for a reason that a verb gave."""
    return str(REASONS.get(reason, TROUBLE))


def _choice(choices: list[tuple[Any, Any]]) -> forms.ChoiceField:
    wrong = {"invalid_choice": _("Kies een van de antwoorden.")}
    values = [(str(value), text) for value, text in choices]
    return forms.ChoiceField(choices=[RATHER_NOT, *values], required=False, error_messages=wrong)


def _text(limit: int, **options: Any) -> forms.CharField:
    # The limits of the rooms count code points after NFC; here only what cannot fit is stopped.
    return forms.CharField(
        max_length=4 * limit, error_messages={"max_length": REASONS["too_long"]}, **options
    )


class TraitsForm(forms.Form):
    """What somebody may tell about themselves; nothing is needed."""

    age_band = _choice(AgeBand.choices)
    topic = _choice(Topic.choices)
    i_am = _choice(IAm.choices)
    gender = _choice(Gender.choices)
    mood = _choice(Mood.choices)
    overlooked = _choice(Overlooked.choices)

    def traits(self) -> Traits:
        """Return the optional answers; a skipped one is empty."""
        told = self.cleaned_data
        return Traits(
            topic=told["topic"],
            age_band=told["age_band"],
            i_am=told["i_am"],
            gender=told["gender"],
            mood=int(told["mood"]) if told["mood"] else None,
            overlooked=told["overlooked"],
        )


class StartForm(TraitsForm):
    """The form before the waiting room; only the nickname is needed."""

    nickname = _text(NICKNAME_LIMIT)
    question = _text(QUESTION_LIMIT, required=False)
    #: "Ik ben nu niet veilig": goes with the start, because before it there is no visit to mark.
    unsafe = forms.BooleanField(required=False, widget=forms.HiddenInput)
    field_order = ("nickname", "age_band", "topic", "question", *FOLDED)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["nickname"].error_messages["required"] = REASONS["empty"]

    @property
    def more_told(self) -> bool:
        """Whether something was filled in, or is wrong, in the folded part."""
        return any(self[name].value() or self[name].errors for name in FOLDED)


class QuestionForm(forms.Form):
    """What is on somebody's mind; may be changed while they wait."""

    question = _text(QUESTION_LIMIT, required=False)


class FeedbackForm(forms.Form):
    """What somebody thought of the conversation; nothing is needed."""

    stars = _choice(Stars.choices)
    mood = _choice(Mood.choices)
    comment = _text(COMMENT_LIMIT, required=False)

    def number(self, name: str) -> int | None:
        """Return a chosen number, or nothing when it was skipped."""
        value = self.cleaned_data[name]
        return int(value) if value else None


def errors_of(form: forms.Form) -> dict[str, str]:
    """Return the first error of each field, in the order of the form."""
    return {name: str(messages[0]) for name, messages in form.errors.items()}
