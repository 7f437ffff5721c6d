### رسائل الخدمة الإلكترونية.

## الدعوة

mail-invite-subject = شارك { $sender } مجلدًا معك
mail-invite-text = افتح المجلد «{ $folder }» هنا: https://{ $host }/shared
mail-invite-accept = قبول الدعوة
mail-invite-decline = رفض الدعوة
mail-invite-expires =
    { $days ->
        [zero] تنتهي الدعوة اليوم.
        [one] تنتهي الدعوة خلال يوم واحد.
        [two] تنتهي الدعوة خلال يومين.
        [few] تنتهي الدعوة خلال { $days } أيام.
        [many] تنتهي الدعوة خلال { $days } يومًا.
       *[other] تنتهي الدعوة خلال { $days } يوم.
    }

## التأكيد

mail-confirm-subject = أكِّد عنوان بريدك الإلكتروني
mail-confirm-text = شكرًا لاختيارك { -service-name }! رمزك هو { $code }.
mail-confirm-ignore = إذا لم تطلب هذه الرسالة فتجاهلها.

## كلمة المرور

mail-reset-subject = أعد تعيين كلمة المرور
mail-reset-text = الرابط صالح لمدة ٢٤ ساعة ويمكن استخدامه مرة واحدة فقط.
mail-reset-done = غُيِّرت كلمة مرورك في { $date }.
mail-reset-link = اختيار كلمة مرور جديدة

## الدفع

mail-bill-subject = الفاتورة رقم { $number }
mail-bill-amount = المبلغ: { NUMBER($amount, minimumFractionDigits: 2) } { $currency }
mail-bill-plan = تبلغ تكلفة { -service-name } ١٬٢٠٠٫٥٠ يورو سنويًا لما يصل إلى ١٠٬٠٠٠ ملف.
mail-bill-due = يُرجى الدفع قبل { $date }.
mail-bill-thanks = شكرًا لك!

## الختام

mail-greeting = مرحبًا { $name }،
mail-signature = فريق { -brand-name }
mail-footer = هل لديك أسئلة؟ صفحات المساعدة: www.example.com/help
mail-unsubscribe = إلغاء الاشتراك في هذه الرسائل
