"""Where the inventory stands in a document."""

BEGIN = "<!-- inventory: made by `python manage.py inventory docs/dpia.md` -->"
END = "<!-- end of the inventory -->"


def with_inventory(document: str, table: str) -> str:
    """Return a document with this table between its two marks; raises `ValueError` without them."""
    before, found, rest = document.partition(BEGIN)
    _, ended, after = rest.partition(END)
    if not (found and ended):
        message = f"the document has no {BEGIN} and {END}"
        raise ValueError(message)
    return f"{before}{BEGIN}\n\n{table}\n{END}{after}"
