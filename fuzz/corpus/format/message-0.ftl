E1 = { $x ->
    [one] one { $y }
   *[other] { NUMBER($x, minimumFractionDigits: 2) }
}
    .a = { -t(c: "x") }
-t = { $c ->
   *[x] { E2 }
}
E2 = { E1.a } {"\u00e9"}
