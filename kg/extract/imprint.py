"""How articles print their own publication: date lines, datelines, bylines, and what follows the story."""

from __future__ import annotations

import re

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽ"
"""Capitals of European names, for the inside of a character class."""
NAME = rf"[{UPPER}][\w.’'-]*(?:[ \t](?:[{UPPER}][\w’'-]*|[{UPPER}]\.|de|van|von|del|al|bin|da|di)){{1,4}}"
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
WEEKDAY = rf"(?:{DAY}\.?,?[ \t]+)?"
DATE = rf"""{WEEKDAY}(?:
    {MONTH}[ \t]+\d{{1,2}}(?:st|nd|rd|th)?,?[ \t]+\d{{4}}
  | \d{{1,2}}(?:st|nd|rd|th)?[ \t]+{MONTH},?[ \t]+\d{{4}}
  | \d{{4}}-\d\d-\d\d
  | \d{{1,2}}/\d{{1,2}}/\d{{4}})"""
YEARLESS = rf"(?:{MONTH}[ \t]+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?[ \t]+{MONTH})"
CLOCK = r"(?:[ \t,]+(?:at[ \t]+)?\d{1,2}[:.]\d\d[ \t]*(?:[AaPp]\.?[Mm]\.?)?(?:[ \t]*[A-Z]{2,5})?)?"
AFTER = r"(?:[ \t]*[|·•][^\n]{0,60})?"
LINES = re.MULTILINE | re.VERBOSE

BYLINE = re.compile(
    rf"""^[ \t*_]*(?:(?:Written|Posted|Reported|Reporting|Published|Story|Words)[ \t]*)?[Bb]y:?[ \t]+(?P<name>{NAME})
    (?:[ \t]*,[ \t]*(?P<role>[{UPPER}][\w \t/&-]{{2,40}}))?""",
    LINES,
)
BYLINE_ROLE = re.compile(
    rf"""^[ \t]*(?![Bb]y\b)(?P<name>{NAME})[ \t]*,[ \t]*(?P<role>(?:[\w’'-]+[ \t]+){{0,3}}
    (?i:correspondent|reporter|editor|columnist|staff[ ]writer|contributor))(?:[ \t]+in[ \t].{{2,30}})?[ \t]*$""",
    LINES,
)
"""A line of its own with a name and what its bearer does at the outlet."""
STAFF_LINE = re.compile(
    rf"""^[ \t*_]*(?:By[ \t]+)?(?:(?P<name>[{UPPER}][\w.&’'-]*(?:[ \t][\w.&’'-]+){{0,5}}?)[ \t,|·•–—:-]+)?
    (?i:staff[ ]reports?|news[ ]desk|newsroom)[ \t*_]*$""",
    LINES,
)
"""A line of its own that names an outlet and no author: "Retail Compass, staff report"."""
DATE_LINE = re.compile(
    rf"""^[ \t*_]*(?:(?:Last[ ])?(?:Published|Posted|Updated|updated|Date)[ \t:on]*
    | (?:Issue|Edition|Week)[ ](?:of|for|dated)[ \t]+(?:the[ ])?
    | (?:Released?|Release[ ]date|For[ ]release)[ \t:,on]+)?
    (?P<date>{DATE}){CLOCK}(?:[ \t|·•—–*_-]*.{{0,40}}|{AFTER})$""",
    LINES,
)
DAY_LINE = re.compile(
    rf"""^[*_]*(?:[ \t]*|[{UPPER}][\w.&’' -]{{2,60}}[,|·•–—:][ \t]*)
    (?P<date>{DAY},?[ \t]+{YEARLESS}){CLOCK}{AFTER}[ \t*_]*$""",
    LINES,
)
"""A line of its own with a weekday and its date, without the year: as a paper of the day prints it."""
OUTLET_DATE = re.compile(
    rf"""^[ \t*_]*(?!(?:By|Written|Posted|Published|Reported|Story|Words|Date|Last|Updated|First|On|{DAY})\b)
    (?P<name>[{UPPER}][\w.&’'-]*(?:[ \t][\w.&’'-]+){{0,5}})[ \t]*[,|·•–—:-][ \t]*
    (?P<date>{DATE}){CLOCK}{AFTER}[ \t*_]*$""",
    LINES,
)
"""A line of its own with the outlet, then the date."""
LETTERHEAD = re.compile(
    rf"""^[ \t*_\#]*(?P<name>[{UPPER}][\w.&’'/-]*
    (?:[ \t](?:&|[{UPPER}][\w.&’'/-]*|of|for|and|the|de|du|van|von)){{0,6}})
    (?:[ \t]+\((?:publ|the[ ][^)\n]{{2,40}})\))?[ \t*_]*\n\s*
    (?=[^\n]{{0,60}}\b(?i:(?:press|media|news)[ ](?:release|statement)|statement|communiqué|announcement|circular
    |(?:regulatory|exchange)[ ](?:news|release|notice)|(?:interim|annual|quarterly|half-year)[ ](?:report|results)
    |notice[ ]to|(?:customer|passenger|investor)[ ](?:information|notice))\b[^\n]{{0,80}}(?<![.!?])$)""",
    LINES,
)
"""The name of a body at the top of what it publishes of itself, above the line that says what it is."""
FIRM_HEAD = re.compile(
    rf"""^[ \t*_\#]*(?P<name>[{UPPER}][\w.&’'/-]*(?:[ \t](?:&|[{UPPER}][\w.&’'/-]*|of|and|de|van|von)){{0,5}}
    [ \t](?i:plc|n\.v\.|s\.a\.|s\.p\.a\.|spa|a/s|asa|oyj|gmbh|ltd\.?|limited|inc\.?|corp\.?|corporation))[ \t*_]*\n""",
    LINES,
)
"""The full name of a firm, with its legal form, alone in the first line of what it publishes."""
BYLINE_DATE = re.compile(
    rf"""^[ \t*_]*(?:(?:Written|Posted|Published|Reported)[ \t]*)?[Bb]y[ \t].{{2,60}}?(?:[ \t](?:on|[|·•–—-])|,)[ \t]+
    (?P<date>{DATE})""",
    LINES,
)
DATELINE = re.compile(
    rf"""^[{UPPER}][{UPPER} /.’'-]{{2,40}}(?:,[ \t][{UPPER}][\w. ]{{1,20}})?,?
    (?:[ \t]*\([{UPPER}][\w&. ]{{1,30}}\))?[ \t(–—-]+
    {WEEKDAY}(?P<date>{MONTH}[ \t]+\d{{1,2}}(?:,[ \t]+\d{{4}})?|\d{{1,2}}[ \t]+{MONTH}(?:[ \t]+\d{{4}})?)\b""",
    LINES,
)
CITY_DATE = re.compile(
    rf"""^[ \t]*[{UPPER}][\w.’'-]+(?:[ /][{UPPER}][\w.’'-]+){{0,3}}
    (?:,[ \t][{UPPER}][\w.]+(?:[ ][{UPPER}][\w.]+)?)?,?[ \t]+\(?(?P<date>{DATE})\)?
    [ \t]*(?:\([{UPPER}][\w&. ]{{1,30}}\)|/[\w ]{{2,30}}/)?
    [ \t]*(?:[–—:]|-{{1,2}})[ \t]*(?=[“"‘']?[{UPPER}])""",
    LINES,
)
"""A city, a date with its year and perhaps an agency before the first words: "Leeds, 3 May 2021 (Wire) - Talks"."""
OPENING_DATE = re.compile(
    rf"""^[ \t]*(?P<date>{DATE})[ \t]*(?:[–—]|-{{1,2}}[ \t])[ \t]*(?=[“"‘']?[{UPPER}])
    | ^[ \t]*(?P<day>{DAY},?[ \t]+{DATE})\.[ \t]+(?=[“"‘']?[{UPPER}])""",
    LINES,
)
"""A date with its year that opens the first paragraph, before a dash, or with its weekday as a sentence of its own."""
AS_AT = re.compile(
    rf"""^[^\n.]{{0,60}}\b(?:[Aa]s[ ](?:at|of)|[Dd]ated|[Ii]ssued(?:[ ]on)?|[Ss]tatus|[Vv]ersion(?:[ ]of)?)[ \t:]+
    (?P<date>{DATE})[ \t]*$""",
    LINES,
)
"""A short line that ends with the day of which a notice is."""
AGENCY = re.compile(rf"\((?P<name>[{UPPER}][\w&. ]{{1,30}})\)[ \t]*[–—-]")
TAIL = re.compile(
    r"""^[ \t]*(?:Comments? | Leave[ ]a[ ](?:Reply|Comment) | Popular[ ]Posts | Related[ ](?:Posts|Articles|Stories)
    | Read[ ](?:More|Next) | You[ ]may[ ]also[ ]like | More[ ]from[ ].{0,30} | Subscribe.{0,40} | Sign[ ]up.{0,40}
    | Share[ ]this.{0,30} | Follow[ ]us.{0,30} | About[ ]the[ ]Authors? | Tags?:.{0,80}
    | Recommended.{0,30} | \d+[ ](?:Comments?|Responses?|Replies).{0,40})[ \t]*:?[ \t]*$""",
    LINES | re.IGNORECASE,
)
INSET = re.compile(
    r"""^[ \t]*(?:(?:Paid[ ])?(?:Advertisements?|Advertising|Adverts?)(?:[ ]-[ ]Continue[ ].{0,40})? | Sponsored
    | \(?(?:Additional[ ])?(?:Reporting|Writing|Editing|Compiled)[ ]by[ ].{2,160}
    | Story[ ]continues[ ]below.{0,30} | Scroll[ ]to[ ]continue.{0,30} | Loading(?:…|\.{3})?)[ \t]*:?[ \t]*$""",
    LINES | re.IGNORECASE,
)
"""A line that stands in the midst of a story and is no part of it."""
ABOUT = re.compile(r"^[ \t]*About[ ]the[ ]Authors?[ \t]*$", LINES | re.IGNORECASE)
ABOUT_AUTHOR = r"""^[ \t*_]*{name}[ \t]+(?:is[ ](?:a|an|the|our|[^\n]{{0,40}}’s)\b
    | writes|covers|reports|works|edits|blogs|teaches)\b.*$"""
"""A paragraph about the author, whose name goes in: "Ada Lund writes about harbours."."""
ABOUT_NAME = re.compile(rf"^(?P<name>{NAME})[ \t]+(?:is|plays|writes|covers|has|works|serves|reports|joined)\b", LINES)
OF_OUTLET = re.compile(rf"\b(?:at|for|of)[ \t]+(?P<name>{NAME})", re.VERBOSE)
