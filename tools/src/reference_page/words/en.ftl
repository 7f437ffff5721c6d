### The words of the page that `export --format html` writes.
###
### To add a language, copy this file, translate the texts, and name the file in words.rs.

# The heading of the page, unless the locales have a message reference-title.
title = Error codes
# A link that the keyboard reaches first.
skip = Skip to the codes
search = Search codes and texts
# The field of an index, which finds the page of a code.
look-up = Go to a code
language = Language
groups = Groups
# The heading of the codes that stand in no group.
ungrouped = Other codes
retired-codes = Retired codes
# Before a date.
retired = Retired
# Before the code that is used instead.
replacement = Replaced by
# Marks a text that stands in for one that is missing.
missing = Not translated
# Before the status of an HTTP response.
http = HTTP
documentation = Documentation
# Says what a click on a code does, beside following its link.
copies = copies the link
copied = Link copied
# Before the number of the codes that are shown.
shown = Codes shown:
nothing = No code matches
# On an index, which has no page with a code.
no-page = No page has this code
all-pages = All pages
previous = Previous page
next = Next page
