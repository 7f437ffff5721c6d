An entry that breaks off inside a placeable does not hide the next one.

=== en-US/errors.ftl
E1 = { $x
E2 = two
E3 = {
E4 = four
E5 = { NUMBER(
E6 = six
# of seven
E7 = seven

=== problems
en-US/errors.ftl:1:10: expected `}` to close the placeable that `{` opened, found the end of the line
en-US/errors.ftl:3:7: expected `}` to close the placeable that `{` opened, found the end of the line
en-US/errors.ftl:5:15: expected a variable, an id or a string after `{`, as in `{ $name }`; a brace to be shown is `{"{"}`, found the end of the line

=== texts
en-US 2 two
en-US 4 four
en-US 6 six
en-US 7 seven
