E7001 = Stock épuisé
