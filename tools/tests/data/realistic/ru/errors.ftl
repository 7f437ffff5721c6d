### Ошибки, которые видят пользователи.

## Соединение

error-offline = Нет подключения к сети.
error-server = Сервер { -brand-name(case: "genitive") } не отвечает (HTTP 503).
error-timeout = Сервер не ответил за отведённое время: { $seconds } с.
error-proxy = Прокси-сервер «{ $host }» отклонил соединение.
error-certificate = Срок действия сертификата узла { $host } истёк.
error-retry = Повторить попытку

## Учётная запись

error-password = Неверный пароль.
error-password-short = Пароль должен содержать не менее 8 символов.
error-email = «{ $address }» не является адресом электронной почты.
error-account-locked = Ваша учётная запись заблокирована. Напишите на support@example.com.
error-code = Код { $code } неверен или устарел.
error-signed-out = Сеанс завершён. Войти снова?

## Файлы

error-not-found = Файл «{ $name }» не найден.
error-exists = Файл с именем «{ $name }» уже существует. Заменить его?
error-too-large = Размер файла превышает { $limit } МБ. См. https://example.com/ru/limits.
error-type = Файлы типа { $type } открыть невозможно.
error-read-only = Этот файл можно читать, но нельзя изменять.
error-name-empty = Введите имя.
error-name-characters = Имя не должно содержать символы: / \ *
error-in-use = Этот файл занят другой программой.
error-disk-full = На диске «{ $disk }» нет места.
error-damaged = Архив повреждён: { $reason }
error-encrypted = Архив зашифрован.
error-folder-depth = Глубина вложенности папок не может превышать 32 уровней.
error-files-failed =
    { $count ->
        [one] Не удалось отправить { $count } файл.
        [few] Не удалось отправить { $count } файла.
        [many] Не удалось отправить { $count } файлов.
       *[other] Не удалось отправить { $count } файла.
    }
error-quota = Занято { NUMBER($percent, maximumFractionDigits: 0) } % хранилища.

## Прочее

error-unknown = Неизвестная ошибка ({ $code })
error-printer = Принтер { $printer } не готов.
error-clipboard = Буфер обмена пуст.
error-update = Не удалось обновить программу до версии 4.2.1.
error-license = Ваша лицензия не действует на этом устройстве.
error-permission = Для работы { -brand-name(case: "genitive") } нужен доступ к папке «{ $folder }».
error-too-many = Слишком много попыток; повторите позже.
error-report = Отправить отчёт
error-details = Показать подробности
error-restart = { error-damaged-hint } Перезапустите { -brand-name(case: "accusative") }.
error-damaged-hint = Что-то пошло не так.
