E7001 = Out of stock
E120801 = SMS code is wrong
