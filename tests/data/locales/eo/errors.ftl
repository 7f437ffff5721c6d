E7001 = Ne plu havebla
