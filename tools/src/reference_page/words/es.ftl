### Las palabras de la página que escribe `export --format html`.

title = Códigos de error
skip = Ir a los códigos
search = Buscar códigos y textos
look-up = Ir a un código
language = Idioma
groups = Grupos
ungrouped = Otros códigos
retired-codes = Códigos retirados
retired = Retirado el
replacement = Sustituido por
missing = Sin traducir
http = HTTP
documentation = Documentación
copies = copia el enlace
copied = Enlace copiado
shown = Códigos mostrados:
nothing = Ningún código coincide
no-page = Ninguna página tiene este código
all-pages = Todas las páginas
previous = Página anterior
next = Página siguiente
