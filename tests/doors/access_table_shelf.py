"""Who may do what on the way to the library of conversations without names, in it, and at its meetings.

Read with `access_table`. What is on its way, and the copy, are of conversations of `off`, who brings the copy to a meeting at which `supervisor` has the chair.
"""

SHELF = """
staff/intervision/redact/<uuid:id>/       | off                            | off
staff/intervision/redact/<uuid:id>/data/  | off                            | -
staff/intervision/redact/<uuid:id>/take-up/ | -                              | off
staff/intervision/redact/<uuid:id>/open/  | -                              | off
staff/intervision/redact/<uuid:id>/hand-in/ | -                              | off
staff/intervision/review/                 | supervisor                     | -
staff/intervision/review/<uuid:id>/       | supervisor                     | -
staff/intervision/review/<uuid:id>/release/ | -                              | supervisor
staff/intervision/review/<uuid:id>/send-back/ | -                              | supervisor
staff/intervision/library/                | counsel                        | counsel
staff/intervision/library/withdraw/       | privacy                        | -
staff/intervision/library/<uuid:id>/      | counsel                        | -
staff/intervision/library/<uuid:id>/favourite/ | -                         | counsel
staff/intervision/library/<uuid:id>/bring/ | -                             | counsel
staff/intervision/library/<uuid:id>/withdraw/ | -                          | off privacy
staff/intervision/meetings/               | counsel                        | -
staff/intervision/meetings/new/           | supervisor                     | supervisor
staff/intervision/meetings/<uuid:id>/     | off supervisor                 | -
staff/intervision/meetings/<uuid:id>/change/ | supervisor                  | supervisor
staff/intervision/meetings/<uuid:id>/end/ | -                              | supervisor
staff/intervision/meetings/<uuid:id>/<int:number>/ | off supervisor        | -
staff/intervision/meetings/<uuid:id>/<int:number>/say/ | -                 | off supervisor
staff/intervision/meetings/<uuid:id>/<int:number>/take-back/ | -           | off supervisor
staff/intervision/meetings/<uuid:id>/<int:number>/reflect/ | -             | off supervisor
staff/intervision/meetings/<uuid:id>/<int:number>/take-off/ | -            | off supervisor
"""
