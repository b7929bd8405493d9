"""The signs of addresses, as people say them."""

AT = r"apen?[- ]?staart(?:je)?|aa?pes?taart(?:je)?|aapstaartje|at[- ]?(?:teken|sign)|arr?obase?|a commercial"
POINT = "punt|puntje|dot|point"
#: These are said of addresses alone ...
LINE = (
    r"(?:laag|lage|liggende?|onderste|under) ?(?:streepje|streep|score)|underscores?|koppelteken"
    r"|(?:tiret|trait) (?:du )?bas|barre basse|sous[- ]tiret|hyphen"
)
#: ... and these of much else.
WEAK = rf"{POINT}|streepje|streep|tiret|dash|min(?:teken)?"
