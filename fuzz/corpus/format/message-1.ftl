E1 = { { "a" } } { -t } { missing } { FOO($z) }
-t = { -u }
-u = { -t }
    .g = f
E3 = { -u.g ->
   *[f] { 5.00 }
}
