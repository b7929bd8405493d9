"""The words that are looked for afterwards, each typed in another place."""

#: Where the young person begins, and where they come back.
ADDRESS, TRAM = "127.93.71.58", "127.93.71.59"
NICKNAME = "Kanarie"
PLACES = (
    "vraag bericht antwoord notitie team regel mening pad fout waarom aanpak noodhulp verzoek doorgeven ontvanger "
    "citaat erbij overdragen sjabloon mededeling weigering aanwie contact klacht aanvraag leervraag agenda afgesproken"
)
TYPED = {place: f"kanarie{place}" for place in PLACES.split()}
