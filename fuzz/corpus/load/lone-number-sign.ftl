An entry that

=== en-US/errors.0fth
.E0 = { $
E3 = {
E4 = fÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿour
E5 = NUMBER(
E6 = six
# of= { -u }
-u = gE1.g ->   *[f]ected a variable, a 7 seven
 fÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿour
E5 = NUMBER(
E6 = six
#