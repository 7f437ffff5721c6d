E700001 = The disk is full
E700002 = The file has { $size } bytes; { $limit } are allowed
    .http = 413
E700003 = { E700002 }
    .help = Ask { $owner }
E700004 = A status that is none
    .http = 200
E700005 =
    .help = There is no text
E-7 = Below zero
E700010 = { $count ->
    [one] { NUMBER($size) } byte
   *[other] { $size } bytes
}
E700001 = The first text counts, not this one with { $never }
E700011 = { broken
