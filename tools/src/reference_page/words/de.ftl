### Die Wörter der Seite, die `export --format html` schreibt.

title = Fehlercodes
skip = Zu den Codes springen
search = Codes und Texte durchsuchen
look-up = Zu einem Code gehen
language = Sprache
groups = Gruppen
ungrouped = Weitere Codes
retired-codes = Zurückgezogene Codes
retired = Zurückgezogen am
replacement = Ersetzt durch
missing = Nicht übersetzt
http = HTTP
documentation = Dokumentation
copies = kopiert den Link
copied = Link kopiert
shown = Angezeigte Codes:
nothing = Kein Code passt
no-page = Keine Seite hat diesen Code
all-pages = Alle Seiten
previous = Vorige Seite
next = Nächste Seite
