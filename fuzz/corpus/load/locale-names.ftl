A folder that is no language's serves nothing and hides nothing.

=== en-US/errors.ftl
E1 = one

=== und/errors.ftl
E1 = und

=== backup/errors.ftl
E1 = backup

=== not a language/errors.ftl
E1 = none

=== zh-CN/errors.ftl
E1 = 一

=== zh_CN/errors.ftl
E1 = 二

=== .hidden/errors.ftl
E1 = hidden

=== errors.ftl
E1 = beside

=== problems
backup:1:1: expected a folder named by a language identifier, as in `zh-CN`, found `backup`, a language that CLDR does not know
not a language:1:1: expected a folder named by a language identifier, as in `zh-CN`, found `not a language`
und:1:1: expected a folder named by a language identifier, as in `zh-CN`, found `und`, a language that CLDR does not know
zh_CN:1:1: expected one folder for `zh-CN`, which `zh-CN` is

=== texts
en-US 1 one
und 1 one
zh-CN 1 一
