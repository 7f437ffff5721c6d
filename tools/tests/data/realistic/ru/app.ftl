### Окна и меню программы, которая синхронизирует файлы.

## Названия

-brand-name =
    { $case ->
       *[nominative] Люмина
        [genitive] Люмины
        [accusative] Люмину
        [prepositional] Люмине
    }
    .gender = feminine
-service-name = Облако Люмины

## Меню

menu-open = Открыть файл…
    .accesskey = О
menu-save = Сохранить
    .accesskey = С
    .tooltip = Сохранить изменения в этом файле
menu-save-as = Сохранить как…
    .accesskey = К
menu-print = Печать
    .accesskey = П
menu-settings = Настройки
menu-quit = Закрыть { -brand-name(case: "accusative") }
menu-help = Справка
menu-about = О { -brand-name(case: "prepositional") }

## Учётная запись

sign-in-button = Войти
sign-out-button = Выйти
sign-in-title = Вход в { -service-name }
sign-in-greeting = С возвращением, { $name }!
sign-in-email =
    .label = Адрес электронной почты
    .placeholder = name@example.com
sign-in-password =
    .label = Пароль
    .placeholder = Не менее 8 символов
sign-in-forgotten = Забыли пароль?
sign-in-new = Ещё нет учётной записи? <a>Создайте её</a>.
account-delete = Удалить учётную запись
account-delete-question = Вы действительно хотите удалить учётную запись «{ $account }»?
account-delete-warning =
    Все файлы этой учётной записи будут удалены.
    Это действие нельзя отменить.

## Файлы

files-selected =
    { $count ->
        [one] Выбран { $count } файл
        [few] Выбрано { $count } файла
        [many] Выбрано { $count } файлов
       *[other] Выбрано { $count } файла
    }
files-uploading =
    { $count ->
        [one] Отправляется { $count } файл в папку { $folder }…
        [few] Отправляются { $count } файла в папку { $folder }…
        [many] Отправляются { $count } файлов в папку { $folder }…
       *[other] Отправляется { $count } файла в папку { $folder }…
    }
files-deleted =
    { $count ->
        [0] Ни один файл не удалён.
        [1] Файл «{ $name }» удалён.
        [one] Удалён { $count } файл.
        [few] Удалены { $count } файла.
        [many] Удалено { $count } файлов.
       *[other] Удалено { $count } файла.
    }
file-size = { NUMBER($size, maximumFractionDigits: 1) } МБ
file-modified = Последнее изменение: { $user }
file-folder-empty = Эта папка пуста.
file-rename = Переименовать
file-move = Переместить в другую папку
file-copy = Копировать
file-share = Поделиться с другими
file-download = Скачать
file-restore = Восстановить прежнюю версию
file-properties = Свойства
file-position = { $position }-й файл

## Синхронизация

sync-running = { -brand-name } синхронизирует ваши файлы.
sync-paused = Синхронизация приостановлена.
sync-done = Всё обновлено.
sync-progress = Файлов: { NUMBER($done, useGrouping: 0) } из { NUMBER($total, useGrouping: 0) } (осталось минут: примерно { $minutes })
sync-update =
    { -brand-name.gender ->
        [masculine] { -brand-name } обновлён до версии { $version }.
        [feminine] { -brand-name } обновлена до версии { $version }.
       *[other] { -brand-name } обновлено до версии { $version }.
    }
sync-resume = Продолжить
sync-conflict =
    { $gender ->
        [female] { $user } изменила этот файл, и вы тоже. Оставить её версию?
        [male] { $user } изменил этот файл, и вы тоже. Оставить его версию?
       *[other] Этот файл изменили и вы, и { $user }. Оставить чужую версию?
    }

## Настройки

settings-language = Язык
settings-theme = Оформление
    .light = Светлое
    .dark = Тёмное
    .system = Как в системе
settings-start = Запускать { -brand-name(case: "accusative") } при входе в систему
settings-folder = Папка для синхронизируемых файлов:
settings-limit = Ограничить скорость до { $rate } кБ в секунду
settings-notify = Уведомлять меня об общих файлах
settings-reset = Вернуть исходные настройки
