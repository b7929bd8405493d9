"""How the machine did, as a supervisor sees it: numbers, and never a small one."""

from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, NewPage
from tests.browser.looks import looked_at
from tests.browser.people import sign_in
from tests.redactions import told
from tests.service import Service

FIVE_RELEASED = """
from accounts.audit import note_deed
from counselling.core import clock
from counselling.intervision.models import Tally
for _number in range(5):
    note_deed(actor_id=amina.id, action="transcript_released")
month = clock.now().date().replace(day=1)
Tally.objects.all().delete()
for label, found in (("PERSON", 31), ("SCHOOL_OR_ORG", 12), ("HANDLE_OR_URL", 3)):
    Tally.objects.create(month=month, label=label, found=found, asked=5, missed=6, wrong=0)
print(json.dumps("done"))
"""


def test_a_supervisor_reads_what_was_corrected_by_kind(new_page: NewPage, site: Service) -> None:
    told(site, FIVE_RELEASED, {})
    chris = new_page(DESKTOP)
    sign_in(chris, site.staff["chris"])
    chris.goto("/staff/intervision/")
    people = chris.get_by_role("row", name="persoon")
    expect(people).to_contain_text("31")
    expect(chris.get_by_role("row", name="account of link")).to_contain_text("minder dan 5")
    looked_at(chris, "how the machine did")
