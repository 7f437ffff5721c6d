An empty text counts as missing.

=== en-US/errors.ftl
E1 = {""}
E2 = {" "} {""}
E3 = three

=== zh-CN/errors.ftl
E3 = {""}

=== problems
en-US/errors.ftl:1:1: expected a text, found an empty one
en-US/errors.ftl:2:1: expected a text, found an empty one
zh-CN/errors.ftl:1:1: expected a text, found an empty one

=== texts
en-US 1 Unknown error (1)
en-US 2 Unknown error (2)
zh-CN 3 three
