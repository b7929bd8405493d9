"""What a conversation keeps of the young person's own choices about it."""

from django.utils.translation import gettext_lazy as _

from counselling.conversation.personal_data.kept import IN_THE_CHAT, TWO_YEARS
from counselling.core.register import Ground, Kept, Purpose, Reader, Whose

YOUR_CHOICES = Kept(
    key="your_choices",
    name=_("Wat je over je gegevens koos"),
    what=_("Of je vroeg om te wissen, om alleen te bewaren, of om je gesprek niet te gebruiken."),
    why=_("Zodat we doen wat je vroeg."),
    whose=Whose.VISITOR,
    purpose=Purpose.RIGHTS,
    ground=Ground.DUTY,
    retention=TWO_YEARS,
    readers=(Reader.YOURSELF, Reader.PRIVACY_OFFICER),
)
LEARNING = Kept(
    key="learning",
    name=_("Of we van je gesprek mogen leren"),
    what=_(
        "Je antwoord op de vraag aan het einde: ja, of liever niet. Zonder antwoord doen we wat in de privacyverklaring staat."
    ),
    why=_("Omdat alleen jij dat kiest."),
    whose=Whose.VISITOR,
    purpose=Purpose.QUALITY,
    ground=Ground.TASK,
    retention=TWO_YEARS,
    readers=(Reader.YOURSELF, Reader.PRIVACY_OFFICER),
)
CONSENT = Kept(
    key="consent",
    name=_("Wat we mogen doorgeven"),
    what=_(
        "Wat je hulpverlener vroeg om door te geven, aan wie, en of je ja of nee zei of het later introk."
    ),
    why=_("Zodat niemand iets doorgeeft wat jij niet wilt."),
    whose=Whose.VISITOR,
    purpose=Purpose.CHAT,
    ground=Ground.CONSENT,
    retention=TWO_YEARS,
    readers=(*IN_THE_CHAT, Reader.PRIVACY_OFFICER),
)
STATEMENT_SEEN = Kept(
    key="statement_seen",
    name=_("Welke privacyverklaring je zag"),
    what=_("De versie van onze privacyverklaring toen je begon te chatten."),
    why=_("Zodat we ons houden aan wat er toen stond."),
    whose=Whose.VISITOR,
    purpose=Purpose.RIGHTS,
    ground=Ground.DUTY,
    retention=TWO_YEARS,
    readers=(Reader.YOURSELF, Reader.PRIVACY_OFFICER),
)
