"""The things that a conversation keeps, as people call them."""

from django.utils.translation import gettext_lazy as _

from counselling.core.register import (
    Counted,
    Ground,
    Kept,
    Purpose,
    Reader,
    WhileNeeded,
    Whose,
    WithConversation,
)

IN_THE_CHAT = (Reader.YOURSELF, Reader.COUNSELLOR)
#: Words and names of a conversation that is learned from, until the names are out.
UNTIL_NAMELESS = (*IN_THE_CHAT, Reader.PRIVACY_OFFICER, Reader.REDACTORS)
TWO_YEARS = WithConversation()

NICKNAME = Kept(
    key="nickname",
    name=_("Je schuilnaam"),
    what=_("De naam die je koos om te chatten. We vragen je echte naam niet."),
    why=_("Zodat je hulpverlener je kan aanspreken."),
    whose=Whose.VISITOR,
    purpose=Purpose.CHAT,
    ground=Ground.TASK,
    retention=TWO_YEARS,
    readers=UNTIL_NAMELESS,
)
TOLD = Kept(
    key="told",
    name=_("Wat je bij het begin vertelde"),
    what=_(
        "Je vraag, waarover je wilt praten, je leeftijd, wie je bent, je gender, hoe je je voelt en of iemand"
        " kan meekijken. Je vult alleen in wat je wilt."
    ),
    why=_("Zodat je hulpverlener je meteen beter begrijpt."),
    whose=Whose.VISITOR,
    purpose=Purpose.CHAT,
    ground=Ground.TASK,
    retention=WithConversation("TEXT_DAYS"),
    readers=UNTIL_NAMELESS,
    only_if_talked=True,
)
TALK = Kept(
    key="talk",
    name=_("Het gesprek zelf"),
    what=_(
        "Alles wat jij en je hulpverlener schreven, en wanneer. Wat je typt maar niet verstuurt, bewaren we niet."
    ),
    why=_(
        "Zodat je gesprek niet verloren gaat als je internet hapert, en om je te helpen als je later iets vraagt."
    ),
    whose=Whose.VISITOR,
    purpose=Purpose.CHAT,
    ground=Ground.TASK,
    retention=WithConversation("TEXT_DAYS"),
    readers=(*UNTIL_NAMELESS, Reader.TWO_NAMED),
)
TIMES = Kept(
    key="times",
    name=_("Wanneer en hoe lang je chatte"),
    what=_("De dag en het uur, hoe lang het duurde, hoe het eindigde en in welke taal."),
    why=_("Om te weten hoe druk het is, en hoe lang je moest wachten."),
    whose=Whose.VISITOR,
    purpose=Purpose.CHAT,
    ground=Ground.TASK,
    retention=TWO_YEARS,
    readers=(*IN_THE_CHAT, Reader.PRIVACY_OFFICER),
)
WHO_HELPED = Kept(
    key="who_helped",
    name=_("Wie met je praatte"),
    what=_("Welke hulpverlener je hielp, en of een collega meepraatte of het gesprek overnam."),
    why=_("Zodat we weten wie voor het gesprek verantwoordelijk is."),
    whose=Whose.VISITOR,
    purpose=Purpose.CHAT,
    ground=Ground.TASK,
    retention=TWO_YEARS,
    readers=(*IN_THE_CHAT, Reader.PRIVACY_OFFICER),
)
COOKIE = Kept(
    key="visit_cookie",
    name=_("Het koekje van je bezoek"),
    what=_("Een onleesbare afdruk van het koekje (cookie) dat je browser bij je gesprek houdt."),
    why=_("Zodat alleen jouw browser je gesprek ziet."),
    whose=Whose.VISITOR,
    purpose=Purpose.CHAT,
    ground=Ground.TASK,
    retention=Counted("ended_at", days=1),
    readers=(),
)
RUNNING = Kept(
    key="running",
    name=_("Wat de chat nodig heeft om te werken"),
    what=_("Nummers, sleutels en tellers, zoals tot waar je gelezen hebt en of je er nog bent."),
    why=_("Zodat geen bericht verloren gaat en niemand anders je woorden kan lezen."),
    whose=Whose.VISITOR,
    purpose=Purpose.SERVICE,
    ground=Ground.TASK,
    retention=TWO_YEARS,
    readers=(),
)
FEEDBACK = Kept(
    key="feedback",
    name=_("Wat je van het gesprek vond"),
    what=_("Je sterren, hoe je je daarna voelde en wat je erbij schreef, als je dat deed."),
    why=_("Om de chat beter te maken."),
    whose=Whose.VISITOR,
    purpose=Purpose.QUALITY,
    ground=Ground.TASK,
    retention=WithConversation("FEEDBACK_DAYS"),
    readers=(Reader.YOURSELF, Reader.COUNSELLOR, Reader.PRIVACY_OFFICER),
)
NOTES = Kept(
    key="notes",
    name=_("Notities van je hulpverlener"),
    what=_(
        "Wat je hulpverlener over het gesprek opschrijft voor zichzelf of voor een collega die overneemt."
    ),
    why=_("Zodat je niet alles opnieuw moet vertellen."),
    whose=Whose.VISITOR,
    purpose=Purpose.CHAT,
    ground=Ground.TASK,
    retention=WithConversation("NOTE_DAYS"),
    readers=(Reader.COUNSELLOR, Reader.PRIVACY_OFFICER),
)
REGISTRATION = Kept(
    key="registration",
    name=_("Waarover het gesprek ging, in een paar woorden"),
    what=_(
        "Wat je hulpverlener na het gesprek aanduidt: thema, schoolniveau, of er doorverwezen werd. Nooit wie je bent."
    ),
    why=_("Om te tellen waar jongeren mee zitten."),
    whose=Whose.VISITOR,
    purpose=Purpose.QUALITY,
    ground=Ground.TASK,
    retention=WithConversation("REGISTRATION_DAYS"),
    readers=(Reader.COUNSELLOR, Reader.PRIVACY_OFFICER),
)
REPLIES = Kept(
    key="canned_replies",
    name=_("Antwoorden die klaarstaan"),
    whose=Whose.STAFF,
    purpose=Purpose.STAFF,
    ground=Ground.TASK,
    retention=WhileNeeded(
        _(
            "tot iemand het antwoord weghaalt; iemands eigen antwoorden tot ook diens adres voor uitnodigingen weggaat"
        )
    ),
    readers=(Reader.COUNSELLORS, Reader.COORDINATOR),
)
THEMES = Kept(
    key="themes",
    name=_("Thema's van gesprekken"),
    whose=Whose.NOBODY,
    purpose=Purpose.SERVICE,
    ground=Ground.NONE,
    retention=WhileNeeded(_("tot iemand het thema weghaalt")),
    readers=(Reader.TEAM,),
)
