E1 = { "" }
E1 = one
E2 =
    two

    lines
E3 = { $x }
    .a = b
E4 =
    .only = attribute
E4 = four
