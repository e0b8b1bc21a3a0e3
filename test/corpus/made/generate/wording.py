"""What the sheets say around the figures, in the variants that producers use."""

TITLE = "Transparantie van klantprofielen"
ORDINALS = ("Eerste", "Tweede", "Derde", "Vierde")
LAST_DAYS = ("31 maart", "30 juni", "30 september", "31 december")
NARROW_NBSP, NBSP, THIN = "\u202f", "\u00a0", "\u2009"

HEADINGS = {
    "name": "Gemeente",
    "code": "Code",
    "gemeenteMet": "Gemeente met klantprofiel",
    "gemeenteZonder": "Gemeente zonder klantprofiel",
    "uwvMet": "UWV met klantprofiel",
    "uwvZonder": "UWV zonder klantprofiel",
    "totaal": "Totaal",
    "percentMet": "% met klantprofiel",
}

NARRATIVE = [
    (
        "Transparantie op de arbeidsmarkt",
        "Gemeenten en UWV hebben een gedeelde verantwoordelijkheid om transparantie op de arbeidsmarkt te "
        "realiseren. Speciaal voor werkgevers en intermediairs heeft UWV daarom de kandidatenverkenner "
        "banenafspraak ontwikkeld: een online databank op werk.nl met de anonieme profielen van mensen die "
        "behoren tot de doelgroep van de banenafspraak.",
    ),
    (
        "Sonar",
        "De profielen in de kandidatenverkenner zijn afkomstig uit het landelijke klantvolgsysteem Sonar. UWV "
        "registreert werkzoekenden in Sonar en gebruikt het systeem voor het vastleggen, monitoren en "
        "verantwoorden van de dienstverlening en re-integratie.",
    ),
    (
        "Klantprofielen",
        "Sonar biedt ook de mogelijkheid om van geregistreerde kandidaten een klantprofiel op te stellen. Deze "
        "profielen in Sonar bevatten gegevens van werkzoekenden, waaronder opleiding, vaardigheden, "
        "competenties, affiniteiten, beroepssectoren en taaksoorten.",
    ),
    (
        "Banenafspraak",
        "Door de koppeling tussen de kandidatenverkenner banenafspraak en Sonar zijn de (geanonimiseerde) "
        "klantprofielen ook beschikbaar voor werkgevers en intermediairs.",
    ),
]


def count(number, thousands="."):
    return f"{number:,}".replace(",", thousands)


def period_text(period, form="ordinal"):
    year, quarter = period.split("-Q")
    ordinal = ORDINALS[int(quarter) - 1]
    return {
        "ordinal": f"{ordinal} kwartaal {year}",
        "number": f"{quarter}e kwartaal {year}",
        "Q": f"Q{quarter} {year}",
        "capitals": f"KWARTAAL {quarter} {year}",
        "year-first": f"{year}, {ordinal.lower()} kwartaal",
    }[form]


def source_line(period):
    year, quarter = period.split("-Q")
    return f"Bron: UWV, Sonar, stand {LAST_DAYS[int(quarter) - 1]} {year}"


def percent_text(percent, words=False):
    number = str(percent).replace(".", ",")
    return f"{number} procent" if words else f"{number}%"


def register_sentence(sheet, thousands=".", words=False):
    if sheet.persons is None:
        return ""
    place = "Nederland" if sheet.region == "Nederland" else f"de arbeidsmarktregio {sheet.region_label}"
    return (
        f"In Sonar zijn niet alle doelgroepers opgenomen, in {place} bevat het "
        f"doelgroepregister banenafspraak in totaal {count(sheet.persons, thousands)} personen. "
        f"Hiervan is {percent_text(sheet.percent, words)} bekend binnen Sonar."
    )


def cell(row, column, thousands="."):
    """What stands in the cell, without raised notes."""
    from figures import COLUMNS, GM, TOTAL, UM

    if column == "code":
        return row.code or ""
    if column == "percentMet":
        share = 100 * (row.values[GM] + row.values[UM]) / row.values[TOTAL]
        return f"{share:.1f}%".replace(".", ",")
    i = COLUMNS.index(column)
    if i in row.marks:
        return row.marks[i]
    return count(row.values[i], thousands) + ("*" if i in row.stars else "")


def note(row, column):
    from figures import COLUMNS

    key = column if column == "name" else COLUMNS.index(column) if column in COLUMNS else None
    return row.notes.get(key, "")
