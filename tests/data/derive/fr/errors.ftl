E700001 = Le disque est plein
E700002 = { $size } octets
E700003 = Personne ne répond à { $address } pour { $step }
