Each broken entry is named with its place and what was expected; the good ones serve.

=== en-US/errors.ftl
E1 = one
E2 two
E3 = three
E4 = { $x
E5 = five
E6 = }
E7 =
E8 = { $x ->
    [one] a
    [other] b
}
E9 = {"\x"}
E10 = { E1 -> *[a] b }
E11 = { f() }
E12＝ twelve
E13 = {"open}
 E14 = fourteen
E15 = { }
E16 = sixteen
    .title = { $x
E17 = { $x -> [a] b
}
E18 = { -t.a }
E19 = { NUMBER(x: 1, $y) }
E20 = { NUMBER(5 }
-term
E21 = { $1 }
E22 = twenty-two

=== problems
en-US/errors.ftl:2:4: expected `=` after the id, as in `E131201 = text`, found `t`
en-US/errors.ftl:4:10: expected `}` to close the placeable that `{` opened, found the end of the line
en-US/errors.ftl:6:6: expected `{` before `}`; a brace to be shown is `{"}"}`, found `}`
en-US/errors.ftl:7:5: expected a text, as in `E7 = text`, found the end of the line
en-US/errors.ftl:11:1: expected a default variant, marked `*`, as in `*[other] text`, found `}`
en-US/errors.ftl:12:8: expected one of the escapes `\\`, `\"`, `\uXXXX` and `\UXXXXXX`, found `\`
en-US/errors.ftl:13:12: expected a variable before `->`, as in `{ $count -> …`, not a message, found `-`
en-US/errors.ftl:14:12: expected a function's name in capital letters, as in `NUMBER($count)`, found ` `
en-US/errors.ftl:15:4: expected `=` after the id, as in `E131201 = text`, found `＝`
en-US/errors.ftl:16:14: expected `"` to close the string before the line ends, found the end of the line
en-US/errors.ftl:18:9: expected a variable, an id or a string after `{`, as in `{ $name }`; a brace to be shown is `{"{"}`, found `}`
en-US/errors.ftl:20:18: expected `}` to close the placeable that `{` opened, found the end of the line
en-US/errors.ftl:21:15: expected the first variant in a line of its own after `->`, found `[`
en-US/errors.ftl:23:14: expected the term without its attribute, which may only stand before `->`, found `}`
en-US/errors.ftl:24:24: expected no plain argument after a named one, found `)`
en-US/errors.ftl:25:18: expected a variable, an id or a string after `{`, as in `{ $name }`; a brace to be shown is `{"{"}`, found `}`
en-US/errors.ftl:26:6: expected `=` after the id, as in `E131201 = text`, found the end of the line
en-US/errors.ftl:27:10: expected an id, which begins with a letter from `a` to `z` or `A` to `Z`, found `1`
