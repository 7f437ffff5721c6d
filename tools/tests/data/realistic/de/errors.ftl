### Fehler, die Anwender sehen.

## Verbindung

error-offline = Sie sind offline.
error-server = { -brand-name(case: "genitive") } Server antwortet nicht (HTTP 503).
error-timeout = Der Server hat nicht innerhalb von { $seconds } Sekunden geantwortet.
error-proxy = Der Proxy „{ $host }“ hat die Verbindung abgelehnt.
error-certificate = Das Zertifikat von { $host } ist abgelaufen.
error-retry = Noch einmal versuchen

## Konto

error-password = Das Passwort ist falsch.
error-password-short = Das Passwort braucht mindestens 8 Zeichen.
error-email = „{ $address }“ ist keine E-Mail-Adresse.
error-account-locked = Ihr Konto ist gesperrt. Schreiben Sie an support@example.com.
error-code = Der Code { $code } ist falsch oder abgelaufen.
error-signed-out = Sie wurden abgemeldet. Erneut anmelden?

## Dateien

error-not-found = Die Datei „{ $name }“ wurde nicht gefunden.
error-exists = Eine Datei namens „{ $name }“ ist bereits vorhanden. Ersetzen?
error-too-large = Die Datei ist größer als { $limit } MB. Siehe https://example.com/de/limits.
error-type = Dateien vom Typ { $type } lassen sich nicht öffnen.
error-read-only = Diese Datei kann gelesen, aber nicht geändert werden.
error-name-empty = Geben Sie einen Namen ein.
error-name-characters = Ein Name darf diese Zeichen nicht enthalten: / \ *
error-in-use = Ein anderes Programm verwendet diese Datei.
error-disk-full = Der Datenträger „{ $disk }“ ist voll.
error-damaged = Das Archiv ist beschädigt: { $reason }
error-encrypted = Das Archiv ist verschlüsselt.
error-folder-depth = Ordner können höchstens 32 Ebenen tief verschachtelt sein.
error-files-failed =
    { $count ->
        [one] Eine Datei konnte nicht hochgeladen werden.
       *[other] { $count } Dateien konnten nicht hochgeladen werden.
    }
error-quota = Sie haben { NUMBER($percent, maximumFractionDigits: 0) } % Ihres Speichers belegt.

## Alles andere

error-unknown = Unbekannter Fehler ({ $code })
error-printer = Der Drucker { $printer } ist nicht bereit.
error-clipboard = Die Zwischenablage ist leer.
error-update = Die Aktualisierung auf Version 4.2.1 ist fehlgeschlagen.
error-license = Ihre Lizenz gilt nicht für dieses Gerät.
error-permission = { -brand-name } braucht Zugriff auf den Ordner „{ $folder }“.
error-too-many = Zu viele Versuche; versuchen Sie es später noch einmal.
error-report = Bericht senden
error-details = Einzelheiten anzeigen
error-restart = { error-damaged-hint } Starten Sie { -brand-name } neu.
error-damaged-hint = Etwas ist schiefgegangen.
