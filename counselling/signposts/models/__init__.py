"""The tables of the signposts."""

from counselling.signposts.models.edition import Edition as Edition
from counselling.signposts.models.helpline import Helpline as Helpline
from counselling.signposts.models.school import Clb as Clb
from counselling.signposts.models.school import School as School
from counselling.signposts.models.school import SchoolDraft as SchoolDraft
from counselling.signposts.models.site import Site as Site
