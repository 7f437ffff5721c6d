### Письма сервиса.

## Приглашение

mail-invite-subject = Вам открыли доступ к папке: { $sender }
mail-invite-text = Откройте папку «{ $folder }» здесь: https://{ $host }/shared
mail-invite-accept = Принять приглашение
mail-invite-decline = Отклонить приглашение
mail-invite-expires =
    { $days ->
        [one] Приглашение истекает через { $days } день.
        [few] Приглашение истекает через { $days } дня.
        [many] Приглашение истекает через { $days } дней.
       *[other] Приглашение истекает через { $days } дня.
    }

## Подтверждение

mail-confirm-subject = Подтвердите адрес электронной почты
mail-confirm-text = Спасибо, что вы с нами! { -service-name } прислало ваш код: { $code }.
mail-confirm-ignore = Если вы не запрашивали это письмо, просто не обращайте на него внимания.

## Пароль

mail-reset-subject = Сброс пароля
mail-reset-text = Ссылка действительна 24 часа, воспользоваться ею можно лишь один раз.
mail-reset-done = Ваш пароль был изменён { $date }.
mail-reset-link = Выбрать новый пароль

## Оплата

mail-bill-subject = Счёт № { $number }
mail-bill-amount = Сумма: { NUMBER($amount, minimumFractionDigits: 2) } { $currency }
mail-bill-plan = { -service-name } стоит 1 200,50 евро в год, до 10 000 файлов.
mail-bill-due = Пожалуйста, оплатите до { $date }.
mail-bill-thanks = Спасибо!

## Подпись

mail-greeting = Здравствуйте, { $name },
mail-signature = Команда { -brand-name(case: "genitive") }
mail-footer = Есть вопросы? Наша справка: www.example.com/help
mail-unsubscribe = Отписаться от этих писем
