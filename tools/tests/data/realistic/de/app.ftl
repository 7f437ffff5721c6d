### Fenster und Menüs eines Programms, das Dateien synchronisiert.

## Namen

-brand-name =
    { $case ->
       *[nominative] Lumina
        [genitive] Luminas
    }
-service-name = Lumina Cloud

## Menü

menu-open = Datei öffnen…
    .accesskey = F
menu-save = Speichern
    .accesskey = S
    .tooltip = Änderungen an dieser Datei speichern
menu-save-as = Speichern unter…
    .accesskey = U
menu-print = Drucken
    .accesskey = D
menu-settings = Einstellungen
menu-quit = { -brand-name } beenden
menu-help = Hilfe
menu-about = Über { -brand-name }

## Konto

sign-in-button = Anmelden
sign-out-button = Abmelden
sign-in-title = Bei { -service-name } anmelden
sign-in-greeting = Willkommen zurück, { $name }!
sign-in-email =
    .label = E-Mail-Adresse
    .placeholder = name@example.com
sign-in-password =
    .label = Passwort
    .placeholder = Mindestens 8 Zeichen
sign-in-forgotten = Passwort vergessen?
sign-in-new = Noch kein Konto? <a>Jetzt anlegen</a>.
account-delete = Konto löschen
account-delete-question = Möchten Sie Ihr Konto „{ $account }“ wirklich löschen?
account-delete-warning =
    Alle Dateien dieses Kontos werden gelöscht.
    Das lässt sich nicht rückgängig machen.

## Dateien

files-selected =
    { $count ->
        [one] Eine Datei ausgewählt
       *[other] { $count } Dateien ausgewählt
    }
files-uploading =
    { $count ->
        [one] { $count } Datei wird nach { $folder } hochgeladen…
       *[other] { $count } Dateien werden nach { $folder } hochgeladen…
    }
files-deleted =
    { $count ->
        [0] Es wurden keine Dateien gelöscht.
        [one] Die Datei „{ $name }“ wurde gelöscht.
       *[other] { $count } Dateien wurden gelöscht.
    }
file-size = { NUMBER($size, maximumFractionDigits: 1) } MB
file-modified = Letzte Änderung von { $user }
file-folder-empty = Dieser Ordner ist leer.
file-rename = Umbenennen
file-move = In einen anderen Ordner verschieben
file-copy = Kopieren
file-share = Mit anderen teilen
file-download = Herunterladen
file-restore = Frühere Fassung wiederherstellen
file-properties = Eigenschaften
file-position = { $position }. Datei

## Synchronisierung

sync-running = { -brand-name } synchronisiert Ihre Dateien.
sync-paused = Die Synchronisierung ist angehalten.
sync-done = Alles ist auf dem neuesten Stand.
sync-progress = { NUMBER($done, useGrouping: 0) } von { NUMBER($total, useGrouping: 0) } Dateien (noch etwa { $minutes } Minuten)
sync-update = { -brand-name } wurde auf Version { $version } aktualisiert.
sync-resume = Fortsetzen
sync-conflict =
    { $gender ->
        [female] { $user } hat diese Datei ebenso wie Sie geändert. Ihre Fassung behalten?
        [male] { $user } hat diese Datei ebenso wie Sie geändert. Seine Fassung behalten?
       *[other] { $user } hat diese Datei ebenso wie Sie geändert. Die andere Fassung behalten?
    }

## Einstellungen

settings-language = Sprache
settings-theme = Erscheinungsbild
    .light = Hell
    .dark = Dunkel
    .system = Wie das System
settings-start = { -brand-name } beim Anmelden starten
settings-folder = Ordner für synchronisierte Dateien:
settings-limit = Geschwindigkeit auf { $rate } kB pro Sekunde begrenzen
settings-notify = Bei freigegebenen Dateien benachrichtigen
settings-reset = Auf Standardwerte zurücksetzen
