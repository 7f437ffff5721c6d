E700002 = Le fichier fait { $size } octets ; la limite est de { $limit }
    .help = Divisez le fichier
E700003 = Le mot de passe de { $user } est incorrect
E131601 = Appareil introuvable
