"""Who may do what at both doors: the addresses here, the frames in `access_frames_table`.

Roles: `anonymous`; the visitors `noor`, who talks, and `sem`, who waits; the counsellors `on` (talks with Noor)
and `off` (whose conversations are on their way to the library), the evening `lead`; `supervisor coordinator manager privacy auditor`; `disabled` had every role.
"""

from tests.doors.access_table_shelf import SHELF

COUNSEL = {"on", "off", "lead", "supervisor"}
PLANNERS = {"coordinator", "manager"}
STAFF = COUNSEL | PLANNERS | {"privacy", "auditor"}
VISITORS = {"noor", "sem"}
ROLES = STAFF | VISITORS | {"anonymous", "disabled"}
GROUPS = {
    "all": ROLES,
    "staff": STAFF,
    "counsel": COUNSEL,
    "planners": PLANNERS,
    "-": set[str](),
}

#: Address | who may look | who may post. A dash: there is no such method. Whoever may not is sent to the
#: sign-in (nobody is signed in) or finds nothing (another role). Visitors' addresses lead to their own visit
#: alone, for there is none to name: what anybody posts there changes nothing of somebody else's.
PAGES = f"""{SHELF}healthz                                   | all                            | all
readyz                                    | all                            | all
staff/login/                              | all                            | all
staff/code/                               | all                            | all
staff/verify/                             | nobody                         | nobody
staff/setup/                              | nobody                         | nobody
staff/secrecy/                            | staff                          | staff
staff/logout/                             | -                              | all
staff/goodbye/                            | all                            | -
staff/invitation/                         | all                            | all
staff/audit/                              | privacy auditor                | -
staff/audit/export/                       | -                              | privacy auditor
staff/audit/<int:seq>/                    | privacy auditor                | -
staff/me/                                 | staff                          | -
staff/me/password/                        | -                              | staff
staff/me/codes/                           | -                              | staff
staff/me/passkeys/                        | -                              | staff
staff/me/passkeys/new/                    | -                              | staff
staff/me/passkeys/remove/                 | -                              | staff
staff/people/                             | planners                       | -
staff/people/check/                       | planners                       | -
staff/people/check/answer/                | -                              | planners
staff/people/import/                      | planners                       | -
staff/people/import/look/                 | -                              | planners
staff/people/import/store/                | -                              | planners
staff/people/invite/                      | -                              | planners
staff/people/<int:id>/                    | planners                       | -
staff/people/<int:id>/change/             | -                              | planners
staff/people/<int:id>/close/              | -                              | planners
staff/people/<int:id>/reopen/             | -                              | planners
staff/people/<int:id>/invite/             | -                              | planners
staff/people/<int:id>/device/             | -                              | planners
staff/                                    | staff                          | -
staff/here/                               | staff                          | -
staff/announcements/                      | coordinator                    | -
staff/announcements/add/                  | -                              | coordinator
staff/announcements/remove/               | -                              | coordinator
staff/appointments/                       | counsel                        | -
staff/appointments/add/                   | -                              | counsel
staff/appointments/anew/                  | -                              | counsel
staff/appointments/withdraw/              | -                              | counsel
staff/breaches/                           | privacy                        | -
staff/breaches/report/                    | -                              | privacy
staff/breaches/<int:breach>/              | privacy                        | -
staff/breaches/<int:breach>/count/        | -                              | privacy
staff/breaches/<int:breach>/decide/       | -                              | privacy
staff/breaches/<int:breach>/notice/       | -                              | privacy
staff/breaches/<int:breach>/take-down/    | -                              | privacy
staff/consents/                           | counsel                        | -
staff/consents/<uuid:id>/shared/          | -                              | counsel
staff/record/                             | privacy                        | -
staff/record/csv/                         | privacy                        | -
staff/record/json/                        | privacy                        | -
staff/complaints/                         | supervisor coordinator privacy | -
staff/complaints/<int:number>/            | coordinator privacy            | -
staff/complaints/<int:number>/conversation/ | nobody                       | -
staff/complaints/<int:number>/link/       | -                              | coordinator privacy
staff/complaints/<int:number>/name/       | -                              | coordinator privacy
staff/complaints/<int:number>/finding/    | -                              | coordinator privacy
staff/complaints/<int:number>/decide/     | -                              | coordinator privacy
staff/letters/                            | coordinator                    | -
staff/letters/<int:number>/               | coordinator                    | -
staff/letters/<int:number>/answer/        | -                              | coordinator
staff/requests/                           | privacy                        | -
staff/requests/<int:number>/              | privacy                        | -
staff/requests/<int:number>/conversation/<uuid:id>/ | privacy              | -
staff/requests/<int:number>/grant/        | -                              | privacy
staff/requests/<int:number>/refuse/       | -                              | privacy
staff/requests/<int:number>/put-off/      | -                              | privacy
staff/replies/                            | counsel coordinator            | -
staff/replies/list/                       | counsel coordinator            | -
staff/replies/save/                       | -                              | counsel coordinator
staff/replies/remove/                     | -                              | counsel coordinator
staff/disclosures/                        | supervisor privacy             | -
staff/emergency/                          | supervisor                     | -
staff/emergency/card/                     | supervisor                     | supervisor
staff/emergency/order/                    | supervisor                     | supervisor
staff/emergency/waiting/                  | supervisor                     | -
staff/emergency/<int:number>/             | on supervisor                  | -
staff/emergency/<int:number>/open/        | -                              | on supervisor
staff/emergency/<int:number>/card/        | -                              | on supervisor
staff/emergency/<int:number>/show/        | -                              | on supervisor
staff/emergency/<int:number>/decline/     | -                              | supervisor
staff/emergency/<int:number>/review/      | -                              | supervisor
staff/emergency/<int:number>/release/     | -                              | supervisor
staff/emergency/<int:number>/give/        | -                              | on supervisor
staff/helplines/                          | coordinator                    | -
staff/helplines/<slug:key>/               | coordinator                    | -
staff/helplines/<slug:key>/check/         | -                              | coordinator
staff/holders/                            | supervisor coordinator auditor | -
staff/holders/begin/                      | -                              | coordinator
staff/holders/add/                        | -                              | coordinator
staff/holders/remove/                     | -                              | coordinator
staff/holders/renew/                      | -                              | coordinator
staff/holders/rule/                       | -                              | coordinator
staff/holders/drill/                      | -                              | supervisor
staff/holders/words/                      | -                              | supervisor
staff/holders/lost/                       | -                              | supervisor
staff/hours/                              | coordinator                    | -
staff/hours/preview/                      | coordinator                    | -
staff/hours/week/                         | -                              | coordinator
staff/hours/days/                         | -                              | coordinator
staff/hours/days/<int:id>/remove/         | -                              | coordinator
staff/hours/last-entry/                   | -                              | coordinator
staff/hours/door/                         | -                              | coordinator
staff/intervision/                        | counsel coordinator            | -
staff/intervision/redactors/              | coordinator                    | -
staff/intervision/redactors/name/         | -                              | coordinator
staff/intervision/redactors/<int:id>/remove/ | -                              | coordinator
staff/intervision/mine/                   | counsel                        | -
staff/intervision/mine/<uuid:id>/propose/ | -                              | counsel
staff/intervision/mine/<uuid:id>/object/  | -                              | counsel
staff/intervision/mine/<uuid:id>/agree/   | -                              | counsel
staff/measures/                           | supervisor coordinator         | -
staff/measures/<uuid:id>/lift/            | -                              | supervisor coordinator
staff/measures/<uuid:id>/longer/          | -                              | supervisor
staff/measures/<uuid:id>/confirm/         | -                              | supervisor
staff/measures/<uuid:id>/leave/           | -                              | supervisor
staff/measures/<uuid:id>/review/          | -                              | supervisor
staff/measures/approach/<uuid:id>/agree/  | -                              | supervisor
staff/measures/approach/<uuid:id>/drop/   | -                              | supervisor
staff/mine/                               | counsel                        | -
staff/statistics/                         | supervisor coordinator privacy | -
staff/statistics/csv/                     | nobody                         | -
staff/statistics/year/                    | supervisor coordinator privacy | -
staff/statistics/own/                     | counsel                        | -
staff/roster/                             | counsel planners               | -
staff/roster/plan/                        | -                              | planners
staff/roster/<int:id>/change/             | -                              | planners
staff/roster/<int:id>/drop/               | -                              | planners
staff/roster/copy/                        | -                              | planners
staff/roster/<int:id>/offer/              | -                              | counsel
staff/roster/<int:id>/withdraw/           | -                              | counsel
staff/roster/<int:id>/take/               | -                              | counsel
staff/roster/import/                      | planners                       | planners
staff/roster/import/keep/                 | -                              | planners
staff/schools/                            | coordinator                    | -
staff/schools/file/                       | -                              | coordinator
staff/schools/accept/                     | -                              | coordinator
staff/schools/drop/                       | -                              | coordinator
staff/schools/find/                       | -                              | counsel coordinator
staff/objections/                         | privacy                        | -
staff/objections/<int:number>/decide/     | -                              | privacy
staff/objections/recipients/<int:number>/told/ | -                         | privacy
staff/shared-networks/                    | coordinator                    | -
staff/shared-networks/add/                | -                              | coordinator
staff/shared-networks/<int:id>/remove/    | -                              | coordinator
staff/sites/                              | coordinator                    | -
staff/sites/list/                         | counsel coordinator            | -
staff/sites/save/                         | -                              | coordinator
staff/sites/suggest/                      | -                              | coordinator
staff/sites/<int:id>/save/                | -                              | coordinator
staff/sites/<int:id>/check/               | -                              | coordinator
staff/sites/<int:id>/remove/              | -                              | coordinator
staff/retention/                          | privacy supervisor             | -
staff/retention/ask/                      | -                              | privacy supervisor
staff/retention/<uuid:id>/agree/          | -                              | privacy supervisor
staff/retention/<uuid:id>/close/          | -                              | privacy supervisor
staff/selfcheck/                          | privacy                        | -
staff/selfcheck/run/                      | -                              | privacy
staff/statement/                          | privacy                        | -
staff/statement/look/                     | -                              | privacy
staff/statement/publish/                  | -                              | privacy
staff/style/                              | staff                          | -
staff/themes/                             | coordinator                    | -
staff/themes/save/                        | -                              | coordinator
staff/themes/<int:id>/up/                 | -                              | coordinator
staff/themes/<int:id>/down/               | -                              | coordinator
staff/themes/<int:id>/on/                 | -                              | coordinator
staff/themes/<int:id>/off/                | -                              | coordinator
/                                         | all                            | -
status.json                               | all                            | -
status.svg                                | all                            | -
chat/                                     | all                            | -
chat/start/                               | -                              | all
chat/terug/                               | all                            | all
chat/afspraak/                            | all                            | all
chat/question/                            | -                              | all
chat/here/                                | -                              | all
chat/messages/                            | visitors                       | all
chat/leave/                               | -                              | all
chat/answer/                              | -                              | all
chat/consent/                             | -                              | all
chat/nu/                                  | -                              | all
chat/code/                                | -                              | all
chat/feedback/                            | -                              | all
chat/learn/                               | -                              | all
weg/                                      | all                            | all
cookies/                                  | -                              | all
welk-clb/                                 | all                            | all
stijl/                                    | all                            | -
hulp/                                     | all                            | all
privacy/                                  | all                            | -
wat-we-bewaren/                           | all                            | -
privacy/versies/                          | all                            | -
meldingen/                                | all                            | -
privacy/<int:edition>/                    | all                            | -
privacy/<int:old>/<int:new>/              | all                            | -
spelregels/                               | all                            | -
mijn-gegevens/vraag/                      | all                            | all
contact/                                  | all                            | all
klacht/                                   | all                            | all
antwoord/                                 | all                            | all
mijn-gegevens/                            | all                            | all
mijn-gegevens/schema.json                 | all                            | -
"""


def who(words: str) -> set[str]:
    """Return the roles that a cell names."""
    named = GROUPS | {"visitors": VISITORS, "nobody": set[str]()} | {role: {role} for role in ROLES}
    return set().union(*(named[word] for word in words.split()))


def rows(table: str) -> dict[str, list[str]]:
    """Return the cells behind the first one of each row."""
    split = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return {name: cells for name, *cells in split}
