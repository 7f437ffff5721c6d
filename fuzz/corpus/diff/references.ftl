A reference that resolves nowhere in its locale is named, and shown as it is written.

=== en-US/errors.ftl
other = other
E1 = { missing } { -missing } { other.missing } { -other }
E2 = { E3 }
E3 = { E2 }
E4 = { other }

=== zh-CN/errors.ftl
E4 = { other }

=== problems
en-US/errors.ftl:2:8: expected an id of this locale, found `missing`, which it lacks
en-US/errors.ftl:2:20: expected an id of this locale, found `-missing`, which it lacks
en-US/errors.ftl:2:33: expected an id of this locale, found `other.missing`, which it lacks
en-US/errors.ftl:2:51: expected an id of this locale, found `-other`, which it lacks
en-US/errors.ftl:3:1: expected a text that can be formatted: `E2` refers to itself
en-US/errors.ftl:4:1: expected a text that can be formatted: `E3` refers to itself
zh-CN/errors.ftl:1:8: expected an id of this locale, found `other`, which it lacks

=== texts
en-US 1 {missing} {-missing} {other.missing} {-other}
en-US 4 other
zh-CN 4 {other}
