### نوافذ وقوائم برنامج يزامن الملفات.

## الأسماء

-brand-name = لومينا
-service-name = سحابة لومينا

## القائمة

menu-open = فتح ملف…
    .accesskey = ف
menu-save = حفظ
    .accesskey = ح
    .tooltip = حفظ التغييرات في هذا الملف
menu-save-as = حفظ باسم…
    .accesskey = ب
menu-print = طباعة
    .accesskey = ط
menu-settings = الإعدادات
menu-quit = إنهاء { -brand-name }
menu-help = مساعدة
menu-about = عن { -brand-name }

## الحساب

sign-in-button = تسجيل الدخول
sign-out-button = تسجيل الخروج
sign-in-title = تسجيل الدخول إلى { -service-name }
sign-in-greeting = مرحبًا بعودتك، { $name }!
sign-in-email =
    .label = عنوان البريد الإلكتروني
    .placeholder = name@example.com
sign-in-password =
    .label = كلمة المرور
    .placeholder = ٨ أحرف على الأقل
sign-in-forgotten = هل نسيت كلمة المرور؟
sign-in-new = ليس لديك حساب بعد؟ <a>أنشئ حسابًا</a>.
account-delete = حذف الحساب
account-delete-question = هل تريد حقًا حذف حسابك «{ $account }»؟
account-delete-warning =
    ستُحذف جميع ملفات هذا الحساب.
    لا يمكن التراجع عن ذلك.

## الملفات

files-selected =
    { $count ->
        [zero] لم يُحدَّد أي ملف
        [one] حُدِّد ملف واحد
        [two] حُدِّد ملفان
        [few] حُدِّدت { $count } ملفات
        [many] حُدِّد { $count } ملفًا
       *[other] حُدِّد { $count } ملف
    }
files-uploading =
    { $count ->
        [zero] لا توجد ملفات تُرفع إلى { $folder }…
        [one] يُرفع ملف واحد إلى { $folder }…
        [two] يُرفع ملفان إلى { $folder }…
        [few] تُرفع { $count } ملفات إلى { $folder }…
        [many] يُرفع { $count } ملفًا إلى { $folder }…
       *[other] يُرفع { $count } ملف إلى { $folder }…
    }
files-deleted =
    { $count ->
        [zero] لم يُحذف أي ملف.
        [one] حُذف الملف «{ $name }».
        [two] حُذف ملفان.
        [few] حُذفت { $count } ملفات.
        [many] حُذف { $count } ملفًا.
       *[other] حُذف { $count } ملف.
    }
file-size = { NUMBER($size, maximumFractionDigits: 1) } ميغابايت
file-modified = آخر تغيير أجراه { $user }
file-folder-empty = هذا المجلد فارغ.
file-rename = إعادة التسمية
file-move = نقل إلى مجلد آخر
file-copy = نسخ
file-share = مشاركة مع الآخرين
file-download = تنزيل
file-restore = استعادة إصدار سابق
file-properties = الخصائص
file-position = الملف رقم { $position }

## المزامنة

sync-running = يزامن { -brand-name } ملفاتك.
sync-paused = المزامنة متوقفة مؤقتًا.
sync-done = كل شيء محدَّث.
sync-progress = الملفات: { NUMBER($done, useGrouping: 0) } من { NUMBER($total, useGrouping: 0) } (الدقائق المتبقية نحو { $minutes })
sync-update = حُدِّث { -brand-name } إلى الإصدار { $version }.
sync-resume = استئناف
sync-conflict =
    { $gender ->
        [female] غيّرت { $user } هذا الملف كما غيّرته أنت. هل تريد الاحتفاظ بإصدارها؟
        [male] غيّر { $user } هذا الملف كما غيّرته أنت. هل تريد الاحتفاظ بإصداره؟
       *[other] غيّرت هذا الملف وكذلك فعل المستخدم { $user }. هل تريد الاحتفاظ بالإصدار الآخر؟
    }

## الإعدادات

settings-language = اللغة
settings-theme = المظهر
    .light = فاتح
    .dark = داكن
    .system = مطابق للنظام
settings-start = تشغيل { -brand-name } عند تسجيل دخولي
settings-folder = مجلد الملفات المتزامنة:
settings-limit = تحديد السرعة بمقدار { $rate } كيلوبايت في الثانية
settings-notify = إشعاري بالملفات المشتركة
settings-reset = إعادة التعيين إلى القيم الافتراضية
