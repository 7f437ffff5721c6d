E700001 = The disk is full
    .http = 507
E700002 = { $size } bytes are too many; { $limit } are allowed
E700003 = Nobody answers at { $address }
    .help = Ask { $owner }
E700004 = Step { $step-name } failed
E-7 = Below zero
