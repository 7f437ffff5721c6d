Text over several lines, white space, and what looks like syntax.

=== en-US/errors.ftl
E1 =
    first
      second

    third
E2 = a = b [c] *d .e
E3 = {"{"}"code": 1{"}"}
E4 = tail   
E5 = {"  kept  "}
E6 = \u0041 {"\u0041\U01F600"}
E7 = 5 { 5 } { 5.00 }

=== problems

=== texts
en-US 2 a = b [c] *d .e
en-US 3 {"code": 1}
en-US 4 tail
en-US 6 \u0041 A😀
en-US 7 5 5 5.00
