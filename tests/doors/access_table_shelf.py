"""Who may do what in the library of conversations without names, and at its meetings; read with `access_table`.

`nobody` stands where the address names one that there is not, or at which none of these people has a seat.
"""

SHELF = """
staff/intervision/library/                | counsel                        | counsel
staff/intervision/library/withdraw/       | privacy                        | -
staff/intervision/library/<uuid:id>/      | nobody                         | -
staff/intervision/library/<uuid:id>/favourite/ | -                         | nobody
staff/intervision/library/<uuid:id>/bring/ | -                             | nobody
staff/intervision/library/<uuid:id>/withdraw/ | -                          | nobody
staff/intervision/meetings/               | counsel                        | -
staff/intervision/meetings/new/           | supervisor                     | supervisor
staff/intervision/meetings/<uuid:id>/     | nobody                         | -
staff/intervision/meetings/<uuid:id>/change/ | nobody                      | nobody
staff/intervision/meetings/<uuid:id>/end/ | -                              | nobody
staff/intervision/meetings/<uuid:id>/<int:number>/ | nobody                | -
staff/intervision/meetings/<uuid:id>/<int:number>/say/ | -                 | nobody
staff/intervision/meetings/<uuid:id>/<int:number>/take-back/ | -           | nobody
staff/intervision/meetings/<uuid:id>/<int:number>/reflect/ | -             | nobody
staff/intervision/meetings/<uuid:id>/<int:number>/take-off/ | -            | nobody
"""
