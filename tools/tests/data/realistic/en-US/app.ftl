### The windows and menus of a program that synchronizes files.

## Names

-brand-name = Lumina
-service-name = Lumina Cloud

## Menu

menu-open = Open file…
    .accesskey = O
menu-save = Save
    .accesskey = S
    .tooltip = Save the changes to this file
menu-save-as = Save as…
    .accesskey = A
menu-print = Print
    .accesskey = P
menu-settings = Settings
menu-quit = Quit { -brand-name }
menu-help = Help
menu-about = About { -brand-name }

## Account

sign-in-button = Sign in
sign-out-button = Sign out
sign-in-title = Sign in to { -service-name }
sign-in-greeting = Welcome back, { $name }!
sign-in-email =
    .label = E-mail address
    .placeholder = name@example.com
sign-in-password =
    .label = Password
    .placeholder = At least 8 characters
sign-in-forgotten = Forgot your password?
sign-in-new = No account yet? <a>Create one</a>.
account-delete = Delete account
account-delete-question = Do you really want to delete your account “{ $account }”?
account-delete-warning =
    All files of this account will be deleted.
    This cannot be undone.

## Files

# $count is the number of files.
files-selected =
    { $count ->
        [one] One file selected
       *[other] { $count } files selected
    }
files-uploading =
    { $count ->
        [one] Uploading { $count } file to { $folder }…
       *[other] Uploading { $count } files to { $folder }…
    }
files-deleted =
    { $count ->
        [0] No files were deleted.
        [one] The file “{ $name }” was deleted.
       *[other] { $count } files were deleted.
    }
# $size is a number of megabytes.
file-size = { NUMBER($size, maximumFractionDigits: 1) } MB
file-modified = Last change by { $user }
file-folder-empty = This folder is empty.
file-rename = Rename
file-move = Move to another folder
file-copy = Copy
file-share = Share with others
file-download = Download
file-restore = Restore previous version
file-properties = Properties
# $position is the place in a list, from 1.
file-position =
    { NUMBER($position, type: "ordinal") ->
        [one] { $position }st file
        [two] { $position }nd file
        [few] { $position }rd file
       *[other] { $position }th file
    }

## Synchronization

sync-running = { -brand-name } is synchronizing your files.
sync-paused = Synchronization is paused.
sync-done = Everything is up to date.
sync-progress = { NUMBER($done, useGrouping: 0) } of { NUMBER($total, useGrouping: 0) } files (about { $minutes } minutes left)
sync-update = { -brand-name } has been updated to version { $version }.
sync-resume = Resume
sync-conflict =
    { $gender ->
        [female] { $user } changed this file, and so did you. Keep her version?
        [male] { $user } changed this file, and so did you. Keep his version?
       *[other] { $user } changed this file, and so did you. Keep their version?
    }

## Settings

settings-language = Language
settings-theme = Appearance
    .light = Light
    .dark = Dark
    .system = Same as the system
settings-start = Start { -brand-name } when I log in
settings-folder = Folder for synchronized files:
settings-limit = Limit the speed to { $rate } kB per second
settings-notify = Notify me about shared files
settings-reset = Reset to defaults
