### E-Mails des Dienstes.

## Einladung

mail-invite-subject = { $sender } hat einen Ordner für Sie freigegeben
mail-invite-text = Öffnen Sie den Ordner „{ $folder }“ hier: https://{ $host }/shared
mail-invite-accept = Einladung annehmen
mail-invite-decline = Einladung ablehnen
mail-invite-expires =
    { $days ->
        [one] Die Einladung läuft in { $days } Tag ab.
       *[other] Die Einladung läuft in { $days } Tagen ab.
    }

## Bestätigung

mail-confirm-subject = Bestätigen Sie Ihre E-Mail-Adresse
mail-confirm-text = Danke, dass Sie { -service-name } gewählt haben! Ihr Code lautet { $code }.
mail-confirm-ignore = Wenn Sie diese E-Mail nicht angefordert haben, ignorieren Sie sie.

## Passwort

mail-reset-subject = Setzen Sie Ihr Passwort zurück
mail-reset-text = Der Link ist 24 Stunden gültig und kann nur einmal verwendet werden.
mail-reset-done = Ihr Passwort wurde am { $date } geändert.
mail-reset-link = Neues Passwort wählen

## Zahlung

mail-bill-subject = Rechnung Nr. { $number }
mail-bill-amount = Betrag: { NUMBER($amount, minimumFractionDigits: 2) } { $currency }
mail-bill-plan = { -service-name } kostet 1.200,50 Euro im Jahr für bis zu 10.000 Dateien.
mail-bill-due = Bitte zahlen Sie bis zum { $date }.
mail-bill-thanks = Vielen Dank!

## Schluss

mail-greeting = Guten Tag { $name },
mail-signature = Das Team von { -brand-name }
mail-footer = Fragen? Unsere Hilfeseiten: www.example.com/help
mail-unsubscribe = Diese E-Mails abbestellen
