### كلمات الصفحة التي يكتبها `export --format html`.

title = رموز الأخطاء
skip = انتقل إلى الرموز
search = ابحث في الرموز والنصوص
look-up = اذهب إلى رمز
language = اللغة
groups = المجموعات
ungrouped = رموز أخرى
retired-codes = رموز متوقفة
retired = متوقف منذ
replacement = البديل
missing = غير مترجم
http = HTTP
documentation = التوثيق
copies = ينسخ الرابط
copied = تم نسخ الرابط
shown = الرموز المعروضة:
nothing = لا يوجد رمز مطابق
no-page = لا توجد صفحة بهذا الرمز
all-pages = كل الصفحات
previous = الصفحة السابقة
next = الصفحة التالية
