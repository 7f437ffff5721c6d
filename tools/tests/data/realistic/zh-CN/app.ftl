### 文件同步程序的窗口与菜单。

## 名称

-brand-name = 流明
-service-name = 流明云

## 菜单

menu-open = 打开文件…
    .accesskey = O
menu-save = 保存
    .accesskey = S
    .tooltip = 保存对此文件的更改
menu-save-as = 另存为…
    .accesskey = A
menu-print = 打印
    .accesskey = P
menu-settings = 设置
menu-quit = 退出{ -brand-name }
menu-help = 帮助
menu-about = 关于{ -brand-name }

## 帐户

sign-in-button = 登录
sign-out-button = 退出登录
sign-in-title = 登录{ -service-name }
sign-in-greeting = { $name }，欢迎回来！
sign-in-email =
    .label = 电子邮件地址
    .placeholder = name@example.com
sign-in-password =
    .label = 密码
    .placeholder = 至少 8 个字符
sign-in-forgotten = 忘记密码？
sign-in-new = 还没有帐户？<a>立即创建</a>。
account-delete = 删除帐户
account-delete-question = 确定要删除您的帐户“{ $account }”吗？
account-delete-warning =
    此帐户的所有文件都将被删除。
    此操作无法撤消。

## 文件

files-selected = 已选择 { $count } 个文件
files-uploading = 正在将 { $count } 个文件上传到 { $folder }…
files-deleted =
    { $count ->
        [0] 未删除任何文件。
        [1] 已删除文件“{ $name }”。
       *[other] 已删除 { $count } 个文件。
    }
file-size = { NUMBER($size, maximumFractionDigits: 1) } MB
file-modified = 最后更改者：{ $user }
file-folder-empty = 此文件夹为空。
file-rename = 重命名
file-move = 移动到其他文件夹
file-copy = 复制
file-share = 与他人共享
file-download = 下载
file-restore = 恢复以前的版本
file-properties = 属性
file-position = 第 { $position } 个文件

## 同步

sync-running = { -brand-name }正在同步您的文件。
sync-paused = 同步已暂停。
sync-done = 所有内容均为最新。
sync-progress = 第 { NUMBER($done, useGrouping: 0) } 个文件，共 { NUMBER($total, useGrouping: 0) } 个（大约还需 { $minutes } 分钟）
sync-update = { -brand-name }已更新到版本 { $version }。
sync-resume = 继续
sync-conflict =
    { $gender ->
        [female] 您和 { $user } 都更改了此文件。要保留她的版本吗？
        [male] 您和 { $user } 都更改了此文件。要保留他的版本吗？
       *[other] 您和 { $user } 都更改了此文件。要保留对方的版本吗？
    }

## 设置

settings-language = 语言
settings-theme = 外观
    .light = 浅色
    .dark = 深色
    .system = 与系统相同
settings-start = 登录系统时启动{ -brand-name }
settings-folder = 同步文件所在的文件夹：
settings-limit = 将速度限制为每秒 { $rate } kB
settings-notify = 有共享文件时通知我
settings-reset = 重置为默认值
