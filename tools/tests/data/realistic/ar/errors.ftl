### الأخطاء التي يراها المستخدمون.

## الاتصال

error-offline = أنت غير متصل بالشبكة.
error-server = خادم { -brand-name } لا يستجيب (HTTP 503).
error-timeout = لم يستجب الخادم خلال المهلة المحددة بالثواني: { $seconds }.
error-proxy = رفض الوكيل «{ $host }» الاتصال.
error-certificate = انتهت صلاحية شهادة { $host }.
error-retry = إعادة المحاولة

## الحساب

error-password = كلمة المرور غير صحيحة.
error-password-short = يجب أن تتكون كلمة المرور من ٨ أحرف على الأقل.
error-email = «{ $address }» ليس عنوان بريد إلكتروني.
error-account-locked = حسابك مقفل. راسلنا على support@example.com.
error-code = الرمز { $code } خاطئ أو انتهت صلاحيته.
error-signed-out = سُجِّل خروجك. هل تريد تسجيل الدخول مجددًا؟

## الملفات

error-not-found = لم يُعثر على الملف «{ $name }».
error-exists = يوجد ملف باسم «{ $name }» بالفعل. هل تريد استبداله؟
error-too-large = الملف أكبر من { $limit } ميغابايت. انظر https://example.com/ar/limits.
error-type = لا يمكن فتح الملفات من النوع { $type }.
error-read-only = يمكن قراءة هذا الملف ولكن لا يمكن تغييره.
error-name-empty = أدخل اسمًا.
error-name-characters = يجب ألا يحتوي الاسم على هذه الرموز: / \ *
error-in-use = يستخدم برنامج آخر هذا الملف.
error-disk-full = القرص «{ $disk }» ممتلئ.
error-damaged = الأرشيف تالف: { $reason }
error-encrypted = الأرشيف مشفَّر.
error-folder-depth = يمكن أن تتداخل المجلدات حتى ٣٢ مستوى كحد أقصى.
error-files-failed =
    { $count ->
        [zero] رُفعت جميع الملفات.
        [one] تعذّر رفع ملف واحد.
        [two] تعذّر رفع ملفين.
        [few] تعذّر رفع { $count } ملفات.
        [many] تعذّر رفع { $count } ملفًا.
       *[other] تعذّر رفع { $count } ملف.
    }
error-quota = استخدمت { NUMBER($percent, maximumFractionDigits: 0) }٪ من مساحة التخزين.

## غير ذلك

error-unknown = خطأ غير معروف ({ $code })
error-printer = الطابعة { $printer } غير جاهزة.
error-clipboard = الحافظة فارغة.
error-update = فشل التحديث إلى الإصدار 4.2.1.
error-license = ترخيصك غير صالح لهذا الجهاز.
error-permission = يحتاج { -brand-name } إلى الوصول إلى المجلد «{ $folder }».
error-too-many = محاولات كثيرة جدًا؛ حاول مرة أخرى لاحقًا.
error-report = إرسال تقرير
error-details = إظهار التفاصيل
error-restart = { error-damaged-hint } أعد تشغيل { -brand-name }.
error-damaged-hint = حدث خطأ ما.
