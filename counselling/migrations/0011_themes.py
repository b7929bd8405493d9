"""The first themes: the field's own categories, and study choice."""

from django.db import migrations

THEMES = [
    ("feelings", "Gevoelens en mentale gezondheid", "Émotions et santé mentale", "Feelings and mental health"),
    ("suicide", "Zelfmoordgedachten", "Pensées suicidaires", "Suicidal thoughts"),
    ("bullying", "Pesten", "Harcèlement", "Bullying"),
    ("family", "Gezin en thuis", "Famille et maison", "Family and home"),
    ("violence", "Geweld en misbruik", "Violence et abus", "Violence and abuse"),
    ("peers", "Vrienden en leeftijdsgenoten", "Amis et camarades", "Friends and peers"),
    ("love", "Liefde en seksualiteit", "Amour et sexualité", "Love and sexuality"),
    ("body", "Lichaam en gezondheid", "Corps et santé", "Body and health"),
    ("career", "Schoolloopbaan", "Parcours scolaire", "School career"),
    ("study_choice", "Studiekeuze", "Choix des études", "Study choice"),
    ("learning", "Leermoeilijkheden", "Difficultés d'apprentissage", "Learning difficulties"),
    ("absence", "Afwezigheid en schoolweigering", "Absences et refus scolaire", "Absence and school refusal"),
    ("identity", "Discriminatie en identiteit", "Discrimination et identité", "Discrimination and identity"),
    ("substances", "Alcohol, roken en drugs", "Alcool, tabac et drogues", "Alcohol, smoking and drugs"),
    ("online", "Veilig online", "Sécurité en ligne", "Online safety"),
    ("needs", "Basisnoden", "Besoins de base", "Basic needs"),
    ("other", "Iets anders", "Autre chose", "Something else"),
]


def seed(apps, schema_editor):
    theme = apps.get_model("counselling", "Theme")
    theme.objects.bulk_create(
        theme(key=key, name_nl=nl, name_fr=fr, name_en=en, place=place)
        for place, (key, nl, fr, en) in enumerate(THEMES, 1)
    )


class Migration(migrations.Migration):

    dependencies = [("counselling", "0010_aftercare")]

    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
