The first of two equal ids serves, in one file or in two.

=== en-US/a.ftl
E1 = one
E1 = uno
same = message
-same = term

=== en-US/b.ftl
E1 = eins

=== en-US/sub/c.ftl
E2 = two

=== problems
en-US/a.ftl:2:1: expected each id once; `E1` stands at en-US/a.ftl:1:1
en-US/b.ftl:1:1: expected each id once; `E1` stands at en-US/a.ftl:1:1

=== texts
en-US 1 one
en-US 2 two
