"""How a date is spelt: the one place where its grammar stands (ISO 8601-2:2019; the Library of Congress' EDTF of 2019).

    date      = moment | interval | set
    interval  = end "/" end                 end = moment | ".." | ""
    set       = "[" members "]" | "{" members "}"
    member    = moment | moment ".." moment; the first may be ".." moment, the last moment ".."

``MOMENT`` spells a moment. Matched from the left, it stops where a moment goes wrong; ``mistakes`` builds on that.
"""

from __future__ import annotations

import re

LONGEST = 4000  # characters of a date; a set may be long, an endless one is no date
MOST_DIGITS = 12  # of a year

MOMENT = re.compile(
    r"""
        (?P<before_year> [?~%] )?
        (?: (?P<year> -?[0-9X]{4} )
          | Y (?P<long> -?[0-9]+ ) (?: E (?P<power> [0-9]+ ) )?
        )
        (?: S (?P<significant> [0-9]+ ) )?
        (?P<after_year> [?~%] )?
    (?: -
        (?P<before_month> [?~%] )?
        (?P<month> [0-9X]{2} )
        (?P<after_month> [?~%] )?
    (?: -
        (?P<before_day> [?~%] )?
        (?P<day> [0-9X]{2} )
        (?P<after_day> [?~%] )?
    (?: T
        (?P<hour> [0-9]{2} ) : (?P<minute> [0-9]{2} )
        (?: : (?P<second> [0-9]{2} ) )?
        (?P<zone> Z | [+-][0-9]{2} (?: : [0-9]{2} )? )?
    )?
    )?
    )?
    """,
    re.VERBOSE,
)

# Most dates are nothing but digits, and are read in half the time by themselves. MOMENT spells these too, and alike.
ORDINARY = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")
QUALIFIERS = str.maketrans("", "", "?~%")
