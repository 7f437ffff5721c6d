### Les mots de la page qu’écrit `export --format html`.

title = Codes d’erreur
skip = Aller aux codes
search = Chercher dans les codes et les textes
look-up = Aller à un code
language = Langue
groups = Groupes
ungrouped = Autres codes
retired-codes = Codes retirés
retired = Retiré le
replacement = Remplacé par
missing = Non traduit
http = HTTP
documentation = Documentation
copies = copie le lien
copied = Lien copié
shown = Codes affichés :
nothing = Aucun code ne correspond
no-page = Aucune page n’a ce code
all-pages = Toutes les pages
previous = Page précédente
next = Page suivante
