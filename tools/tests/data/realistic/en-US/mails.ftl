### E-mails of the service.

## Invitation

mail-invite-subject = { $sender } shared a folder with you
mail-invite-text = Open the folder “{ $folder }” here: https://{ $host }/shared
mail-invite-accept = Accept invitation
mail-invite-decline = Decline invitation
mail-invite-expires =
    { $days ->
        [one] The invitation expires in { $days } day.
       *[other] The invitation expires in { $days } days.
    }

## Confirmation

mail-confirm-subject = Confirm your e-mail address
mail-confirm-text = Thank you for choosing { -service-name }! Your code is { $code }.
mail-confirm-ignore = If you did not ask for this e-mail, ignore it.

## Password

mail-reset-subject = Reset your password
mail-reset-text = The link is valid for 24 hours and can be used only once.
mail-reset-done = Your password was changed on { $date }.
mail-reset-link = Choose a new password

## Payment

mail-bill-subject = Bill no. { $number }
mail-bill-amount = Amount: { NUMBER($amount, minimumFractionDigits: 2) } { $currency }
mail-bill-plan = { -service-name } costs 1,200.50 euros a year for up to 10,000 files.
mail-bill-due = Please pay by { $date }.
mail-bill-thanks = Thank you!

## End

mail-greeting = Dear { $name },
mail-signature = The { -brand-name } team
mail-footer = Questions? Our help pages: www.example.com/help
mail-unsubscribe = Unsubscribe from these e-mails
