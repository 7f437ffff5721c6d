### Errors that users see.

## Connection

error-offline = You are offline.
error-server = { -brand-name }’s server does not respond (HTTP 503).
error-timeout = The server did not answer within { $seconds } seconds.
error-proxy = The proxy “{ $host }” refused the connection.
error-certificate = The certificate of { $host } has expired.
error-retry = Try again

## Account

error-password = The password is wrong.
error-password-short = The password needs at least 8 characters.
error-email = “{ $address }” is not an e-mail address.
error-account-locked = Your account is locked. Write to support@example.com.
error-code = The code { $code } is wrong or has expired.
error-signed-out = You were signed out. Sign in again?

## Files

error-not-found = The file “{ $name }” was not found.
error-exists = A file named “{ $name }” already exists. Replace it?
error-too-large = The file is larger than { $limit } MB. See https://example.com/en/limits.
error-type = Files of type { $type } cannot be opened.
error-read-only = This file can be read, but not changed.
error-name-empty = Enter a name.
error-name-characters = A name must not contain these characters: / \ *
error-in-use = Another program is using this file.
error-disk-full = The disk “{ $disk }” is full.
error-damaged = The archive is damaged: { $reason }
error-encrypted = The archive is encrypted.
error-folder-depth = Folders can be nested at most 32 levels deep.
error-files-failed =
    { $count ->
        [one] One file could not be uploaded.
       *[other] { $count } files could not be uploaded.
    }
error-quota = You have used { NUMBER($percent, maximumFractionDigits: 0) }% of your storage.

## Anything else

error-unknown = Unknown error ({ $code })
error-printer = The printer { $printer } is not ready.
error-clipboard = The clipboard is empty.
error-update = The update to version 4.2.1 failed.
error-license = Your license is not valid for this device.
error-permission = { -brand-name } needs access to the folder “{ $folder }”.
error-too-many = Too many attempts; try again later.
error-report = Send report
error-details = Show details
error-restart = { error-damaged-hint } Restart { -brand-name }.
error-damaged-hint = Something went wrong.
