"""What a reader is told inside a text: the headings of asides that have none, and the way back from a footnote.

They belong to the language of the text, not to that of the site, so no theme translates them: a German article on an
English site warns in German. A language that is not in the table speaks English, as its quotation marks do.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.language.locales import candidates

_KEYS = ("note", "tip", "info", "important", "warning", "caution", "danger", "quote", "back")


def asides(language: str) -> Mapping[str, str]:
    """The words of the language, by the kind of an aside and ``back``; English ones where it is not in the table."""
    said = next((_WORDS[tag] for tag in candidates(language) if tag in _WORDS), _WORDS["en"])
    return dict(zip(_KEYS, said, strict=True))


_WORDS = {
    "ar": (
        *("ملاحظة", "نصيحة", "معلومات", "مهم", "تحذير", "تنبيه", "خطر", "اقتباس"),
        "العودة إلى النص",
    ),
    "cs": (
        *("Poznámka", "Tip", "Informace", "Důležité", "Varování", "Pozor", "Nebezpečí", "Citát"),
        "Zpět k textu",
    ),
    "de": (
        *("Hinweis", "Tipp", "Info", "Wichtig", "Warnung", "Vorsicht", "Gefahr", "Zitat"),
        "Zurück zum Text",
    ),
    "en": (
        *("Note", "Tip", "Info", "Important", "Warning", "Caution", "Danger", "Quote"),
        "Back to the text",
    ),
    "es": (
        *("Nota", "Consejo", "Información", "Importante", "Advertencia", "Precaución", "Peligro", "Cita"),
        "Volver al texto",
    ),
    "fr": (
        *("Note", "Conseil", "Information", "Important", "Avertissement", "Attention", "Danger", "Citation"),
        "Retour au texte",
    ),
    "it": (
        *("Nota", "Suggerimento", "Informazione", "Importante", "Avvertenza", "Attenzione", "Pericolo", "Citazione"),
        "Torna al testo",
    ),
    "ja": (
        *("注記", "ヒント", "情報", "重要", "警告", "注意", "危険", "引用"),
        "本文へ戻る",
    ),
    "nl": (
        *("Opmerking", "Tip", "Info", "Belangrijk", "Waarschuwing", "Let op", "Gevaar", "Citaat"),
        "Terug naar de tekst",
    ),
    "pl": (
        *("Uwaga", "Wskazówka", "Informacja", "Ważne", "Ostrzeżenie", "Ostrożnie", "Niebezpieczeństwo", "Cytat"),
        "Powrót do tekstu",
    ),
    "pt": (
        *("Nota", "Dica", "Informação", "Importante", "Aviso", "Cuidado", "Perigo", "Citação"),
        "Voltar ao texto",
    ),
    "ru": (
        *("Примечание", "Совет", "Информация", "Важно", "Предупреждение", "Осторожно", "Опасность", "Цитата"),
        "Назад к тексту",
    ),
    "sv": (
        *("Anmärkning", "Tips", "Info", "Viktigt", "Varning", "Försiktigt", "Fara", "Citat"),
        "Tillbaka till texten",
    ),
    "uk": (
        *("Примітка", "Порада", "Інформація", "Важливо", "Попередження", "Обережно", "Небезпека", "Цитата"),
        "Назад до тексту",
    ),
}
