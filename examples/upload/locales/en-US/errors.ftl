E700002 = The file has { $size } bytes; { $limit } are allowed
    .help = Split the file
E700003 = The password of { $user } is wrong
